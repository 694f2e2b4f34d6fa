// Work: the job one has, interviews to go to, who looks for somebody, and what can be earned beside it.

import { gameMinute } from "../clock.js";
import { plainText } from "../format.js";
import { EFFORTS } from "../schooling.js";
import { needsOf, performanceText, workFigures } from "../working.js";
import { html } from "../ui.js";
import { Outcome, useAct } from "./asking.js";
import { Business } from "./business.js";
import { Figures, Segments } from "./figures.js";
import { Gauge } from "./gauge.js";
import { Interview } from "./interview.js";
import { Leaving } from "./leaving.js";
import { Vacancies } from "./vacancies.js";
import { WorkOptions } from "./work_options.js";

export function WorkScreen({ game, state }) {
  const actions = useAct(game);
  const { player } = state;
  const { work } = player;
  const now = gameMinute(player, game.serverNow());
  return html`
    ${work?.interviews?.map((interview) => html`<${Interview} key=${interview.vacancy_id} interview=${interview} now=${now} actions=${actions} />`)}
    <${Outcome} outcome=${actions.outcome} name="interview" />
    <${Outcome} outcome=${actions.outcome} name="close-business" />
    <${Present} player=${player} actions=${actions} />
    ${work?.business && html`<${Business} work=${work} actions=${actions} />`}
    <${Vacancies} game=${game} player=${player} actions=${actions} />
    <${WorkOptions} game=${game} player=${player} actions=${actions} />`;
}

function Present({ player, actions }) {
  const { work } = player;
  const employed = work?.kind === "job" && Boolean(work.job_id);
  return html`<section class="card" aria-labelledby="work-title">
    <h3 id="work-title">${work?.title || "No job"}</h3>
    ${employed && html`<p class="quiet">${work.employer} · ${plainText(work.track)}, rank ${work.rank}</p>`}
    ${!work?.title && html`<p class="quiet">You have no job. Below stands who looks for somebody.</p>`}
    ${employed &&
    html`<${Gauge} name="Performance" value=${work.performance}
      text=${`${Math.round(work.performance)} of 100, ${performanceText(work.performance)}`} />`}
    ${work && html`<${Figures} figures=${workFigures(work)} />`}
    ${employed && html`<${Effort} effort=${work.effort} actions=${actions} />
      <${Asking} actions=${actions} /><${Next} posts=${work.next} />`}
    <${Leaving} player=${player} actions=${actions} />
  </section>`;
}

function Effort({ effort, actions }) {
  const choose = (id) => id !== effort && !actions.disabled && actions.act("effort", "set_work_effort", { effort: id }, () => "That is how you work from now on.");
  return html`<div class="field">
    <span class="label">How hard you work</span>
    <${Segments} label="How hard you work" prefix="work" options=${EFFORTS} chosen=${effort} onChoose=${choose} />
    <p class="quiet small">Hard raises performance and stress. Easy does the opposite.</p>
    <${Outcome} outcome=${actions.outcome} name="effort" />
  </div>`;
}

const QUESTIONS = [
  { id: "raise", type: "ask_for_raise", name: "Ask for a raise" },
  { id: "promotion", type: "ask_for_promotion", name: "Ask for a promotion" },
];

function Asking({ actions }) {
  return html`<div class="actions">
    ${QUESTIONS.map(({ id, type, name }) => html`<button key=${id} type="button" id="ask-${id}" class="button" disabled=${actions.disabled}
        onClick=${() => actions.act("ask", type)}>${name}</button>`)}
    <${Outcome} outcome=${actions.outcome} name="ask" />
  </div>`;
}

function Next({ posts }) {
  if (!posts.length) return null;
  return html`<div>
    <p class="label">Where this leads</p>
    <ul class="rows">${posts.map(({ job_id: id, name, needs }) => html`<li key=${id} class="row">
      <span class="row-name">${name}</span>
      <span class="row-facts">${needsOf(needs).map((need) => html`<span key=${need}>${need}</span>`)}</span>
    </li>`)}</ul>
  </div>`;
}
