// What was bought, newest first, page by page, and what stores may be told about it.

import { errorText } from "../errors.js";
import { paidText, productName, purchaseFacts, stateWords, storeName } from "../shopping.js";
import { html, useEffect, useRef, useState } from "../ui.js";
import { Outcome, useAct, Waiting } from "./asking.js";
import { useBusy } from "./hooks.js";

const PAGE = 20;
const WHEN = new Intl.DateTimeFormat("en", { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", hour12: false });

export function Bought({ game, player, products }) {
  const [purchases, setPurchases] = useState(null);
  const [nextBefore, setNextBefore] = useState(null);
  const [error, setError] = useState("");
  const [busy, run] = useBusy();
  const list = useRef(null);
  const load = (before, limit = PAGE) =>
    run("load", async () => {
      setError("");
      try {
        const page = await game.ask("get_purchases", before == null ? { limit } : { before, limit });
        setPurchases((known) => (before == null ? page.purchases : [...(known ?? []), ...page.purchases]));
        setNextBefore(page.next_before);
        // The button goes with the last page: whoever pressed it by keyboard goes on in the list.
        if (before != null && page.next_before == null) list.current?.focus();
      } catch (problem) {
        setError(errorText(problem));
      }
    });
  const situation = `${JSON.stringify(player.purchases)}|${player.wallet.diamonds}|${game.store.get().status}`;
  // As many as are shown: a change may be in any of them.
  useEffect(() => void load(null, Math.min(50, Math.max(PAGE, purchases?.length ?? 0))), [situation]);
  return html`<section class="card" aria-labelledby="bought-title">
      <h3 id="bought-title">What you bought</h3>
      ${purchases == null && html`<${Waiting} error=${error} again=${() => load(null)} text="Turning the pages…" />`}
      ${purchases?.length === 0 && html`<p class="quiet empty" id="nothing-bought">You have bought nothing so far. That is fine, too.</p>`}
      <ol id="purchases" class="rows" ref=${list} tabindex="-1" aria-label="Purchases, newest first">
        ${(purchases ?? []).map((one) => html`<li key=${one.purchase_id} class="row purchase" data-purchase=${one.purchase_id} data-state=${one.state}>
          <${Purchase} purchase=${one} products=${products} /></li>`)}
      </ol>
      ${purchases != null && (nextBefore != null || error) && html`<button type="button" id="purchases-older" class="button" disabled=${busy != null}
        onClick=${() => load(nextBefore)}>${busy ? "One moment…" : error ? "Try again" : "Show older"}</button>`}
    </section>
    <${Consent} game=${game} share=${player.purchases?.share_consumption ?? false} />`;
}

function Purchase({ purchase, products }) {
  const { text, tone } = stateWords(purchase);
  const paid = paidText(purchase, navigator.language);
  return html`<span class="row-name">${productName(products, purchase.product_id)}</span>
    <strong class="purchase-paid">${paid}</strong>
    <span class="row-facts">
      <span class="badge ${tone}">${text}</span>
      ${purchase.sandbox && html`<span class="badge">Play money</span>`}
      ${purchaseFacts(purchase).map((fact) => html`<span key=${fact}>${fact}</span>`)}
    </span>
    <span class="row-facts"><time datetime=${new Date(purchase.bought_at).toISOString()}>${WHEN.format(purchase.bought_at)}</time>
      <span>${storeName(purchase.store)}</span></span>`;
}

function Consent({ game, share }) {
  const { busy, disabled, outcome, act } = useAct(game);
  const change = () =>
    act("consent", "set_purchase_consent", { share_consumption: !share }, ({ share_consumption: now }) =>
      now ? "Stores that ask may be told." : "Stores are told nothing about it.");
  return html`<section class="card" aria-labelledby="consent-title">
    <h3 id="consent-title">What stores may know</h3>
    <div class="switch-row">
      <p id="consent-text">When you ask a store for your money back, the store may ask us how far the purchase was used up.
        Switched on, we answer: whether it reached you, and which part of it was used. Nothing else. It may count for you or
        against you. Switched off, we do not answer.</p>
      <button type="button" id="share-consumption" class="switch" role="switch" aria-checked=${share ? "true" : "false"}
        aria-label="Tell stores that ask how far a purchase was used" aria-describedby="consent-text" disabled=${disabled} onClick=${change}>
        <span class="switch-knob" aria-hidden="true"></span><span class="switch-word">${busy ? "…" : share ? "On" : "Off"}</span>
      </button>
    </div>
    <${Outcome} outcome=${outcome} />
  </section>`;
}
