import assert from "node:assert/strict";
import { test } from "node:test";

import { levelProgress, milestoneGroups } from "../../static/js/levels.js";
import { choicesInOrder, needsOf, optionFacts, performanceText, vacancyFacts, workFigures } from "../../static/js/working.js";
import { player } from "./fakes.mjs";

const job = {
  kind: "job", job_id: "cook", pay_cents: 274_050, months: 14, warnings: 0, contract_months: 0, business: null,
  hours: { from_hour: 11, hours: 9, days: [1, 2, 3, 4, 5] },
};
const names = (figures) => figures.map(({ name }) => name);

test("a job shows pay, months and hours, and trouble only when there is some", () => {
  assert.deepEqual(names(workFigures(job)), ["Pay", "In this job", "Hours"]);
  assert.equal(workFigures(job)[0].text, "$2,741");
  assert.deepEqual(names(workFigures({ ...job, warnings: 2, contract_months: 6 })), ["Pay", "In this job", "Hours", "Contract", "Warnings"]);
});

test("a pension is a pension, and who lives of a business has no pay", () => {
  assert.deepEqual(names(workFigures({ kind: "retired", pay_cents: 90_000 })), ["Pension"]);
  assert.deepEqual(workFigures({ ...job, job_id: "", business: { name: "Nook" } }), []);
});

test("performance is told in words", () => {
  assert.deepEqual([80, 60, 40, 22, 21].map(performanceText), ["outstanding", "good", "fair", "weak", "in danger"]);
});

test("what a post needs leaves out what it does not", () => {
  const nothing = { attainment: "none", fields: [], months: 0, smarts: 0, looks: 0, health: 0, clean_record: false };
  assert.deepEqual(needsOf(nothing), []);
  const much = { ...nothing, attainment: "bachelor", fields: ["social_science", "law"], months: 24, clean_record: true };
  assert.deepEqual(needsOf(much), ["bachelor's degree", "in social science or law", "2 years of experience", "a clean record"]);
});

test("a vacancy tells pay, hours and the month it closes", () => {
  const vacancy = { pay_cents: 200_000, from_hour: 9, hours: 8, days: [0, 1], stress: 0, closes_day: 74 };
  const facts = vacancyFacts(vacancy, player().life);
  assert.ok(facts.includes("$2,000 a month") && facts.includes("open until May 2031"), facts.join());
});

test("a gig costs energy, a side job has hours, a business a price", () => {
  const option = { pay_cents: 5_000, cost_cents: 0, energy: 8, from_hour: 18, hours: 3, days: [0] };
  assert.deepEqual(optionFacts(option, "gigs"), ["$50 each time", "8 energy"]);
  assert.ok(optionFacts({ ...option, energy: 0 }, "side_jobs").includes("Mon, 18:00–21:00"));
  assert.ok(optionFacts({ ...option, cost_cents: 900_000 }, "businesses").includes("costs $9,000"));
});

test("answers go in the order of the questions, when all are there", () => {
  const questions = [{ id: "b" }, { id: "a" }];
  assert.equal(choicesInOrder(questions, { a: "1" }), null);
  assert.deepEqual(choicesInOrder(questions, { a: "1", b: "2" }), ["2", "1"]);
});

test("the way to the next level, and its end", () => {
  assert.deepEqual(levelProgress({ points: 40, level: 2, next_level_points: 72 }), { done: 16, most: 48, text: "32 points to level 3" });
  assert.equal(levelProgress({ points: 30_000, level: 50, next_level_points: null }).text, "The highest level");
});

test("milestones stand by kind, the latest first, then what is to come", () => {
  const milestones = [
    { id: "a", category: "work", minute: null }, { id: "b", category: "work", minute: 5 }, { id: "c", category: "work", minute: 9 },
    { id: "d", category: "age", minute: 0 },
  ];
  const [[name, order, reached], [, , ages]] = milestoneGroups(milestones);
  assert.deepEqual([name, order.map(({ id }) => id), reached, ages], ["Work", ["c", "b", "a"], 2, 1]);
});
