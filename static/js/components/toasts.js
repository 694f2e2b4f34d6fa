// Short messages at the edge of the page. They leave by themselves, but not while they are read
// (pointer over them, or focus inside).

import { effectList } from "../format.js";
import { html, useEffect, useState } from "../ui.js";
import { Icon } from "./icons.js";

const STATUS_MS = 7_000;
const ERROR_MS = 11_000;

export function Toasts({ game, toasts }) {
  const show = (kind) =>
    toasts
      .filter((toast) => toast.kind === kind)
      .map((toast) => html`<${Toast} key=${toast.id} game=${game} toast=${toast} />`);
  // Both regions are always in the page: a live region must exist before its text does.
  return html`<div class="toasts" id="toasts">
    <div role="status" aria-live="polite">${show("status")}</div>
    <div role="alert">${show("error")}</div>
  </div>`;
}

function Toast({ game, toast }) {
  const [held, setHeld] = useState(false);
  const close = () => game.closeToast(toast.id);
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(close, toast.kind === "error" ? ERROR_MS : STATUS_MS);
    return () => clearTimeout(timer);
  }, [held]);
  const [hold, release] = [() => setHeld(true), () => setHeld(false)];
  return html`<div class="toast ${toast.kind}" onMouseEnter=${hold} onMouseLeave=${release}
      onfocusin=${hold} onfocusout=${release}>
    <${Icon} name=${toast.kind === "error" ? "alert" : "check"} />
    <div class="toast-text"><p>${toast.text}</p><${Effects} effects=${toast.effects} /></div>
    <button type="button" class="icon-button" aria-label="Close this message" onClick=${close}>
      <${Icon} name="close" />
    </button>
  </div>`;
}

/** What something did to you: "Happiness +2". */
export function Effects({ effects }) {
  const list = effectList(effects);
  if (!list.length) return null;
  return html`<ul class="effects">
    ${list.map(({ name, text, good }) => html`<li key=${name} class=${good ? "good" : "bad"}>${name} ${text}</li>`)}
  </ul>`;
}
