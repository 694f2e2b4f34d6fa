// Who looks for somebody. What is out of reach stays in the list, with the reason.

import { plainText } from "../format.js";
import { vacancyFacts } from "../working.js";
import { html, useState } from "../ui.js";
import { Outcome, Waiting, useReply } from "./asking.js";
import { Finder } from "./finder.js";

const ALL = "";

export function Vacancies({ game, player, actions }) {
  const { work, life, day } = player;
  const [track, setTrack] = useState(ALL);
  const situation = [day?.day, day?.place, life.age, work?.kind, work?.job_id, work?.interviews?.length, player.school?.degrees?.length].join("|");
  const { reply, error, again } = useReply(game, "get_vacancies", {}, situation);
  const all = reply?.vacancies ?? [];
  const tracks = [...new Set(all.map((one) => one.track))].sort();
  const shown = all.filter((one) => !track || one.track === track);
  const apply = ({ id, name }) =>
    actions.act(`apply-${id}`, "apply_for_job", { vacancy_id: id }, ({ employer }) => `${employer} invites you to an interview. ${name}: the questions stand above.`);
  return html`<section class="card" aria-labelledby="vacancies-title">
    <h3 id="vacancies-title">Vacancies</h3>
    ${!reply && html`<${Waiting} error=${error} again=${again} />`}
    ${reply &&
    html`<${Finder} id="vacancies" label="Search a job" items=${shown} empty="Nobody is looking for somebody right now. A new month brings new posts."
      textOf=${(one) => `${one.name} ${one.employer} ${plainText(one.track)}`}
      row=${(one) => html`<${Vacancy} key=${one.id} vacancy=${one} life=${life} actions=${actions} onApply=${() => apply(one)} />`}>
      <div class="field">
        <label for="vacancy-track">Field</label>
        <select id="vacancy-track" class="input" value=${track} onChange=${({ target }) => setTrack(target.value)}>
          <option value=${ALL}>All fields</option>
          ${tracks.map((id) => html`<option key=${id} value=${id}>${plainText(id)}</option>`)}
        </select>
      </div>
    <//>`}
  </section>`;
}

function Vacancy({ vacancy, life, actions, onApply }) {
  const { id, name, employer, available, reason, kind } = vacancy;
  const action = `apply-${id}`;
  return html`<li class=${available ? "row" : "row not-possible"} data-vacancy=${id}>
    <span class="row-name">${name} ${kind === "military" && html`<span class="badge warm">In uniform</span>`}</span>
    ${available &&
    html`<button type="button" class="button" disabled=${actions.disabled} aria-label=${`Apply: ${name}, ${employer}`} onClick=${onApply}>
      ${actions.busy === action ? "One moment…" : "Apply"}</button>`}
    <span class="row-text">${employer}</span>
    <span class="row-facts">${vacancyFacts(vacancy, life).map((fact) => html`<span key=${fact}>${fact}</span>`)}</span>
    ${!available && reason && html`<span class="row-facts reason">${reason}</span>`}
    <${Outcome} outcome=${actions.outcome} name=${action} />
  </li>`;
}
