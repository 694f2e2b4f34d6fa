import assert from "node:assert/strict";
import test from "node:test";

import { changedWishes, datingText, decisionOfKey, decisionOfSwipe, fitText, leftText, lineOfCard, nextCard, nextCardsText, whyNotDecide, whyNotYet, wishProblem, wishesOf, withDecisions } from "../../static/js/dating.js";

const card = (id, decision = "") => ({ candidate_id: id, decision });
const life = { age: 30 };

test("cards are for grown-ups who are free", () => {
  assert.equal(whyNotYet({ life: { age: 12 } }), "Dating is for grown-ups. It begins at 18, in 6 years.");
  assert.match(whyNotYet({ life: { age: 17 } }), /in a year/);
  assert.equal(whyNotYet({ life: { age: 18 } }), "");
  const bonds = { p1: { person_id: "p1", stage: "married" } };
  assert.match(whyNotYet({ life, people: { p1: { first_name: "Ada" } }, romance: { bonds } }), /^You are with Ada/);
  assert.equal(whyNotYet({ life, romance: { bonds: { p1: { person_id: "p1", stage: "seeing" } } } }), "");
  assert.match(whyNotYet({ life, law: { prison: { on_the_run: false } } }), /prison/);
});

test("what was decided today, here or elsewhere, is not asked again", () => {
  const reply = { day: 5, cards: [card("a"), card("b"), card("c")] };
  const cards = withDecisions(reply, { day: 5, decided: { b: "passed" } }, { a: "liked" });
  assert.deepEqual(cards.map(({ decision }) => decision), ["liked", "passed", ""]);
  assert.equal(nextCard(cards).candidate_id, "c");
  assert.equal(nextCard(withDecisions(reply, { day: 4, decided: { a: "passed" } }, {})).candidate_id, "a", "of another day");
  assert.equal(nextCard([card("a", "liked")]), null);
});

test("arrow keys decide, unless they belong to the browser", () => {
  assert.equal(decisionOfKey({ key: "ArrowLeft" }), "passed");
  assert.equal(decisionOfKey({ key: "ArrowUp" }), "super_liked");
  assert.equal(decisionOfKey({ key: "ArrowLeft", altKey: true }), "");
  assert.equal(decisionOfKey({ key: "a" }), "");
});

test("a swipe decides when it goes far enough aside", () => {
  assert.equal(decisionOfSwipe(120, 10), "liked");
  assert.equal(decisionOfSwipe(-120, 10), "passed");
  assert.equal(decisionOfSwipe(60, 0), "");
  assert.equal(decisionOfSwipe(120, 200), "", "that is scrolling");
});

test("likes run out, passing never does", () => {
  assert.equal(whyNotDecide("passed", { likes: 0, supers: 0 }), "");
  assert.match(whyNotDecide("liked", { likes: 0, supers: 1 }), /No likes/);
  assert.match(whyNotDecide("super_liked", { likes: 3, supers: 0 }), /super-like/);
  assert.equal(whyNotDecide("super_liked", { likes: 3, supers: 1 }), "");
});

test("people are told in words", () => {
  assert.equal(lineOfCard({ age: 29, doing: "nurse", lives: "near", has_children: false }), "29, nurse, lives near");
  assert.equal(lineOfCard({ age: 29, doing: "nurse", lives: "far", has_children: true }), "29, nurse, lives far away, has children");
  assert.deepEqual(wishesOf({ children: "none", marriage: "open", faith: "quiet", drive: "travel" }), ["plans no children", "may marry one day", "believes quietly", "most of all: travel"]);
  assert.equal(fitText(50), "May well fit");
  assert.equal(fitText(20), "Worlds apart");
  assert.equal(nextCardsText(1440 * 3 + 1380), "in 1 h");
});

test("a bio is counted down by characters as people see them", () => {
  assert.equal(leftText(""), "400 characters left");
  assert.equal(leftText("a".repeat(399)), "1 character left");
  assert.equal(leftText("🙂".repeat(401)), "1 character too many");
});

test("wishes are checked, and only what changed is sent", () => {
  const wishes = { sexes: ["male"], min_age: 20, max_age: 30 };
  assert.equal(wishProblem(wishes), "");
  assert.match(wishProblem({ ...wishes, sexes: [] }), /at least one/);
  assert.match(wishProblem({ ...wishes, min_age: 17 }), /18/);
  assert.match(wishProblem({ ...wishes, min_age: Number.NaN }), /18/);
  assert.match(wishProblem({ ...wishes, min_age: 31 }), /youngest/);
  assert.deepEqual(changedWishes(wishes, { ...wishes, sexes: ["female"], min_age: 20 }), { sexes: ["female"] });
});

test("the list of screens says what there is", () => {
  assert.equal(datingText({ life: { age: 5 } }), "From 18 on");
  assert.equal(datingText({ life, people: { a: { relation: "match", alive: true } } }), "One match");
  assert.equal(datingText({ life, dating: { waiting: [{}, {}] } }), "2 to answer you");
  assert.equal(datingText({ life }), "Meet somebody");
});
