import assert from "node:assert/strict";
import test from "node:test";

import { activitiesOf, bandText, busyAt, bySetting, datesText, mayBeAsked, momentText, openDate, openingText, pastBadges, possible, reasonsOf, timesFor } from "../../static/js/dates.js";

const DAY = 1440;
const life = { alive: true, age: 30, birth_year: 2000, birth_month: 0, days_per_year: 12 };
const person = (changes) => ({ id: "p1", first_name: "Ada", alive: true, estranged: false, affinity: 40, ...changes });
const player = (stage, changes = {}) => ({ life, people: { p1: person(changes) }, romance: { bonds: { p1: { person_id: "p1", stage } } } });
const venue = (changes) => ({ id: "cafe", setting: "table", from_hour: 8, to_hour: 20, days: [], activity_ids: ["talk"], available: true, ...changes });

test("only who goes out with one can be asked", () => {
  assert.ok(mayBeAsked(player("matched"), "p1"));
  assert.ok(mayBeAsked(player("married"), "p1"));
  assert.ok(mayBeAsked(player("parted", { affinity: 15 }), "p1"));
  assert.ok(!mayBeAsked(player("parted", { affinity: 14 }), "p1"));
  assert.ok(!mayBeAsked(player("widowed"), "p1"));
  assert.ok(!mayBeAsked(player("seeing", { alive: false }), "p1"));
  assert.ok(!mayBeAsked(player("seeing", { estranged: true }), "p1"));
  assert.ok(!mayBeAsked({ life, people: { p1: person({}) }, romance: null }, "p1"));
  assert.deepEqual(possible(player("seeing")).map(({ text }) => text), ["you see each other"]);
});

test("times fit the hours and the days of a place, and what is too soon is left out", () => {
  const earliest = 100 * DAY + 18 * 60 + 30; // day 100 is a Wednesday
  const frame = { earliest, latest: earliest + 2 * DAY };
  const days = timesFor(venue(), frame, life);
  assert.deepEqual(days.map(({ name, times }) => [name, times.length, times[0].text, times.at(-1).text]), [
    ["Today, Wednesday", 1, "19:00", "19:00"],
    ["Tomorrow, Thursday", 12, "08:00", "19:00"],
    ["Friday", 11, "08:00", "18:00"],
  ]);
  assert.deepEqual(timesFor(venue({ days: [4] }), frame, life).map(({ name }) => name), ["Friday"]);
  assert.deepEqual(timesFor(venue({ days: [0] }), frame, life), []);
});

test("what one does then is said beforehand", () => {
  const plan = [{ doing: "asleep", minute: 0 }, { doing: "breakfast", minute: 420 }, { doing: "work", minute: 540 }, { doing: "free", minute: 1020 }, { doing: "asleep", minute: 1380 }];
  assert.equal(busyAt(plan, 300, 90), "asleep");
  assert.equal(busyAt(plan, 480, 90), "work");
  assert.equal(busyAt(plan, 1020, 90), "");
  assert.equal(busyAt(plan, 1320, 120), "", "an evening may go on");
  assert.equal(busyAt(plan, DAY + 600, 90), "", "tomorrow is not in the plan");
  assert.equal(busyAt([], 300, 90), "");
});

test("places stand by setting, closed ones last", () => {
  const groups = bySetting([venue({ id: "a", available: false }), venue({ id: "b" }), venue({ id: "c", setting: "odd" })]);
  assert.deepEqual(groups.map(({ name, venues }) => [name, venues.map(({ id }) => id)]), [["At a table", ["b", "a"]], ["Something odd", ["c"]]]);
  assert.deepEqual(activitiesOf(venue(), [{ id: "talk", available: true }, { id: "swim", available: true }]).map(({ id }) => id), ["talk"]);
  assert.equal(openingText(venue({ days: [4, 5] })), "08:00 to 20:00, Fri, Sat");
  assert.equal(openingText(venue({ to_hour: 24 })), "08:00 to 24:00");
});

test("moments are told as people say them", () => {
  const now = 100 * DAY + 600;
  assert.equal(momentText(life, 100 * DAY + 1140, now), "Today, Wednesday at 19:00");
  assert.equal(momentText(life, 101 * DAY + 1140, now), "Tomorrow, Thursday at 19:00");
});

test("the outcome is told with signs, not in colour alone", () => {
  assert.equal(bandText(80), "Wonderful");
  assert.equal(bandText(59), "Fair");
  assert.equal(bandText(0), "Awful");
  const [first, second] = reasonsOf([{ factor: "choices", points: 12, text: "Well said." }, { factor: "weather", points: -6, text: "Rain." }]);
  assert.deepEqual([first.points, first.good, first.name], ["+12", true, "What you chose"]);
  assert.deepEqual([second.points, second.good], ["−6", false]);
  assert.deepEqual(pastBadges({ how: "no_show", success: null }), [{ text: "You did not come", tone: "" }]);
  assert.deepEqual(pastBadges({ how: "held", success: 71 }), [{ text: "Good, 71 of 100", tone: "good" }]);
  assert.deepEqual(pastBadges({ how: "by_itself", success: 39 }).map(({ tone }) => tone), ["", "warm"]);
});

test("the list of screens says what is planned", () => {
  const planned = [{ id: "d1", person_id: "p1", open: false }];
  assert.equal(datesText(player("seeing")), "Plan an evening for two");
  assert.equal(datesText({ ...player("seeing"), dates: { planned } }), "One is planned");
  const going = { ...player("seeing"), dates: { planned: [{ ...planned[0], open: true }] } };
  assert.equal(datesText(going), "With Ada, now");
  assert.equal(openDate(going).id, "d1");
  assert.equal(openDate(player("seeing")), null);
});
