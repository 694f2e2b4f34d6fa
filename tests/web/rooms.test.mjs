import assert from "node:assert/strict";
import { test } from "node:test";

import {
  ailmentsText, byCategory, conditionWord, consequenceText, durationOf, homesShown, lawText, mostToBuy, offersShown, pastIllnesses,
  purchase, recordLine, saleCents, servedPercent, severityText, sortedHabits, thingsText, treatmentFacts, usedToday,
} from "../../static/js/rooms.js";
import { moneyText } from "../../static/js/format.js";
import { player } from "./fakes.mjs";

const { life } = player();
const home = (name, rent, price) => ({ name, place: "city", text: "", rent_cents: rent, price_cents: price });

test("homes by kind and search, the cheapest first", () => {
  const homes = [home("a villa", 900, 90_000), home("a room", 100, 0), home("a tiny house", 0, 15_000)];
  const names = (kind, search = "") => homesShown(homes, kind, search).map(({ name }) => name);
  assert.deepEqual(names("rent"), ["a room", "a villa"]);
  assert.deepEqual(names("buy"), ["a tiny house", "a villa"]);
  assert.equal(names("all").length, 3);
  assert.deepEqual(names("all", "vil"), ["a villa"]);
});

test("buying and selling a home", () => {
  assert.deepEqual(purchase(100_000, 10_000), { fees_cents: 3000, mortgage_cents: 90_000, cash_cents: 13_000 });
  assert.equal(purchase(100_000, 100_000).mortgage_cents, 0);
  assert.equal(saleCents(100_000), 94_000);
});

test("offers are filtered, what is possible first, then by price", () => {
  const offers = [
    { name: "a sofa", category: "furniture", text: "", available: false, price_cents: 1 },
    { name: "a guitar", category: "music", text: "six strings", available: true, price_cents: 9 },
    { name: "a drum", category: "music", text: "", available: true, price_cents: 5 },
  ];
  const names = (filter) => offersShown(offers, filter).map(({ name }) => name);
  assert.deepEqual(names({}), ["a drum", "a guitar", "a sofa"]);
  assert.deepEqual(names({ possible: true, search: "six" }), ["a guitar"]);
  assert.deepEqual(names({ category: "furniture" }), ["a sofa"]);
  assert.deepEqual(byCategory(offers).map(({ name, things }) => [name, things.length]), [["Furniture", 1], ["Music", 2]]);
});

test("what may still be bought, and what was used today", () => {
  assert.deepEqual([mostToBuy({ most: 3, owned: 1 }), mostToBuy({ most: 1, owned: 2 }), mostToBuy({ most: 500, owned: 0 })], [2, 0, 99]);
  assert.equal(usedToday({ used_minute: 1440 }, 2879), true);
  assert.equal(usedToday({ used_minute: 1440 }, 2880), false);
  assert.equal(usedToday({ used_minute: -1 }, 100), false);
});

test("conditions and severities in words", () => {
  assert.deepEqual([1, 0.7, 0.4, 0.2, 0].map(conditionWord), ["as good as new", "in good shape", "worn", "shabby", "nearly done for"]);
  assert.deepEqual([1, 5, 9].map(severityText), ["slight", "life-threatening", "life-threatening"]);
});

test("treatments, past illnesses and habits", () => {
  assert.deepEqual(treatmentFacts({ cost_cents: 0, monthly_cents: 0, months: 1, hospital_days: 0 }, moneyText), ["free", "1 month"]);
  assert.deepEqual(treatmentFacts({ cost_cents: 500, monthly_cents: 100, months: 0, hospital_days: 2 }, moneyText), ["$5", "$1 a month", "2 days in hospital"]);
  assert.deepEqual(pastIllnesses({ "a flu": 1, "a cold": 3 }), [{ name: "A cold", text: "3 times" }, { name: "A flu", text: "once" }]);
  const habits = [
    { id: "a", kept_since: 0, from_age: 8, good: false }, { id: "b", kept_since: null, from_age: 8, good: true },
    { id: "c", kept_since: null, from_age: 18, good: false }, { id: "d", kept_since: null, from_age: 99, good: true },
  ];
  const { kept, good, bad } = sortedHabits(habits, 20);
  assert.deepEqual([kept, good, bad].map((list) => list.map(({ id }) => id)), [["a"], ["b"], ["c"]]);
});

test("the law in words", () => {
  const line = { charge: "shoplifting", minute: 72 * 1440, sentence: "fine", prison_days: 0, juvenile: true };
  assert.deepEqual(recordLine(line, life), { when: "March 2031", charge: "Shoplifting", sentence: "A fine", juvenile: true });
  assert.equal(recordLine({ ...line, sentence: "prison", prison_days: 14 }, life).sentence, "1 year 2 months in prison");
  assert.equal(durationOf(5, { days_per_year: 12 }), "5 months");
  assert.deepEqual([servedPercent({ since: 0, until: 200 }, 50), servedPercent({ since: 0, until: 200 }, 900)], [25, 100]);
  assert.notEqual(consequenceText(1), consequenceText(10));
});

test("the present state in a few words", () => {
  assert.deepEqual([thingsText(null), thingsText({ items: [{}], vehicles: [] })], ["Shop, things, vehicles", "1 kind of thing"]);
  assert.deepEqual([ailmentsText(null), ailmentsText({ conditions: [{}, {}] })], ["You are well", "2 complaints"]);
  assert.deepEqual([lawText(null), lawText({ prison: {} }), lawText({ open_case: {}, record: [] })], ["A clean record", "In prison", "A case is open"]);
});
