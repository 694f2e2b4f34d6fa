// What was paid and waits: refills and skips to be used, things that came without a life, payments on their way.

import { insideTexts, productName, receiptOf, storeName, WEB_STORE } from "../shopping.js";
import { html } from "../ui.js";
import { Outcome, useAct } from "./asking.js";
import { useBusy } from "./hooks.js";
import { Icon } from "./icons.js";

export function Unused({ game, player, products }) {
  const { credits = [], parcels = [], pending = [] } = player.purchases ?? {};
  // Kept here: the last row goes away with what was in it, and what was said stays.
  const action = useAct(game);
  const [busy, run] = useBusy();
  const isEmpty = !credits.length && !parcels.length && !pending.length;
  if (isEmpty && !action.outcome) return null;
  const disabled = action.disabled || busy != null;
  const open = () => action.act("parcels", "open_parcels", {}, ({ items }) => `Unpacked: ${insideTexts(items).join(", ")}. It lies among your things.`);
  return html`<section class="card unused" id="unused" aria-labelledby="unused-title">
    <h3 id="unused-title">${isEmpty ? "Nothing waits any more" : "Waiting for you"}</h3>
    <ul class="rows">
      ${credits.map((credit) => html`<li key=${credit.purchase_id} class="row" data-credit=${credit.purchase_id}>
        <${Credit} credit=${credit} name=${productName(products, credit.product_id)} player=${player} disabled=${disabled}
          busy=${busy === credit.purchase_id} onUse=${() => run(credit.purchase_id, () => game.purchasing.use(credit))} />
      </li>`)}
      ${parcels.length > 0 && html`<li class="row" id="parcels">
        <span class="row-name"><${Icon} name="bag" size="18" /> ${parcels.length === 1 ? "A parcel" : `${parcels.length} parcels`}</span>
        <button type="button" id="open-parcels" class="button" disabled=${disabled || !player.life?.alive} onClick=${open}>
          ${action.busy === "parcels" ? "One moment…" : "Unpack"}</button>
        <span class="row-text">${parcels.flatMap(({ items }) => insideTexts(items)).join(", ")}${!player.life?.alive && ". It waits for your next life."}</span>
      </li>`}
      ${pending.map((one) => html`<li key=${one.purchase_id} class="row" data-pending=${one.purchase_id}>
        <span class="row-name"><${Icon} name="clock" size="18" /> ${productName(products, one.product_id)}</span>
        ${one.store === WEB_STORE && html`<button type="button" class="button" disabled=${disabled}
          onClick=${() => run(one.purchase_id, () => game.purchasing.look(one.transaction_id))}>Look again</button>`}
        <span class="row-text">Not paid yet. Once it is, it is yours by itself (${storeName(one.store)}).</span>
      </li>`)}
    </ul>
    <${Outcome} outcome=${action.outcome} />
  </section>`;
}

function Credit({ credit, name, player, disabled, busy, onUse }) {
  const { store, kind, uses, gives } = credit;
  const mayUse = receiptOf(credit) != null && gives != null;
  const reason = !player.life?.alive
    ? "It waits for your next life."
    : !mayUse
      ? `Use it in the app where you bought it (${storeName(store)}).`
      : kind === "skip" && player.question
        ? "Answer the question first."
        : "";
  return html`<span class="row-name"><${Icon} name=${kind === "skip" ? "forward" : "bolt"} size="18" /> ${name}
      ${uses > 1 && html`<span class="badge">${uses} times</span>`}</span>
    <button type="button" class="button primary use-credit" aria-label=${`Use now: ${name}`} disabled=${disabled || reason !== ""} onClick=${onUse}>
      ${busy ? "One moment…" : "Use now"}</button>
    <span class="row-text">${reason || "Paid and not used yet. It takes no diamonds."}</span>`;
}
