// Where the diamonds came from and went, newest first, page by page, with what was left after each.

import { errorText } from "../errors.js";
import { amountText, balanceText, byDay, entryText, spokenText } from "../ledger.js";
import { html, useEffect, useRef, useState } from "../ui.js";
import { Dialog } from "./dialog.js";
import { FormError } from "./fields.js";
import { useBusy } from "./hooks.js";

const DAY = new Intl.DateTimeFormat("en", { weekday: "long", day: "numeric", month: "long", year: "numeric" });
const TIME = new Intl.DateTimeFormat("en", { hour: "2-digit", minute: "2-digit", hour12: false });

export function DiamondHistory({ game, onClose }) {
  const [entries, setEntries] = useState(null);
  const [nextBefore, setNextBefore] = useState(null);
  const [error, setError] = useState("");
  const [busy, run] = useBusy();
  const list = useRef(null);
  const load = (before) =>
    run("load", async () => {
      setError("");
      try {
        const page = await game.diamondHistory(before);
        setEntries((known) => [...(known ?? []), ...page.entries]);
        setNextBefore(page.next_before);
        // The button goes with the last page: whoever pressed it by keyboard goes on in the list.
        if (before != null && page.next_before == null) list.current?.focus();
      } catch (problem) {
        setError(errorText(problem));
      }
    });
  useEffect(() => void load(null), []);
  return html`<${Dialog} id="history" title="Diamond history" onClose=${onClose}>
    <${FormError} text=${error} />
    ${entries == null && !error && html`<p class="quiet">Turning the pages…</p>`}
    ${entries?.length === 0 && html`<p class="quiet">No diamonds have moved yet.</p>`}
    <div id="history-list" ref=${list} tabindex="-1" role="group" aria-label="Movements of diamonds, newest first">
      ${byDay(entries ?? [], DAY.format).map(
        ({ day, entries: moved }) => html`<section key=${day} class="history-day">
          <h3 class="history-date">${day}</h3>
          <ol class="history">${moved.map((entry) => html`<${Entry} key=${entry.number} entry=${entry} />`)}</ol>
        </section>`,
      )}
    </div>
    <p class="visually-hidden" role="status">${entries?.length ? `${entries.length} movements shown` : ""}</p>
    ${(nextBefore != null || error) &&
    html`<button type="button" class="button" id="history-older" disabled=${busy != null} onClick=${() => load(nextBefore)}>
      ${busy ? "One moment…" : error ? "Try again" : "Show older"}
    </button>`}
  <//>`;
}

function Entry({ entry }) {
  const { amount, balance_after: balance, at, number } = entry;
  const [title, from] = entryText(entry);
  return html`<li class="history-entry" data-number=${number}>
    <span class="history-what">${title}<br /><span class="quiet small">${[TIME.format(at), from].filter(Boolean).join(" · ")}</span></span>
    <span class="visually-hidden">${spokenText(amount, balance)}</span>
    <span class=${amount > 0 ? "amount good" : "amount"} aria-hidden="true">${amountText(amount)}
      <br /><span class=${balance < 0 ? "balance owed small" : "balance quiet small"}>${balanceText(balance)}</span></span>
  </li>`;
}
