// What is against the law: folded away, asked for only when it is opened, and each confirmed after saying
// what may follow.

import { durationText, moneyText } from "../format.js";
import { byCategory, consequenceText, offersShown } from "../rooms.js";
import { html, useState } from "../ui.js";
import { Outcome, useAct, useReply, Waiting } from "./asking.js";
import { Confirm } from "./confirm.js";
import { Field } from "./fields.js";
import { Icon } from "./icons.js";

export function Offences({ game, player }) {
  const [open, setOpen] = useState(false);
  return html`<section class="card" aria-labelledby="offences-title">
    <details class="fold" open=${open} onToggle=${({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary id="offences-title">Against the law</summary>
      ${open && html`<${List} game=${game} player=${player} />`}
    </details>
  </section>`;
}

function List({ game, player }) {
  const [search, setSearch] = useState("");
  const [asking, setAsking] = useState(null);
  const action = useAct(game);
  const situation = [player.day?.day, player.day?.doing, player.life.age, player.work?.kind, player.law?.prison != null].join("|");
  const { reply, error, again } = useReply(game, "get_offences", {}, situation);
  const offers = (reply?.offences ?? []).map((offence) => ({ ...offence, price_cents: offence.severity }));
  const commit = async (offence) => {
    await action.act(offence.id, "commit_crime", { offence_id: offence.id }, ({ text, gain_cents: gain, caught }) =>
      ({ kind: caught ? "pity" : "status", text: `${text}${gain > 0 ? ` It brought ${moneyText(gain)}.` : ""}${caught ? " You were caught." : ""}` }));
    setAsking(null);
  };
  return html`<p class="quiet">Somebody pays for each of these, and often it is you: the police may come at once or months later. A record
      closes doors at work for years.</p>
    <div class="search-field"><${Field} id="offence-search" label="Search" type="search" value=${search} onInput=${({ target }) => setSearch(target.value)} /></div>
    ${!reply && html`<${Waiting} error=${error} again=${again} />`}
    <div id="offences">
      ${byCategory(offersShown(offers, { search })).map(({ category, name, things }) => html`<div key=${category}>
        <h4 class="room-group">${name}</h4>
        <ul class="rows">
          ${things.map((offence) => html`<li key=${offence.id} class=${offence.available ? "row" : "row not-possible"}>
            <${Offence} offence=${offence} action=${action} onAsk=${() => setAsking(offence)} />
          </li>`)}
        </ul>
      </div>`)}
    </div>
    ${asking &&
    html`<${Confirm} id="offence" title=${`${asking.name}?`} yes="Do it" no="Leave it" danger busy=${action.busy != null}
        onYes=${() => commit(asking)} onClose=${() => setAsking(null)}>
      <p>${asking.text}</p>
      <p>${consequenceText(asking.severity)}</p>
      ${asking.energy > 0 && html`<p class="quiet">It takes ${asking.energy} energy.</p>`}
    <//>`}`;
}

function Offence({ offence, action, onAsk }) {
  const { id, name, text, place, duration_minutes: minutes, energy, available, reason, severity } = offence;
  return html`<span class="row-name row-wide">${name}</span>
    <span class="row-text">${text}</span>
    <span class="row-facts"><span>${place}</span><span>${durationText(minutes)}</span>
      <span><${Icon} name="bolt" label="Energy" size="14" />${energy}</span><span>gravity ${severity} of 10</span></span>
    ${reason && html`<span class="row-text reason">${reason}</span>`}
    ${available && html`<div class="actions"><button type="button" id="offence-${id}" class="button" disabled=${action.disabled} onClick=${onAsk}
      aria-label=${`${name}: think about it`}>Think about it…</button></div>`}
    <${Outcome} outcome=${action.outcome} name=${id} />`;
}
