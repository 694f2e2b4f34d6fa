import assert from "node:assert/strict";
import test from "node:test";

import { childrenOf, choicesOf, familyText, pregnancyOf, requestOf, waysByKind } from "../../static/js/family.js";
import { chaptersByYear, loveSituation, loveText, metersOf, parted, waitingMatters } from "../../static/js/love.js";
import { comparison, dutiesWith, paymentText, termsOf } from "../../static/js/parting.js";
import { changesOf, daysFor, draftOf, fieldsOf, withExtra, withGuest, withPlace } from "../../static/js/wedding.js";

const DAY = 1440;
const life = { birth_year: 2000, birth_month: 0, days_per_year: 12, age: 30, id: "l1" };

test("what is stands before what was, the closest first", () => {
  const all = [["p1", "divorced"], ["p2", "seeing"], ["p3", "married"]].map(([person_id, stage]) => ({ person_id, stage }));
  const { now, past } = parted(all);
  assert.deepEqual(now.map(({ person_id: id }) => id), ["p3", "p2"]);
  assert.deepEqual(past.map(({ person_id: id }) => id), ["p1"]);
});

test("words become steps of a meter, and nothing is shown for no word", () => {
  const meters = metersOf({ trust: "good", passion: "", strain: "at breaking point" });
  assert.deepEqual(meters.map(({ name, step, steps }) => [name, step, steps]), [["trust", 4, 6], ["strain", 6, 6]]);
});

test("chapters stand under their years", () => {
  const years = chaptersByYear(life, [{ minute: 240 * DAY }, { minute: 241 * DAY }, { minute: 260 * DAY }]);
  assert.deepEqual(years.map(({ year, age, chapters }) => [year, age, chapters.length]), [[2020, 20, 2], [2021, 21, 1]]);
});

test("what waits for a word is told, the altar first", () => {
  const people = { p1: { first_name: "Robin", alive: true } };
  const matters = waitingMatters({
    people,
    wedding: { altar: { person_id: "p1" } },
    parting: { petitions: { p1: { by_player: false, answered: false }, p2: { by_player: true, answered: false } } },
    family: { pregnancies: [{ id: "g1", decision: "open", carrier: "p1" }, { id: "g2", decision: "keep", carrier: "me" }], children: { p1: { naming_until_minute: 9 } } },
  });
  assert.deepEqual(matters.map(({ id }) => id), ["altar", "pregnancy-g1", "petition-p1", "name-p1"]);
  assert.deepEqual(waitingMatters({ people }), []);
});

test("love is for grown people, and asked again when a bond changes", () => {
  const player = (stage) => ({ life, people: { p1: { first_name: "Robin", affinity: 5, alive: true } }, romance: { bonds: { p1: { person_id: "p1", stage } } } });
  assert.equal(loveText({ ...player("engaged"), life: { ...life, age: 12 } }), "When you are grown up");
  assert.equal(loveText(player("engaged")), "Engaged: Robin");
  assert.notEqual(loveSituation(player("engaged")), loveSituation(player("married")));
});

const hall = { id: "hall", setting: "indoor", seats: 2, available: true, earliest_at: 5 * DAY + 600 };
const dunes = { id: "dunes", setting: "outdoor", seats: 50, available: true, earliest_at: 9 * DAY + 600 };
const offers = {
  plan: null,
  places: [hall, dunes],
  styles: [{ id: "black", settings: ["indoor"] }, { id: "plain", settings: [] }],
  extras: [{ id: "band", kind: "music", settings: ["indoor"] }, { id: "dj", kind: "music", settings: [] }, { id: "photos", kind: "photos", settings: [] }],
  guests: [{ person_id: "p1", suggested: true }, { person_id: "p2", suggested: false }, { person_id: "p3", suggested: true }, { person_id: "p4", suggested: true }],
};

test("a draft asks whoever is suggested, as far as there are seats", () => {
  const draft = draftOf(offers);
  assert.deepEqual(draft, { place_id: "hall", style_id: "black", day: 5, guest_ids: ["p1", "p3"], other_guests: 0, extras: [] });
  assert.deepEqual(withGuest(draft, "p1").guest_ids, ["p3"]);
});

test("another place drops what is not possible there", () => {
  const draft = withExtra(withExtra(draftOf(offers), "band", offers.extras), "photos", offers.extras);
  const moved = withPlace(draft, dunes, offers);
  assert.deepEqual([moved.style_id, moved.extras, moved.day], ["plain", ["photos"], 9]);
});

test("of music there is one", () => {
  const draft = withExtra(withExtra(draftOf(offers), "band", offers.extras), "dj", offers.extras);
  assert.deepEqual(draft.extras, ["dj"]);
  assert.deepEqual(withExtra(draft, "dj", offers.extras).extras, []);
});

test("only what changed is sent", () => {
  const plan = { place_id: "hall", style_id: "plain", day: 7, at: 7 * DAY + 660, guest_ids: ["p1"], other_guests: 3, extras: [] };
  const draft = draftOf({ plan });
  assert.equal(changesOf(plan, draft), null);
  assert.deepEqual(changesOf(plan, { ...draft, other_guests: 5 }), { other_guests: 5 });
  assert.deepEqual(changesOf(plan, { ...draft, day: 8 }), { at: fieldsOf({ ...draft, day: 8 }).at });
});

test("days begin with the place's first and end 24 days ahead", () => {
  const days = daysFor(life, hall, 3);
  assert.equal(days[0].day, 5);
  assert.equal(days.at(-1).day, 27);
  assert.match(days[0].text, /June 2000 \(in 2 days\)/);
  assert.equal(daysFor(life, hall, 3, 4)[0].day, 4);
});

test("who pays whom is said in words, and both ways stand beside each other", () => {
  assert.equal(paymentText(0, "Robin"), "Nothing");
  assert.equal(paymentText(-500, "Robin", " a month"), "Robin pays you $5 a month");
  const way = { share_percent: 50, payment_cents: 100, selling_costs_cents: 0, child_support_cents: 0, alimony_cents: 200, alimony_months: null, custody: "both", court_costs_cents: 300, months: 2 };
  const rows = comparison({ agreed: way, contested: { ...way, share_percent: 40 }, children: [] }, "Robin");
  assert.deepEqual(rows[0], { name: "Your share", agreed: "50 %", contested: "40 %" });
  assert.ok(rows.some(({ agreed }) => agreed === "You pay $2 a month, without an end"));
});

test("a share left empty is left to the law, and kept within bounds", () => {
  const rest = { homes: "keep", custody: "both", alimony: "by_law" };
  assert.deepEqual(termsOf({ share: "", ...rest }), rest);
  assert.equal(termsOf({ share: "140", ...rest }).share_percent, 100);
  assert.deepEqual(dutiesWith({ duties: { a: { kind: "alimony", person_id: "p1", monthly_cents: 900 }, b: { kind: "alimony", person_id: "p2", monthly_cents: 1 } } }, "p1", "Robin"), [
    { id: "a", name: "Alimony", text: "You pay $9 a month" },
  ]);
});

test("ways to a child: the request of each, what is possible first", () => {
  const ways = [{ method: "natural", available: false }, { method: "donor", available: true }, { method: "adopt_teen", available: true }];
  assert.deepEqual(waysByKind(ways).map(({ id, offers: found }) => [id, found[0].method]), [["own", "donor"], ["adopt", "adopt_teen"]]);
  assert.deepEqual(requestOf({ method: "adopt_teen" }), ["adopt_child", { age_group: "teen" }]);
  assert.deepEqual(requestOf({ method: "natural", person_id: "p1", carrier: "them" }), ["try_for_child", { method: "natural", person_id: "p1", carrier: "them" }]);
  assert.deepEqual(requestOf({ method: "surrogacy", person_id: "", carrier: "surrogate" }), ["try_for_child", { method: "surrogacy" }]);
});

test("a pregnancy is told, and after its second month is no more ended", () => {
  const told = pregnancyOf({ carrier: "p1", month: 3, due_minute: 249 * DAY, babies: 2 }, { p1: { first_name: "Robin" } }, life);
  assert.equal(told.title, "Robin is expecting twins");
  assert.equal(told.due, "Due in October 2020");
  assert.deepEqual(choicesOf({ carrier: "me", month: 3 }).map(({ id }) => id), ["keep", "give_up"]);
  assert.match(choicesOf({ carrier: "p1", month: 1 })[2].text, /last word/);
});

test("children stand with their ages, the oldest first", () => {
  const people = {
    p1: { first_name: "Ada", last_name: "A", relation: "daughter", alive: true, birth_minute: 300 * DAY }, p2: { first_name: "Bo", last_name: "B", relation: "son", alive: true, birth_minute: 240 * DAY },
    p3: { first_name: "Cy", last_name: "C", relation: "grandson", alive: true, birth_minute: 350 * DAY },
  };
  const { children, grandchildren } = childrenOf({ life, people, family: { children: { p1: {}, p2: {}, p9: {} }, grandchildren: { p3: "p1" } } }, 360 * DAY);
  assert.deepEqual(children.map(({ first, age }) => [first, age]), [["Bo", 10], ["Ada", 5]]);
  assert.equal(grandchildren[0].parent, "Ada");
  assert.equal(familyText({ life, people, family: { children: { p1: {}, p2: {} } } }), "2 children");
});
