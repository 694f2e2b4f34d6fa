// The diamond history in words, and the card of a skip.

import assert from "node:assert/strict";
import { test } from "node:test";

import { errorText, Refusal } from "../../static/js/errors.js";
import { amountText, balanceText, byDay, diamondsText, entryText, shortText, spokenText } from "../../static/js/ledger.js";
import { highlights, skipStory } from "../../static/js/stories.js";

const entry = (reason, amount, counter = `house:${reason}`, cause = "") => ({ reason, amount, cause, counter_account: counter });

test("every movement has a name that people understand", () => {
  const told = [
    [entry("welcome", 100), "A present to begin with", ""],
    [entry("energy_refill", -10, undefined, "small"), "A short rest", ""],
    [entry("time_skip", -25, undefined, "day"), "Skipped: a day", ""],
    [entry("time_skip", -50, undefined, "next_event"), "On to the next event", ""],
    [entry("level_up", 10, undefined, "life 7 level 12"), "Level 12 reached", ""],
    [entry("tutorial", 5, undefined, "all steps"), "All first steps done", ""],
    [entry("purchase", 700, "store:apple", "diamonds_700"), "Bought", "App Store"],
    [entry("purchase", 700, "sandbox:google", "diamonds_700"), "Bought", "Google Play, play money"],
    [entry("time_skip", 100, "store:stripe", "week"), "Paid in the store: skipped: a week", "web shop"],
    [entry("refund", -700, "refund:google", "diamonds_700"), "Paid back by the store", "Google Play"],
    [entry("refund_reversed", 700, "refund:google"), "A refund was taken back", "Google Play"],
    [entry("operator", 50, "operator:grant", "Sorry for the outage"), "Sorry for the outage", "From the people who run the game"],
    [entry("something_new", -3), "Something new", ""],
  ];
  for (const [line, title, from] of told) assert.deepEqual(entryText(line), [title, from]);
});

test("amounts and balances, also below zero", () => {
  assert.equal(amountText(1500), "+1,500");
  assert.equal(amountText(-20), "−20");
  assert.equal(balanceText(80), "80 left");
  assert.equal(balanceText(-1200), "1,200 owed");
  assert.equal(diamondsText(-30), "−30");
  assert.equal(spokenText(-1, 9), "1 diamond less, 9 left");
  assert.equal(spokenText(40, -5), "40 diamonds more, 5 owed");
  assert.equal(shortText(10, 10), "");
  assert.equal(shortText(9, 10), "You have 9 diamonds");
  assert.equal(shortText(-9, 10), "You owe 9 diamonds");
});

test("movements are told day by day", () => {
  const days = byDay([{ at: 5 }, { at: 4 }, { at: 2 }], (at) => (at > 3 ? "today" : "before"));
  assert.deepEqual(days, [
    { day: "today", entries: [{ at: 5 }, { at: 4 }] },
    { day: "before", entries: [{ at: 2 }] },
  ]);
});

test("who owes reads the server's own sentence", () => {
  const refusal = (facts) => errorText(new Refusal({ code: "not_enough_diamonds", message: "You are short of zero.", ...facts }));
  assert.equal(refusal({ needed: 10, diamonds: -5, debt: 5 }), "You are short of zero.");
  assert.equal(refusal({ needed: 10, diamonds: 5 }), "This takes 10 diamonds. You have 5.");
});

test("the card of a skip begins with the best and goes on in the order of time", () => {
  const lines = [30, 50, 10, 20].map((minute) => ({ minute }));
  assert.deepEqual(highlights({ lines }), { best: { minute: 30 }, others: [{ minute: 10 }, { minute: 20 }, { minute: 50 }] });
  assert.deepEqual(highlights({ lines: [] }), { best: null, others: [] });
  assert.deepEqual(lines.map(({ minute }) => minute), [30, 50, 10, 20]);
  const reply = { skip_type: "week", minutes_skipped: 5, diamonds_charged: 0, diamonds_returned: 60, stopped_by: "", story: [], summary: { opening: "A week went by.", lines } };
  const { story } = skipStory({}, reply);
  assert.deepEqual([story.returned, story.summary.opening], [60, "A week went by."]);
});
