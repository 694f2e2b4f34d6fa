import assert from "node:assert/strict";
import test from "node:test";

import { grouped, imageOf, lineOf, offersByCategory, peopleText, situationOf } from "../../static/js/circle.js";
import { detailOf, routeOf } from "../../static/js/route.js";

const person = (changes) => ({
  id: "p1", name: "Ada Lovelace", relation: "mother", group: "family", age: 40, alive: true, affinity: 60, doing: "nurse", ...changes,
});

test("people stand in groups, and only groups with somebody in them are shown", () => {
  const people = [person({}), person({ id: "p2", name: "Bo", group: "friends" }), person({ id: "p3", group: "dead", alive: false })];
  assert.deepEqual(grouped(people).map(({ group }) => group), ["family", "friends", "dead"]);
  assert.deepEqual(grouped(people, "bo").map(({ people: found }) => found.map(({ id }) => id)), [["p2"]]);
  assert.deepEqual(grouped(people, "nobody"), []);
});

test("what is possible comes first in its category", () => {
  const offers = [{ id: "a", category: "talk", available: false }, { id: "b", category: "talk", available: true }, { id: "c", category: "gift", available: true }];
  assert.deepEqual(offersByCategory(offers).map(({ offers: found }) => found.map(({ id }) => id)), [["b", "a"], ["c"]]);
});

test("a change of affinity asks again", () => {
  const player = (affinity) => ({ people: { p1: person({ affinity }) }, life: { age: 3 } });
  assert.notEqual(situationOf(player(1)), situationOf(player(2)));
  assert.equal(situationOf(player(1)), situationOf(player(1)));
});

test("a portrait is an image, whatever stands in it", () => {
  assert.equal(imageOf("<svg>#%\"</svg>"), "data:image/svg+xml,%3Csvg%3E%23%25%22%3C%2Fsvg%3E");
});

test("people are told in a line", () => {
  assert.equal(lineOf(person({})), "mother, 40, nurse");
  assert.equal(lineOf(person({ alive: false })), "mother, died at 40");
  assert.equal(peopleText({}), "Family and whom you meet");
  assert.equal(peopleText({ a: { relation: "friend", alive: true }, b: { relation: "friend", alive: false } }), "One friend");
});

test("an address may name one person", () => {
  assert.equal(routeOf("#/circle/p3"), "circle");
  assert.equal(detailOf("#/circle/p3"), "p3");
  assert.equal(detailOf("#/circle"), "");
  assert.equal(routeOf("#/circle/../x"), "now");
});
