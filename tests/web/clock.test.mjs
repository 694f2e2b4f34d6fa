import assert from "node:assert/strict";
import { test } from "node:test";

import { ageAt, dateAt, energyAt, gameMinute, realUntil, slotsOfDay, vitalAt } from "../../static/js/clock.js";
import { countdownText, dateText, durationText, effectList, energyText, moneyText, shortMoneyText } from "../../static/js/format.js";
import { player } from "./fakes.mjs";

test("the game minute runs on from the anchor, and never back before it", () => {
  assert.equal(gameMinute(player(), 1_060_000), 104_160);
  assert.equal(gameMinute(player(), 900_000), 104_100);
});

test("the game minute stands still when nobody is present or the life is over", () => {
  const clock = { ...player().clock, present: false };
  assert.equal(gameMinute(player({ clock }), 2_000_000), 104_100);
  const life = { ...player().life, ended_minute: 7 };
  assert.equal(gameMinute(player({ life }), 2_000_000), 7);
});

test("the calendar counts days as months and knows the weekday", () => {
  const { life } = player();
  assert.equal(dateText(dateAt(life, 72 * 1440 + 462)), "March 2031, Wednesday 07:42");
  assert.equal(dateText(dateAt(life, 0)), "March 2025, Monday 00:00");
  // Born in March: ten days later it is January of the next year, at the same age.
  const january = dateAt(life, 10 * 1440);
  assert.deepEqual([january.year, january.month, january.age], [2026, 0, 0]);
});

test("a year of another length still has twelve months", () => {
  const life = { ...player().life, birth_month: 0, days_per_year: 24 };
  assert.equal(dateAt(life, 3 * 1440).monthName, "February");
  assert.equal(ageAt(life, 24 * 1440), 1);
});

test("energy grows to 100 and stands still above", () => {
  const vitals = { minute: 0, energy: 99, energy_per_minute: 0.01 };
  assert.equal(energyAt(vitals, 50), 99.5);
  assert.equal(energyAt(vitals, 5000), 100);
  assert.equal(energyAt({ ...vitals, energy: 130 }, 5000), 130);
});

test("vitals drift with the clock and stay between 0 and 100", () => {
  const { vitals } = player();
  assert.equal(vitalAt(vitals, "happiness", 104_110), 70);
  assert.equal(vitalAt(vitals, "happiness", 999_999), 0);
  assert.equal(vitalAt(vitals, "smarts", 999_999), 44);
});

test("real time until a minute depends on the rate", () => {
  const clock = { ...player().clock, rate: 2 };
  assert.equal(realUntil(player({ clock }), 104_220, 1_000_000), 60_000);
});

test("the slots of a day fill it from one moment to the next", () => {
  const plan = [{ minute: 1440, doing: "asleep" }, { minute: 1860, doing: "school" }];
  assert.deepEqual(slotsOfDay({ day: 1, plan }), [
    { doing: "asleep", from: 0, until: 420 },
    { doing: "school", from: 420, until: 1440 },
  ]);
});

test("values as the player reads them", () => {
  assert.equal(moneyText(2500), "$25");
  assert.equal(moneyText(-123_405), "−$1,234.05");
  assert.equal(shortMoneyText(53_736_240), "$537,362");
  assert.equal(shortMoneyText(1_253_736_240), "$12.54M");
  assert.equal(energyText(4.96), "4.9");
  assert.equal(energyText(80.3), "80.3");
  assert.equal(durationText(1440 * 2 + 61), "2 days 1 h");
  assert.equal(durationText(80), "1 h 20 min");
  assert.equal(countdownText(86_352_000), "23:59:12");
  assert.equal(countdownText(-5), "0:00");
});

test("effects are told with their direction; more stress is bad", () => {
  assert.deepEqual(effectList({ stress: -2, money_cents: -450, health: 0 }), [
    { name: "Stress", text: "−2", good: true },
    { name: "Money", text: "−$4.50", good: false },
  ]);
  assert.deepEqual(effectList(undefined), []);
});
