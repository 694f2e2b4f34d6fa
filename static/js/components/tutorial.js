// First steps: what to try next, and a finger that points at it.

import { hashOf } from "../route.js";
import { html } from "../ui.js";
import { useReply } from "./asking.js";
import { Icon } from "./icons.js";
import { useBusy } from "./hooks.js";

const POINTED_MS = 4_000;
/** After a change of screen the thing is not there at once. */
const TRIES = 10;

export function TutorialHint({ game, state }) {
  const { tutorial } = state.player;
  const over = tutorial == null || tutorial.over;
  const { reply } = useReply(game, over ? null : "get_tutorial", {}, String(tutorial?.done));
  const [busy, run] = useBusy();
  if (over || !reply || !reply.current) return null;
  const open = reply.steps.filter(({ done }) => !done);
  const shown = reply.shows === "one" ? open.slice(0, 1) : open;
  return html`<section id="tutorial" class="card tutorial part-now" aria-labelledby="tutorial-title">
    <header class="tutorial-head">
      <h2 id="tutorial-title">First steps</h2>
      <span class="quiet small">${reply.steps.length - open.length} of ${reply.steps.length} done</span>
      <button type="button" id="skip-tutorial" class="link-button" disabled=${busy != null} onClick=${() => run("skip", () => game.change("skip_tutorial", {}))}>
        No, thank you</button>
    </header>
    <ul class="steps" aria-live="polite">
      ${shown.map((step) => html`<${Step} key=${step.id} step=${step} full=${shown.length === 1} />`)}
    </ul>
  </section>`;
}

function Step({ step, full }) {
  return html`<li class="step" data-step=${step.id}>
    <a href=${hashOf(step.screen)} onClick=${() => pointAt(step.points_at)}>
      <strong>${step.title}</strong>
      ${full && html`<span>${step.text}</span>`}
    </a>
    ${step.diamonds > 0 && html`<span class="badge"><${Icon} name="diamond" size="14" label="Diamonds" /> ${step.diamonds}</span>`}
  </li>`;
}

/** Brings the thing into sight and makes it stand out for a moment. */
function pointAt(id, tries = TRIES) {
  if (!id) return;
  const thing = document.getElementById(id) ?? document.querySelector(`[data-points="${id}"]`);
  if (!thing || thing.offsetParent === null) {
    if (tries > 0) setTimeout(() => pointAt(id, tries - 1), 100);
    return;
  }
  thing.scrollIntoView({ block: "center" });
  thing.classList.add("pointed");
  setTimeout(() => thing.classList.remove("pointed"), POINTED_MS);
}
