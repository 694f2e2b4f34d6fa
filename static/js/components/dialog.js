// A modal dialog on the browser's own <dialog>: focus stays inside, Escape closes, and focus goes
// back to where it was.

import { html, useLayoutEffect, useRef } from "../ui.js";
import { Icon } from "./icons.js";

export function Dialog({ id, title, onClose, children, wide = false }) {
  const element = useRef(null);
  const latest = useRef(onClose);
  latest.current = onClose;
  useLayoutEffect(() => {
    const dialog = element.current;
    // On a page that was not touched yet, Escape closes without asking first.
    const closed = () => latest.current();
    dialog.addEventListener("close", closed);
    dialog.showModal();
    return () => {
      dialog.removeEventListener("close", closed);
      dialog.close();
    };
  }, []);
  const onCancel = (event) => {
    event.preventDefault();
    onClose();
  };
  // A press on the backdrop arrives at the dialog itself, one inside at a child.
  const onClick = (event) => event.target === element.current && onClose();
  return html`<dialog id=${id} ref=${element} class=${wide ? "dialog wide" : "dialog"}
      aria-labelledby="${id}-title" onCancel=${onCancel} onClick=${onClick}>
    <div class="dialog-body">
      <header class="dialog-head">
        <h2 id="${id}-title">${title}</h2>
        <button type="button" class="icon-button" aria-label="Close" onClick=${onClose}><${Icon} name="close" /></button>
      </header>
      ${children}
    </div>
  </dialog>`;
}

/** Asks once more before diamonds are spent. */
export function ConfirmPurchase({ offer, diamonds, note, busy, onConfirm, onClose }) {
  return html`<${Dialog} id="confirm" title=${`${offer.name}: are you sure?`} onClose=${onClose}>
    <p>${offer.gain}. This takes <strong>${offer.price} diamonds</strong>; you have ${diamonds}${" "}
      and will have ${diamonds - offer.price}.</p>
    ${note && html`<p class="quiet">${note}</p>`}
    <div class="dialog-actions">
      <button type="button" class="button" onClick=${onClose}>Not now</button>
      <button type="button" id="confirm-yes" class="button primary" disabled=${busy} onClick=${onConfirm}>
        <${Icon} name="diamond" /> ${busy ? "One moment…" : `Use ${offer.price} diamonds`}
      </button>
    </div>
  <//>`;
}
