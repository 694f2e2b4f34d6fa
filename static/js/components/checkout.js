// What became of a purchase, told to whoever comes back from the page at which one pays.

import { diamondsText, insideTexts, productName } from "../shopping.js";
import { html, useEffect, useLayoutEffect, useRef } from "../ui.js";
import { Dialog } from "./dialog.js";
import { useBusy } from "./hooks.js";
import { Icon } from "./icons.js";

const TITLES = {
  verifying: "Welcome back",
  granted: "Thank you!",
  again: "This is yours already",
  pending: "Your payment is on its way",
  unpaid: "Nothing was charged",
  cancelled: "Nothing was charged",
  taken_back: "This was paid back",
  anothers: "Bought by another account",
  refused: "This could not be granted",
  later: "The store does not answer",
};
/** What is told of something that was paid. */
const PAID = ["granted", "again", "taken_back"];
const TEXTS = {
  verifying: () => "One moment, we are asking the store…",
  again: ({ purchase }) => (purchase.kind === "pack" ? "You have had it since you paid. It was granted once, and charged once." : "It was granted once, and charged once. What is not used yet waits in the shop."),
  pending: () => "The store has not been paid yet: some ways to pay take a while. Once it is, what you bought is yours by itself, also when this page is closed.",
  unpaid: () => "The checkout ended without a payment. If you still want it, begin again in the shop.",
  cancelled: () => "You came back without paying, and all is as it was. Nobody minds.",
  taken_back: () => "The store gave you your money back, and what you bought went with it.",
  anothers: () => "You paid for this while another account was signed in here. It is that account's: sign in with it, and it is there.",
  refused: ({ text }) => text,
  later: ({ text }) => `${text} What you paid for is not lost: it comes by itself when the store tells us.`,
};

/** A sentence for the start page, when somebody comes back who is not signed in; or "". */
export function returnNotice(checkout) {
  if (checkout?.kind === "waiting") return "Welcome back. Sign in as you were, and what you paid for is yours.";
  return checkout?.kind === "cancelled" ? "Nothing was charged. Welcome back." : "";
}

export function CheckoutDialog({ game, state }) {
  const { checkout, player } = state;
  const { kind, id, purchase } = checkout;
  const [busy, run] = useBusy();
  const end = useRef(null);
  const close = () => game.purchasing.close();
  // Whoever came by keyboard goes on at what can be done now.
  useLayoutEffect(() => end.current?.focus(), [kind]);
  // The store may say by itself that it was paid, while one reads that it was not.
  const isPaid = kind === "pending" && player?.purchases != null && !player.purchases.pending.some((one) => one.purchase_id === purchase.purchase_id);
  useEffect(() => void (isPaid && game.purchasing.look(id)), [isPaid]);
  const credit = player?.purchases?.credits.find((one) => one.purchase_id === purchase?.purchase_id);
  const mayUse = kind === "granted" && credit && player.life?.alive && !(credit.kind === "skip" && player.question);
  const use = () => run("use", async () => { if (await game.purchasing.use(credit)) close(); });
  return html`<${Dialog} id="checkout" title=${TITLES[kind] ?? TITLES.verifying} onClose=${close}>
    <div role="status" class="checkout-told" data-kind=${kind}>
      ${kind === "granted" ? html`<${Celebration} checkout=${checkout} player=${player} />` : html`<p>${TEXTS[kind]?.(checkout)}</p>`}
      ${purchase?.sandbox && PAID.includes(kind) && html`<p class="quiet small">Paid with play money: nothing was charged.</p>`}
    </div>
    ${kind !== "verifying" && html`<div class="dialog-actions">
      ${["pending", "later"].includes(kind) && html`<button type="button" id="checkout-again" class="button" onClick=${() => game.purchasing.look(id)}>Look again</button>`}
      ${mayUse && html`<button type="button" id="checkout-use" class="button" disabled=${busy != null} onClick=${use}>${busy ? "One moment…" : "Use it now"}</button>`}
      <button type="button" id="checkout-close" ref=${end} class="button primary" onClick=${close}>${mayUse ? "Keep it for later" : "Go on"}</button>
    </div>`}
  <//>`;
}

function Celebration({ checkout, player }) {
  const { purchase, product } = checkout;
  const isPack = purchase.kind === "pack";
  const inside = insideTexts(product?.items);
  const waits = player?.purchases?.parcels.some((one) => one.purchase_id === purchase.purchase_id);
  return html`<div class="celebration">
    <div class="celebration-gem" aria-hidden="true">
      ${[1, 2, 3, 4, 5, 6, 7, 8].map((number) => html`<i key=${number} class="sparkle s${number}"></i>`)}
      <${Icon} name=${isPack ? "diamond" : purchase.kind === "skip" ? "forward" : "bolt"} size="52" />
    </div>
    <p class="celebration-what" id="celebration-what">${isPack ? diamondsText(purchase.diamonds) : productName(product && [product], purchase.product_id)}</p>
    ${isPack && inside.length > 0 && html`<ul class="inside" aria-label="Also inside">
      ${inside.map((text) => html`<li key=${text}><${Icon} name="bag" size="16" /> ${text}</li>`)}
    </ul>
    <p class="quiet small">${waits ? "The things wait as a parcel in the shop, until there is a life to own them." : "The things lie among your belongings."}</p>`}
    <p>${isPack ? "Yours now, and already in your purse." : "Paid and yours. Use it whenever you like."}</p>
  </div>`;
}
