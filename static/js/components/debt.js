// What is owed after a refund, in kind words.

import { wholeText } from "../format.js";
import { html } from "../ui.js";
import { Icon } from "./icons.js";

export function Debt({ diamonds }) {
  if (diamonds >= 0) return null;
  return html`<p id="debt" class="notice-debt"><${Icon} name="diamond" /> A purchase was paid back to you after its diamonds were used.
    The next ${wholeText(-diamonds)} diamonds you earn or buy make that good. Your life goes on as ever.</p>`;
}
