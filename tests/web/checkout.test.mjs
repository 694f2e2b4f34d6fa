// Coming back from the page at which one pays: whatever the address says, and whatever the server answers.

import assert from "node:assert/strict";
import { test } from "node:test";

import { kindOf, mayGoTo, Remembered, returnFrom } from "../../static/js/checkout.js";
import { Refusal, Unreachable } from "../../static/js/errors.js";
import { Purchasing } from "../../static/js/purchasing.js";
import { createStore, initialState, reduce } from "../../static/js/store.js";
import { memoryStorage, player } from "./fakes.mjs";

const ID = "cs_test_a1B2";
const PAID = { purchase_id: "p", kind: "pack", product_id: "diamonds_700", state: "paid", granted: true, diamonds: 700, taken_back_millionths: 0 };

test("the address is read once and cleaned, and keeps what else it says", () => {
  assert.equal(returnFrom("https://play.example/?tab=1#/bank"), null);
  assert.deepEqual(returnFrom(`https://play.example/?checkout=${ID}`), { checkout: ID, url: "/#/shop" });
  assert.deepEqual(returnFrom(`https://play.example/a?b=1&checkout=cancelled#/bank`), { checkout: "cancelled", url: "/a?b=1#/bank" });
  for (const hostile of ["", "cs_test_", "<script>", "cs_other_1", `${ID}%27`, "cs_test_" + "a".repeat(200)]) {
    assert.deepEqual(returnFrom(`https://play.example/?checkout=${hostile}`), { checkout: "", url: "/#/shop" }, hostile);
  }
});

test("nobody is sent to what is no page", () => {
  assert.deepEqual(["https://checkout.stripe.com/c/1", "javascript:alert(1)", "nonsense", undefined].map(mayGoTo), [true, false, false, false]);
});

test("every answer has its words", () => {
  assert.equal(kindOf(PAID, false), "granted");
  assert.equal(kindOf(PAID, true), "again");
  assert.equal(kindOf({ ...PAID, state: "pending", granted: false }, false), "pending");
  assert.equal(kindOf({ ...PAID, state: "cancelled", granted: false }, false), "unpaid");
  assert.equal(kindOf({ ...PAID, state: "taken_back", taken_back_millionths: 1_000_000 }, true), "taken_back");
  assert.equal(kindOf({ ...PAID, state: "taken_back", taken_back_millionths: 10 }, false), "granted");
});

test("what is remembered is bounded, ages, and survives nonsense in the storage", () => {
  const storage = memoryStorage();
  let now = 1_000;
  const remembered = new Remembered(storage, () => now);
  for (let number = 0; number < 30; number += 1) remembered.returned(`cs_test_${number}`);
  remembered.returned("cs_test_29");
  assert.equal(remembered.returns().length, 20);
  remembered.settled("cs_test_29");
  assert.equal(remembered.returns().at(-1), "cs_test_28");
  remembered.began(ID, "1");
  assert.equal(remembered.beganBy(ID), "1");
  remembered.celebrated(ID);
  assert.equal(remembered.isCelebrated(ID), true);
  now += 15 * 86_400_000;
  assert.deepEqual([remembered.returns(), remembered.beganBy(ID), remembered.isCelebrated(ID)], [[], null, false]);
  storage.set("checkouts", { returns: "no list" });
  assert.deepEqual(remembered.returns(), []);
});

/** A game whose server answers as told: each answer is a reply, or an error to be thrown. */
function game(...answers) {
  const store = createStore({ ...initialState(), accountId: "1", player: player() });
  const asked = [];
  const went = [];
  const made = {
    store, storage: memoryStorage(), now: () => 1_000, asked, went,
    requests: {
      ask(type, fields, options) {
        asked.push({ type, ...fields, options });
        const answer = answers.shift() ?? { purchase: PAID };
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
      },
    },
    ask: () => Promise.resolve({ products: [{ id: "diamonds_700", name: "A box" }] }),
    save() {},
    refill: (...given) => went.push(["refill", ...given]),
    skip: (...given) => went.push(["skip", ...given]),
  };
  made.purchasing = new Purchasing(made, { go: (url) => went.push(url) });
  made.told = () => store.get().checkout?.kind ?? null;
  return made;
}

test("a return is verified once, celebrated once, and the second time told as known", async () => {
  const { purchasing, asked, told, store } = game();
  purchasing.cameBack(ID);
  assert.equal(told(), "waiting");
  await purchasing.settle();
  assert.equal(told(), "granted");
  assert.equal(store.get().checkout.product.name, "A box");
  const { options, ...question } = asked[0];
  assert.deepEqual(question, { type: "verify_purchase", store: "stripe", transaction: ID });
  assert.equal(options.changes, true);
  await purchasing.settle(); // a reconnect while it is read
  purchasing.close();
  assert.equal(told(), null);
  assert.equal(asked.length, 1);
  purchasing.cameBack(ID);
  await purchasing.settle();
  assert.equal(told(), "again");
});

test("a store that can not be asked is asked again, a refusal is not", async () => {
  for (const error of [new Unreachable(), new Refusal({ code: "unavailable" }), new Refusal({ code: "rate_limited", retry_after: 5 })]) {
    const { purchasing, told } = game(error);
    purchasing.cameBack(ID);
    await purchasing.settle();
    assert.equal(told(), "later");
    await purchasing.settle();
    assert.equal(told(), "granted");
  }
  const { purchasing, told, asked, store } = game(new Refusal({ code: "not_allowed", message: "Play money." }));
  purchasing.cameBack(ID);
  await purchasing.settle();
  assert.deepEqual([told(), store.get().checkout.text], ["refused", "Play money."]);
  purchasing.close();
  await purchasing.settle();
  assert.deepEqual([told(), asked.length], [null, 1]);
});

test("several returns are told one after the other", async () => {
  const { purchasing, told, asked } = game();
  purchasing.cameBack(ID);
  purchasing.cameBack("cs_test_2");
  await purchasing.settle();
  assert.equal(told(), "granted");
  purchasing.close();
  await new Promise((done) => setTimeout(done));
  assert.deepEqual(asked.map(({ transaction }) => transaction), [ID, "cs_test_2"]);
});

test("what another account of this browser began is not claimed", async () => {
  const { purchasing, told, asked, store } = game();
  assert.equal(purchasing.leave({ checkout_id: ID, url: "https://pay.example/1" }), true);
  store.dispatch({ type: "signedIn", accountId: "2", kept: null });
  purchasing.cameBack(ID);
  await purchasing.settle();
  assert.deepEqual([told(), asked], ["anothers", []]);
  purchasing.close();
  assert.equal(told(), null);
});

test("who signs out while it is looked at finds it again", async () => {
  const { purchasing, told, store } = game(new Unreachable());
  purchasing.cameBack(ID);
  const settling = purchasing.settle();
  store.dispatch({ type: "signedOut" });
  await settling;
  assert.equal(told(), "waiting");
  store.dispatch({ type: "signedIn", accountId: "1", kept: null });
  await purchasing.settle();
  assert.equal(told(), "granted");
});

test("cancelled is told without a question, nonsense not at all", async () => {
  const { purchasing, told, asked } = game();
  purchasing.cameBack("");
  assert.equal(told(), null);
  purchasing.cameBack("cancelled");
  await purchasing.settle();
  assert.deepEqual([told(), asked], ["cancelled", []]);
});

test("a credit is used with its receipt, and nobody goes to what is no page", () => {
  const { purchasing, went } = game();
  const receipt = JSON.stringify({ store: "stripe", transaction: ID });
  purchasing.use({ store: "stripe", transaction_id: ID, kind: "refill", gives: "small" });
  purchasing.use({ store: "stripe", transaction_id: ID, kind: "skip", gives: "day" });
  assert.equal(purchasing.leave({ checkout_id: ID, url: "javascript:alert(1)" }), false);
  assert.deepEqual(went, [["refill", "small", receipt], ["skip", "day", receipt]]);
});

test("what a store paid for is a toast, no moment of a story, and silent while a dialog tells it", () => {
  const push = { type: "messageEvent", seq: 11, at: 0, kind: "purchase", title: "Bought", text: "700 diamonds: yours now.", minute: 5 };
  const at = (changes) => reduce({ ...initialState(), player: player(), lastSeq: 10, ...changes }, { type: "pushes", pushes: [push], now: 0 });
  const told = at({ catchUp: { items: [] } });
  assert.deepEqual([told.toasts.map(({ text }) => text), told.catchUp.items, told.feed.items.length], [[push.text], [], 1]);
  assert.equal(at({ checkout: { kind: "granted" } }).toasts.length, 0);
  assert.equal(at({ checkout: { kind: "pending" } }).toasts.length, 1);
  const verified = reduce(told, { type: "reply", reply: { type: "verify_purchase", diamonds: 800 }, frame: {}, now: 0 });
  assert.equal(verified.player.wallet.diamonds, 800);
  assert.equal(reduce(at({ checkout: { kind: "granted" } }), { type: "signedOut" }).checkout, null);
});
