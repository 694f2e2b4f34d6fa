// Small ways to show what is and to choose: figures with their names, chips of effects, segments.

import { html } from "../ui.js";
import { Icon } from "./icons.js";

/** `figures`: [{name, text, tone, note}], what is false left out. `tone`: "good", "bad" or nothing. */
export function Figures({ id, figures }) {
  return html`<dl class="facts" id=${id}>
    ${figures.filter(Boolean).map(({ name, text, tone = "", note }) => html`<div key=${name}>
      <dt>${name}</dt>
      <dd class=${tone}>${text}${note && html`<span class="figure-note">${note}</span>`}</dd>
    </div>`)}
  </dl>`;
}

/** Effects that are known beforehand: [{name, text, good}]. */
export function EffectChips({ effects, label = "Effects" }) {
  if (!effects.length) return null;
  return html`<ul class="effects" aria-label=${label}>
    ${effects.map(({ name, text, good }) => html`<li key=${name} class=${good ? "good" : ""}>${name} ${text}</li>`)}
  </ul>`;
}

/** Something the player should see before all else. */
export function Notice({ icon = "alert", children }) {
  return html`<div class="notice room-notice"><${Icon} name=${icon} /><div>${children}</div></div>`;
}

/** A choice of one among a few: [[id, label]]. */
export function Segments({ label, options, chosen, onChoose, prefix }) {
  return html`<div class="segmented" role="group" aria-label=${label}>
    ${options.map(([id, name]) => html`<button key=${id} type="button" id="${prefix}-${id}" aria-pressed=${chosen === id}
        onClick=${() => onChoose(id)}>${name}</button>`)}
  </div>`;
}

/** Like `Segments`, for many: a row of chips that scrolls. */
export function ChipRow({ label, options, chosen, onChoose }) {
  return html`<div class="chips" role="group" aria-label=${label}>
    ${options.map(([id, name]) => html`<button key=${id} type="button" class="chip" aria-pressed=${chosen === id}
        onClick=${() => onChoose(id)}>${name}</button>`)}
  </div>`;
}
