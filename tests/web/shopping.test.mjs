// What stores sell and what was bought, in words.

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  currencyFor, diamondsText, earnable, endedOffers, insideTexts, lastsText, leftText, paidText, priceText, productName,
  purchaseFacts, receiptOf, shelves, stateWords, storeName, storesOf, waitingText,
} from "../../static/js/shopping.js";

const plain = (text) => text.replaceAll(/[\u00a0\u202f]/g, " ");

test("prices are in the player's money and words", () => {
  const prices = { USD: 99, EUR: 89 };
  assert.equal(currencyFor(prices, "en-US"), "USD");
  assert.equal(currencyFor(prices, "de"), "EUR"); // no place is named: the likeliest
  assert.equal(currencyFor(prices, "de-CH"), "USD");
  assert.equal(currencyFor({ USD: 99 }, "fr-FR"), "USD");
  assert.equal(currencyFor({ GBP: 99 }, "fr-FR"), "GBP");
  assert.equal(currencyFor(prices, "no language at all"), "USD");
  assert.equal(currencyFor(prices, undefined), "USD");
  assert.equal(priceText(99, "USD", "en-US"), "$0.99");
  assert.equal(plain(priceText(1999, "EUR", "de-DE")), "19,99 €");
  assert.equal(priceText(1999, "what", "en-US"), "19.99 what");
  assert.equal(paidText({ paid_micros: 4_990_000, currency: "USD" }, "en-US"), "$4.99");
  assert.equal(paidText({ paid_micros: null, currency: "USD" }, "en-US"), "");
  assert.equal(paidText({ paid_micros: 5, currency: "" }, "en-US"), "");
});

test("products lie on their shelves, and stores of the web come first", () => {
  const products = [
    { id: "b", kind: "pack", diamonds: 700, stores: { google: {}, apple: {}, stripe: {} } },
    { id: "s", kind: "skip", diamonds: 0, stores: { apple: {} } },
    { id: "a", kind: "pack", diamonds: 100, stores: { stripe: {} } },
  ];
  const { packs, refills, skips } = shelves(products);
  assert.deepEqual([packs.map(({ id }) => id), refills, skips.map(({ id }) => id)], [["a", "b"], [], ["s"]]);
  assert.deepEqual(storesOf(products), ["stripe", "apple", "google"]);
  assert.deepEqual(storesOf([]), []);
  assert.deepEqual(["apple", "payme"].map(storeName), ["App Store", "Payme"]);
  assert.equal(productName([{ id: "x", name: "A box" }], "x"), "A box");
  assert.equal(productName(undefined, "diamonds_5"), "Diamonds 5");
});

test("what is inside, how many are left, how long an offer lasts", () => {
  assert.deepEqual(insideTexts({ gold_necklace: 2, kite: 1 }), ["2 × Gold necklace", "Kite"]);
  assert.deepEqual(insideTexts(undefined), []);
  assert.equal(leftText({ available: true, left_today: 2 }), "2 left today");
  assert.equal(leftText({ available: true, left_today: 19 }), "");
  assert.equal(leftText({ available: false, left_today: 0 }), "");
  assert.equal(leftText({ available: true }), ""); // an older server
  assert.equal(lastsText(3 * 86_400_000 + 4 * 3_600_000 + 5), "3 days 4 h");
  assert.equal(lastsText(86_400_000), "1 day");
  assert.equal(lastsText(86_400_000 - 1), "24:00:00");
  assert.equal(lastsText(61_000), "1:01");
  assert.equal(lastsText(-5), "0:00");
  assert.equal(endedOffers([{ offers: [{ ends_at: 5 }, { ends_at: 7 }] }, { offers: [] }], 5), 1);
});

test("how a purchase stands", () => {
  const words = (changes) => stateWords({ state: "paid", taken_back_millionths: 0, granted: true, ...changes }).text;
  assert.equal(words({}), "Paid");
  assert.equal(words({ granted: false }), "Paid, on its way");
  assert.equal(words({ state: "pending", granted: false }), "Not paid yet");
  assert.equal(words({ state: "cancelled", granted: false }), "Cancelled");
  assert.equal(words({ state: "taken_back", taken_back_millionths: 1_000_000 }), "Refunded");
  assert.equal(words({ state: "taken_back", taken_back_millionths: 300_000 }), "Partly refunded");
  const facts = (changes) => purchaseFacts({ kind: "pack", state: "paid", quantity: 1, diamonds: 700, taken_diamonds: 0, open_uses: 0, granted: true, ...changes });
  assert.deepEqual(facts({}), ["700 diamonds"]);
  assert.deepEqual(facts({ quantity: 2, taken_diamonds: 1 }), ["2 of them", "700 diamonds", "1 diamond went back"]);
  assert.deepEqual(facts({ granted: false, state: "pending", diamonds: 0 }), []);
  assert.deepEqual(facts({ kind: "skip", diamonds: 0, open_uses: 1 }), ["Waits to be used"]);
  assert.deepEqual(facts({ kind: "skip", diamonds: 25 }), ["Used"]);
  assert.deepEqual(facts({ kind: "refill", diamonds: 0, open_uses: 2 }), ["2 wait to be used"]);
});

test("a receipt is shown where the browser has it", () => {
  assert.deepEqual(JSON.parse(receiptOf({ store: "stripe", transaction_id: "cs_test_1" })), { store: "stripe", transaction: "cs_test_1" });
  assert.equal(receiptOf({ store: "apple", transaction_id: "2000" }), null);
  assert.equal(receiptOf({ store: "stripe" }), null);
});

test("what waits, and what can be earned", () => {
  assert.equal(waitingText(undefined), "");
  assert.equal(waitingText({ credits: [{ uses: 1 }], parcels: [] }), "1 thing waits for you");
  assert.equal(waitingText({ credits: [{ uses: 2 }], parcels: [{}] }), "3 things wait for you");
  const milestones = [
    { id: "a", diamonds: 10, minute: null }, { id: "b", diamonds: 100, minute: null }, { id: "c", diamonds: 500, minute: 7 },
    { id: "d", diamonds: 0, minute: null },
  ];
  assert.deepEqual(earnable(milestones, 5).map(({ id }) => id), ["b", "a"]);
  assert.equal(earnable(milestones, 1).length, 1);
  assert.deepEqual([1, 1500].map(diamondsText), ["1 diamond", "1,500 diamonds"]);
});
