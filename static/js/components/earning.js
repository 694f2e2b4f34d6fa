// Diamonds that come by living: of levels, of milestones that are still ahead, of the first steps.

import { hashOf } from "../route.js";
import { diamondsText, earnable } from "../shopping.js";
import { html } from "../ui.js";
import { useReply } from "./asking.js";
import { Icon } from "./icons.js";

const MOST = 6;
const LEVEL = 10;

/** `folded`: beside what is sold it is one line that can be opened. */
export function Earning({ game, state, folded = false }) {
  const { player } = state;
  const alive = player.life?.alive;
  const milestones = useReply(game, alive ? "get_milestones" : null, {}, `${player.life?.id}|${player.milestones?.length}`).reply;
  const steps = useReply(game, alive && player.tutorial && !player.tutorial.over ? "get_tutorial" : null, {}, String(player.tutorial?.done)).reply;
  const ahead = earnable(milestones?.milestones ?? [], MOST);
  const stepDiamonds = (steps?.steps ?? []).filter(({ done }) => !done).reduce((sum, { diamonds }) => sum + diamonds, steps?.diamonds ?? 0);
  const list = html`<ul class="rows pair" id="earning">
    ${stepDiamonds > 0 && html`<${Way} id="steps" name="The first steps" diamonds=${stepDiamonds} note="all that are left" href=${hashOf("now")} />`}
    <${Way} id="level" name=${player.experience ? `Level ${player.experience.level + 1}` : "Every level"} diamonds=${LEVEL} note="and as many for each level" href=${hashOf("level")} />
    ${ahead.map(({ id, title, diamonds }) => html`<${Way} key=${id} id=${id} name=${title} diamonds=${diamonds} note="a milestone" href=${hashOf("level")} />`)}
  </ul>`;
  const title = folded ? "Or earn them" : "Diamonds you can earn";
  if (folded) return html`<details class="card unfold" id="earn-instead"><summary><h3>${title}</h3></summary>${list}</details>`;
  return html`<section class="card" aria-labelledby="earning-title"><h3 id="earning-title">${title}</h3>${list}</section>`;
}

function Way({ id, name, diamonds, note, href }) {
  return html`<li class="row" data-earn=${id}>
    <a class="row-name" href=${href}>${name}</a>
    <span class="price"><${Icon} name="diamond" size="16" /> <span aria-hidden="true">${diamonds}</span><span class="visually-hidden">${diamondsText(diamonds)}</span></span>
    <span class="row-text small">${note}</span>
  </li>`;
}
