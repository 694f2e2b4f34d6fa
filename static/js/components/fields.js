// Form fields with their labels, hints and errors tied together for screen readers.

import { html } from "../ui.js";
import { Icon } from "./icons.js";

export function Field({ id, label, hint, ...input }) {
  const hintId = hint ? `${id}-hint` : undefined;
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <input id=${id} class="input" aria-describedby=${hintId} ...${input} />
    ${hint && html`<p id=${hintId} class="quiet small">${hint}</p>`}
  </div>`;
}

export function Choice({ id, label, name, options }) {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select id=${id} name=${name} class="input">
      ${options.map(([value, text]) => html`<option key=${value} value=${value}>${text}</option>`)}
    </select>
  </div>`;
}

/** Always in the page, so that a text that appears in it is announced. */
export function FormError({ text }) {
  return html`<p class="form-error" role="alert">${text && html`<${Icon} name="alert" /> ${text}`}</p>`;
}
