// What can be studied, now or one day: universities, trades, graduate schools.

import { LEVEL_ORDER, enrolledText, levelText, modeText, programmeFacts } from "../schooling.js";
import { groupsOf } from "../finding.js";
import { plainText } from "../format.js";
import { html, useState } from "../ui.js";
import { Outcome, Waiting, useReply } from "./asking.js";
import { Dialog } from "./dialog.js";
import { ChipRow } from "./figures.js";
import { Finder } from "./finder.js";

const ALL = "";

export function Programmes({ game, player, actions }) {
  const { school, life } = player;
  const [open, setOpen] = useState(life.age >= 18 && !school?.programme);
  return html`<section class="card" aria-labelledby="programmes-title">
    <details class="unfold" id="programmes-list" open=${open} onToggle=${({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary><h3 id="programmes-title">What you could study</h3></summary>
      ${open && html`<${List} game=${game} player=${player} actions=${actions} />`}
    </details>
    <${Outcome} outcome=${actions.outcome} name="enroll" />
  </section>`;
}

function List({ game, player, actions }) {
  const { school, life, vitals } = player;
  const [level, setLevel] = useState(ALL);
  const [chosen, setChosen] = useState(null);
  const situation = [life.age, school?.school, school?.programme?.id, school?.grade, Math.round(vitals?.smarts ?? 0)].join("|");
  const { reply, error, again } = useReply(game, "get_programmes", {}, situation);
  if (!reply) return html`<${Waiting} error=${error} again=${again} />`;
  const levels = groupsOf(reply.programmes, (one) => one.level, LEVEL_ORDER).map(([id]) => [id, levelText(id)]);
  const shown = reply.programmes.filter((one) => !level || one.level === level);
  const enroll = async (fields) => {
    await actions.act("enroll", "enroll", { programme_id: chosen.id, ...fields }, enrolledText);
    setChosen(null);
  };
  return html`<${ChipRow} label="Kind of study" options=${[[ALL, "All"], ...levels]} chosen=${level} onChoose=${setLevel} />
    <${Finder} id="programmes" label="Search a subject" items=${shown} empty="There is nothing to study."
      textOf=${(one) => `${one.name} ${one.text} ${plainText(one.field)}`}
      row=${(one) => html`<${Row} key=${one.id} programme=${one} actions=${actions} onChoose=${() => setChosen(one)} />`} />
    ${chosen && html`<${Enrolment} programme=${chosen} busy=${actions.disabled} onEnroll=${enroll} onClose=${() => setChosen(null)} />`}`;
}

const STATUS = { enrolled: "You study this", graduated: "Finished", left: "You left this" };

function Row({ programme, actions, onChoose }) {
  const { id, name, text, available, reason, status, level } = programme;
  return html`<li class=${available ? "row" : "row not-possible"} data-programme=${id}>
    <span class="row-name">${name} ${STATUS[status] && html`<span class="badge">${STATUS[status]}</span>`}</span>
    ${available &&
    html`<button type="button" class="button" disabled=${actions.disabled} aria-label=${`Enrol: ${name}`} onClick=${onChoose}>Enrol</button>`}
    <span class="row-text">${text}</span>
    <span class="row-facts"><span>${levelText(level)}</span>${programmeFacts(programme).map((fact) => html`<span key=${fact}>${fact}</span>`)}</span>
    ${!available && reason && html`<span class="row-facts reason">${reason}</span>`}
  </li>`;
}

function Enrolment({ programme, busy, onEnroll, onClose }) {
  const { name, modes, tuition_cents: tuition, scholarship_percent: percent } = programme;
  const [mode, setMode] = useState(modes[0]);
  const [loan, setLoan] = useState(false);
  return html`<${Dialog} id="enrolment" title=${name} onClose=${onClose}>
    <p class="quiet">${programmeFacts(programme).join(" · ")}</p>
    <fieldset class="plain"><legend class="label">How</legend>
      ${modes.map((id) => html`<label key=${id} class="check"><input type="radio" name="mode" checked=${mode === id} onChange=${() => setMode(id)} />
        <span>${modeText(id)}</span></label>`)}
    </fieldset>
    ${tuition > 0 && percent < 100 &&
    html`<label class="check"><input type="checkbox" checked=${loan} onChange=${({ target }) => setLoan(target.checked)} />
      <span>Pay with a student loan</span></label>`}
    <div class="dialog-actions">
      <button type="button" class="button" onClick=${onClose}>Not now</button>
      <button type="button" id="enrolment-yes" class="button primary" disabled=${busy} onClick=${() => onEnroll({ mode, ...(loan ? { loan } : {}) })}>
        ${busy ? "One moment…" : "Enrol"}
      </button>
    </div>
  <//>`;
}
