// What stores sell and what was bought there, in words. Pure functions.

import { countdownText, plainText, wholeText } from "./format.js";

/** The store in which one pays on the web. */
export const WEB_STORE = "stripe";
const STORE_NAMES = { apple: "App Store", google: "Google Play", stripe: "Web shop" };
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** From this number on nobody needs to know how many are left. */
const FEW = 5;
const EURO = new Set("AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK AD MC SM VA ME XK".split(" "));

export function storeName(store) {
  return STORE_NAMES[store] ?? plainText(store);
}

/** The currency of a price list that is likeliest the player's own: that of the place in `locale`, else dollars. */
export function currencyFor(prices, locale) {
  const isEuro = "EUR" in prices && EURO.has(regionOf(locale));
  return isEuro ? "EUR" : "USD" in prices ? "USD" : Object.keys(prices)[0];
}

/** Hundredths of a currency as the player writes them: "$0.99", "0,99 €". */
export function priceText(hundredths, currency, locale) {
  return moneyIn(hundredths / 100, currency, locale);
}

/** What was paid, as the store told it in millionths of the currency, or "". */
export function paidText({ paid_micros: micros, currency }, locale) {
  return micros == null || !currency ? "" : moneyIn(micros / 1_000_000, currency, locale);
}

/** Products by what they are: {packs, refills, skips}, the smallest first. */
export function shelves(products) {
  const of = (kind) => products.filter((product) => product.kind === kind);
  return { packs: of("pack").sort((a, b) => a.diamonds - b.diamonds), refills: of("refill"), skips: of("skip") };
}

/** The stores that sell something here, those of the web first. */
export function storesOf(products) {
  const names = new Set(products.flatMap(({ stores }) => Object.keys(stores)));
  return [...names].sort((a, b) => Number(b === WEB_STORE) - Number(a === WEB_STORE) || a.localeCompare(b));
}

/** "Luxury watch", "2 × Gold necklace": what comes with a pack. */
export function insideTexts(items) {
  return Object.entries(items ?? {}).map(([id, count]) => (count > 1 ? `${count} × ${plainText(id)}` : plainText(id)));
}

/** "2 left today", or "" while there are plenty. */
export function leftText({ available, left_today: left }) {
  return available && left != null && left <= FEW ? `${left} left today` : "";
}

/** How long an offer lasts: "3 days 4 h", and within the last day "23:59:12". */
export function lastsText(milliseconds) {
  if (milliseconds < DAY_MS) return countdownText(milliseconds);
  const days = Math.floor(milliseconds / DAY_MS);
  const hours = Math.floor((milliseconds % DAY_MS) / HOUR_MS);
  return `${days} ${days === 1 ? "day" : "days"}${hours ? ` ${hours} h` : ""}`;
}

/** How many offers of the list have ended since it was told. */
export function endedOffers(products, now) {
  return products.flatMap(({ offers }) => offers).filter(({ ends_at: ends }) => ends <= now).length;
}

/** How a purchase stands: {text, tone}. */
export function stateWords({ state, taken_back_millionths: part, granted }) {
  if (state === "pending") return { text: "Not paid yet", tone: "warm" };
  if (state === "cancelled") return { text: "Cancelled", tone: "" };
  if (state === "taken_back") return { text: part >= 1_000_000 ? "Refunded" : "Partly refunded", tone: "warm" };
  return granted ? { text: "Paid", tone: "good" } : { text: "Paid, on its way", tone: "warm" };
}

/** What else is to be said about a purchase, one short text each. */
export function purchaseFacts({ kind, state, quantity, diamonds, taken_diamonds: taken, open_uses: open, granted }) {
  const isOpen = kind !== "pack" && open > 0;
  return [
    quantity > 1 && `${quantity} of them`,
    kind === "pack" && granted && diamondsText(diamonds),
    taken > 0 && `${diamondsText(taken)} went back`,
    isOpen && (open === 1 ? "Waits to be used" : `${open} wait to be used`),
    kind !== "pack" && granted && state === "paid" && !isOpen && "Used",
  ].filter(Boolean);
}

/** What the shop calls a product, also one that it no longer sells. */
export function productName(products, id) {
  return products?.find((product) => product.id === id)?.name ?? plainText(id);
}

/** The receipt of a paid refill or skip, or null where only the app can show it. */
export function receiptOf({ store, transaction_id: transaction }) {
  return store === WEB_STORE && transaction ? JSON.stringify({ store, transaction }) : null;
}

/** What waits for the player, in few words, or "". */
export function waitingText(purchases) {
  const credits = (purchases?.credits ?? []).reduce((sum, { uses }) => sum + uses, 0);
  const count = credits + (purchases?.parcels ?? []).length;
  return count ? `${count} ${count === 1 ? "thing waits" : "things wait"} for you` : "";
}

/** Milestones of this life that bring diamonds and are still ahead, those that bring most first. */
export function earnable(milestones, most) {
  return milestones
    .filter(({ diamonds, minute }) => diamonds > 0 && minute == null)
    .sort((a, b) => b.diamonds - a.diamonds)
    .slice(0, most);
}

export function diamondsText(count) {
  return `${wholeText(count)} ${count === 1 ? "diamond" : "diamonds"}`;
}

function regionOf(locale) {
  try {
    return new Intl.Locale(locale).maximize().region ?? "";
  } catch {
    return "";
  }
}

function moneyIn(amount, currency, locale) {
  try {
    return new Intl.NumberFormat(locale || "en", { style: "currency", currency }).format(amount);
  } catch {
    return `${amount.toFixed(2)} ${currency}`;
  }
}
