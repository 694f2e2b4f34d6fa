import assert from "node:assert/strict";
import { test } from "node:test";

import { DOINGS, doing } from "../../static/js/catalogue.js";
import { groupsOf, matches, possibleFirst } from "../../static/js/finding.js";
import { hoursText, monthsText } from "../../static/js/format.js";
import { changesFor, placeText, sharesOf, wishesOf } from "../../static/js/planning.js";
import { disciplineFigures, enrolledText, gradeText, isHomeworkDone, programmeFacts } from "../../static/js/schooling.js";

const ids = (changes) => changes.map(({ id }) => id);

test("changes are offered to whom they make sense", () => {
  assert.deepEqual(ids(changesFor({ school: null, work: null })), ["lie_in", "early_night", "late_night"]);
  assert.ok(ids(changesFor({ school: { school: "high" }, work: null })).includes("skip_school"));
  assert.ok(!ids(changesFor({ school: { school: "" }, work: { kind: "retired" } })).some((id) => id.includes("work")));
  assert.ok(ids(changesFor({ school: null, work: { kind: "job" } })).includes("overtime"));
});

test("wishes belong to their day, and a day without them has none", () => {
  const day = { wishes: [{ day: 7, change: "lie_in" }, { day: 8, change: "overtime" }] };
  assert.deepEqual(wishesOf(day, 8), ["overtime"]);
  assert.deepEqual(wishesOf({}, 8), []);
});

test("the hours of a day are summed, the longest first", () => {
  const plan = [[0, "asleep"], [420, "free"], [480, "school"], [900, "free"], [1260, "asleep"]];
  const day = { day: 2, plan: plan.map(([minute, doing]) => ({ minute: 2880 + minute, doing })) };
  assert.deepEqual(sharesOf(day), [{ doing: "asleep", minutes: 600 }, { doing: "free", minutes: 420 }, { doing: "school", minutes: 420 }]);
});

test("working hours are read as on a sign", () => {
  assert.equal(hoursText({ from_hour: 9, hours: 8, days: [0, 1, 2, 3, 4] }), "Mon–Fri, 09:00–17:00");
  assert.equal(hoursText({ from_hour: 22, hours: 8, days: [6, 0, 5] }), "Mon, Sat, Sun, 22:00–06:00");
  assert.equal(hoursText({ from_hour: 18, hours: 3, days: [1, 2, 3, 5] }), "Tue–Thu, Sat, 18:00–21:00");
});

test("months are told as years when there are enough", () => {
  assert.deepEqual([0, 1, 12, 26].map(monthsText), ["0 months", "1 month", "1 year", "2 years 2 months"]);
});

test("a list is searched by every word, and what is possible comes first", () => {
  assert.ok(matches("COOK alder", "Cook", "The Alder Kitchen"));
  assert.ok(!matches("cook bank", "Cook", "The Alder Kitchen"));
  assert.ok(matches("", "anything"));
  assert.deepEqual(possibleFirst([{ id: 1, available: false }, { id: 2, available: true }]).map(({ id }) => id), [2, 1]);
  assert.deepEqual(groupsOf([{ k: "b" }, { k: "z" }, { k: "a" }], ({ k }) => k, ["a", "b"]).map(([k]) => k), ["a", "b", "z"]);
});

test("grades, discipline and homework in words", () => {
  assert.deepEqual([95, 75, 60, 45, 3].map(gradeText), ["outstanding", "good", "solid", "passing", "in danger"]);
  assert.deepEqual(disciplineFigures({ late: 1, skipped: 0, detentions: 0, warnings: 2 }).map(({ name }) => name), ["Late", "Warnings"]);
  const school = { homework: { day: 5, done: ["maths"] } };
  assert.deepEqual([isHomeworkDone(school, "maths", 5), isHomeworkDone(school, "maths", 6), isHomeworkDone(school, "art", 5)], [true, false, false]);
});

test("a programme says what it takes, and an enrolment what it costs", () => {
  const programme = { years: 1, tuition_cents: 0, needs_attainment: "none", needs_grade: 0, needs_smarts: 40, scholarship: "", scholarship_percent: 0 };
  assert.deepEqual(programmeFacts(programme), ["1 year", "No tuition", "smarts 40"]);
  assert.ok(enrolledText({ tuition_cents: 50_000, scholarship_percent: 25, loan: false }).includes("25 %"));
  assert.ok(enrolledText({ tuition_cents: 0, scholarship_percent: 100, loan: false }).includes("nothing"));
});

test("the days of hospital and prison have names, and what is new is at least readable", () => {
  for (const id of ["resting", "locked_up", "yard", "prison_work", "community_service", "with_baby", "with_children", "skipping_school", "skipping_work"]) {
    assert.ok(DOINGS[id], id);
  }
  assert.equal(doing("feeding_ducks").name, "Feeding ducks");
  assert.ok(placeText("hospital") && placeText("prison"));
  assert.equal(placeText(""), "");
});
