// Asks once more before something that can not be taken back, and says what it costs.

import { html } from "../ui.js";
import { Dialog } from "./dialog.js";

/** `children` say what it costs. It stays open while it is asked; the caller closes it. */
export function Confirm({ id, title, yes, no = "Not now", busy, danger = false, children, onYes, onClose }) {
  return html`<${Dialog} id=${id} title=${title} onClose=${onClose}>
    ${children}
    <div class="dialog-actions">
      <button type="button" class="button" onClick=${onClose}>${no}</button>
      <button type="button" id="${id}-yes" class=${danger ? "button danger" : "button primary"} disabled=${busy} onClick=${onYes}>
        ${busy ? "One moment…" : yes}
      </button>
    </div>
  <//>`;
}
