import { html } from "../ui.js";

export function Placeholder() {
  return html`<section class="card"><p class="quiet">Nothing here yet.</p></section>`;
}
