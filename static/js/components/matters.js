// What waits for a word of the player in love and family. It stands above the life, and goes away with the answer.

import { waitingMatters } from "../love.js";
import { hashOf } from "../route.js";
import { html } from "../ui.js";
import { Icon } from "./icons.js";

/** Not shown on the screen that it leads to: there one sees it anyway. */
export function Matters({ player, screenId }) {
  const matters = waitingMatters(player).filter(({ screen }) => screen.split("/")[0] !== screenId);
  return html`<div class="matters" role="status">
    ${matters.map(({ id, text, screen, urgent }) => html`<a key=${id} id="matter-${id}" class="matter ${urgent ? "urgent" : ""}" href=${hashOf(screen)}>
      <${Icon} name=${urgent ? "ring" : "heart"} /> <span>${text}</span> <${Icon} name="right" /></a>`)}
  </div>`;
}
