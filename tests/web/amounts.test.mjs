import assert from "node:assert/strict";
import { test } from "node:test";

import {
  basisPointsText, changeText, dollarsText, lastingEffects, matches, monthText, monthsText, parseDollars, readAmount, signedMoneyText,
} from "../../static/js/amounts.js";
import { errorText, Refusal } from "../../static/js/errors.js";
import { player } from "./fakes.mjs";

const { life } = player();

test("dollars are read to the cent, however they are written", () => {
  for (const [typed, cents] of [["12", 1200], ["$1,250.50", 125_050], ["1250.5", 125_050], [" 0.07 ", 7], ["1 000", 100_000], ["19.99", 1999], ["5.", 500]]) {
    assert.deepEqual(parseDollars(typed), { cents }, typed);
  }
  assert.equal(parseDollars("90071992547.41").cents, 9_007_199_254_741);
});

test("what is no amount is said to be none", () => {
  for (const typed of ["", "  ", "-5", "−5", "abc", "1e9", "1,25", "1.234", "Infinity", "0x10", "9".repeat(30)]) {
    const read = parseDollars(typed);
    assert.ok(read.error && !("cents" in read), typed);
  }
  assert.match(parseDollars("1.234").error, /cent/);
  assert.match(parseDollars("-5").error, /above zero/);
});

test("bounds are checked, and the better words are used", () => {
  assert.deepEqual(readAmount("5", { most: 500 }), { cents: 500 });
  assert.equal(readAmount("5.01", { most: 500 }).error, "At most $5.");
  assert.equal(readAmount("6", { most: 500, tooMuch: "You have $5 in cash." }).error, "You have $5 in cash.");
  assert.equal(readAmount("0", { most: 500 }).error, "Please give an amount above zero.");
  assert.equal(readAmount("9", { least: 1000, most: 5000 }).error, "At least $10.");
  assert.equal(readAmount("1", { most: 0, tooMuch: "You have $0 in cash." }).error, "You have $0 in cash.");
  assert.ok(readAmount("100000000001").error);
});

test("a filled field reads as the amount it was filled with", () => {
  for (const cents of [1, 99, 100, 105, 1_234_567]) assert.deepEqual(parseDollars(dollarsText(cents)), { cents });
});

test("signs, rates and changes", () => {
  assert.deepEqual([signedMoneyText(2050), signedMoneyText(-100), signedMoneyText(0)], ["+$20.50", "−$1", "$0"]);
  assert.deepEqual([basisPointsText(880), basisPointsText(70)], ["8.8 %", "0.7 %"]);
  assert.deepEqual([changeText(110, 100), changeText(95, 100), changeText(100, 100), changeText(5, 0)], ["+10 %", "−5 %", "±0 %", ""]);
});

test("a game day is a month with its name", () => {
  assert.equal(monthText(life, 0), "March 2025");
  assert.equal(monthText(life, 12), "March 2026");
  assert.deepEqual([monthsText(1), monthsText(12), monthsText(26)], ["1 month", "1 year", "2 years 2 months"]);
});

test("lasting effects leave out what is nothing; less stress is good", () => {
  assert.deepEqual(lastingEffects({ mood: 0.6, daily_stress: -0.3, prestige: 0 }), [
    { name: "Mood", text: "+0.6", good: true },
    { name: "Daily stress", text: "−0.3", good: true },
  ]);
});

test("a search finds beginnings of words, all of them", () => {
  assert.ok(matches("so le", "a leather sofa"));
  assert.ok(matches("", "anything"));
  assert.ok(!matches("ofa", "a leather sofa"));
  assert.ok(!matches("sofa blue", "a leather sofa"));
});

test("too little money is told with what there is", () => {
  const refusal = (facts) => errorText(new Refusal({ code: "not_enough_money", ...facts }));
  assert.equal(refusal({ needed: 500, money: 120 }), "This takes $5. You have $1.20.");
  assert.equal(refusal({ needed: 500, savings: 1, message: "There is not that much in your savings." }), "There is not that much in your savings.");
});
