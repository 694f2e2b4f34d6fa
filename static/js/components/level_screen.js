// The level, and the milestones of this life.

import { dateAt } from "../clock.js";
import { wholeText } from "../format.js";
import { levelProgress, milestoneGroups } from "../levels.js";
import { html } from "../ui.js";
import { Waiting, useReply } from "./asking.js";
import { Gauge } from "./gauge.js";
import { Icon } from "./icons.js";

export function LevelScreen({ game, state }) {
  const { experience, life, milestones } = state.player;
  const { reply, error, again } = useReply(game, "get_milestones", {}, `${life.id}|${milestones?.length}`);
  return html`
    ${experience && html`<${Level} experience=${experience} />`}
    ${!reply && html`<section class="card"><${Waiting} error=${error} again=${again} /></section>`}
    ${reply && html`<p class="quiet" role="status">${reply.reached} of ${reply.milestones.length} milestones reached</p>`}
    ${milestoneGroups(reply?.milestones ?? []).map(([name, milestones, reached]) => html`<section key=${name} class="card milestones">
      <h3>${name} <span class="quiet small">${reached} of ${milestones.length}</span></h3>
      <ul class="rows pair">${milestones.map((milestone) => html`<${Milestone} key=${milestone.id} milestone=${milestone} life=${life} />`)}</ul>
    </section>`)}`;
}

function Level({ experience }) {
  const { done, most, text } = levelProgress(experience);
  return html`<section class="card" aria-labelledby="level-title">
    <h3 id="level-title">Level ${experience.level}</h3>
    <${Gauge} name=${`${wholeText(experience.points)} points of experience`} value=${done} most=${most} text=${text} />
    <p class="quiet small">School, work, activities, answers and milestones bring points. Each level brings 10 diamonds.</p>
  </section>`;
}

function Milestone({ milestone, life }) {
  const { id, title, points, diamonds, minute } = milestone;
  const date = minute == null ? null : dateAt(life, minute);
  return html`<li class=${date ? "row reached" : "row not-possible"} data-milestone=${id}>
    <span class="row-name"><${Icon} name=${date ? "check" : "star"} size="18" /> ${title}</span>
    <span class="badge ${date ? "good" : ""}">${date ? "Reached" : `${wholeText(points)} points`}</span>
    <span class="row-facts">
      ${date && html`<span>Age ${date.age}, ${date.monthName} ${date.year}</span>`}
      ${diamonds > 0 && html`<span><${Icon} name="diamond" label="Diamonds" size="16" /> ${diamonds}</span>`}
    </span>
  </li>`;
}
