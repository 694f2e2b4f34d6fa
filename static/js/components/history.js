// Where the diamonds came from and went, newest first, page by page.

import { errorText } from "../errors.js";
import { plainText, wholeText } from "../format.js";
import { html, useEffect, useState } from "../ui.js";
import { Dialog } from "./dialog.js";
import { FormError } from "./fields.js";
import { useBusy } from "./hooks.js";

const WHEN = new Intl.DateTimeFormat("en", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hour12: false });

export function DiamondHistory({ game, onClose }) {
  const [entries, setEntries] = useState(null);
  const [nextBefore, setNextBefore] = useState(null);
  const [error, setError] = useState("");
  const [busy, run] = useBusy();
  const load = (before) =>
    run("load", async () => {
      setError("");
      try {
        const page = await game.diamondHistory(before);
        setEntries((known) => [...(known ?? []), ...page.entries]);
        setNextBefore(page.next_before);
      } catch (problem) {
        setError(errorText(problem));
      }
    });
  useEffect(() => void load(null), []);
  return html`<${Dialog} id="history" title="Diamond history" onClose=${onClose}>
    <${FormError} text=${error} />
    ${entries == null && !error && html`<p class="quiet">Turning the pages…</p>`}
    ${entries?.length === 0 && html`<p class="quiet">No diamonds have moved yet.</p>`}
    <ol class="history">${(entries ?? []).map((entry) => html`<${Entry} key=${entry.number} entry=${entry} />`)}</ol>
    ${(nextBefore != null || error) &&
    html`<button type="button" class="button" id="history-older" disabled=${busy != null} onClick=${() => load(nextBefore)}>
      ${busy ? "One moment…" : error ? "Try again" : "Show older"}
    </button>`}
  <//>`;
}

function Entry({ entry }) {
  const { amount, balance_after: balance, reason, at } = entry;
  return html`<li class="history-entry">
    <span>${plainText(reason)}<br /><span class="quiet small">${WHEN.format(at)}</span></span>
    <span class=${amount > 0 ? "amount good" : "amount"}>${amount > 0 ? "+" : "−"}${wholeText(Math.abs(amount))}
      <br /><span class="quiet small">${wholeText(balance)} left</span></span>
  </li>`;
}
