import assert from "node:assert/strict";
import { test } from "node:test";

import {
  chains, estateFigures, followsText, freePercent, layout, pictureOf, successorText, willProblem, yearsText,
} from "../../static/js/lineage.js";

const life = (number, follows = "", relation = "") => ({
  life_id: `l${number}`, number, follows, relation, first_name: `Name${number}`, born: 2000 + number, died: null,
});

test("lives stand in the order in which they went on, the newest line first", () => {
  const lives = [life(4, "l2", "sister"), life(3), life(2, "l1", "daughter"), life(1)];
  assert.deepEqual(chains(lives).map((line) => line.map(({ number }) => number)), [[1, 2, 4], [3]]);
});

test("a life whose forerunner is on another page begins a line", () => {
  assert.deepEqual(chains([life(9, "l8", "son")]).map((line) => line.length), [1]);
});

test("every life has a place of its own, below the one it follows", () => {
  const { nodes, links, width, height } = layout([life(1), life(2, "l1", "son"), life(3)]);
  assert.equal(new Set(nodes.map(({ x, y }) => `${x}|${y}`)).size, 3);
  assert.equal(links.length, 1);
  assert.ok(links[0].from < links[0].to);
  for (const { x, y } of nodes) assert.ok(x > 0 && x < width && y > 0 && y < height);
});

test("an empty tree is still a picture", () => {
  const { nodes, width } = layout([]);
  assert.deepEqual(nodes, []);
  assert.ok(width > 0);
});

test("words for years and ties", () => {
  assert.equal(yearsText({ born: 2026, died: null }), "since 2026");
  assert.equal(yearsText({ born: 2026, died: 2101 }), "2026 – 2101");
  const lives = [life(1)];
  assert.equal(followsText(life(1), lives), "Born to strangers");
  assert.equal(followsText(life(2, "l1", "sister"), lives), "The sister of Name1");
  assert.equal(followsText(life(2, "l1", "newborn"), lives), "Born into the family of Name1");
  assert.equal(followsText(life(2, "l0", "son"), lives), "The son of the life before");
  assert.equal(successorText({ relation: "sister", age: 44, job: "Florist" }), "sister, 44, florist");
  assert.equal(successorText({ relation: "brother", age: 9, job: "" }), "brother, 9");
});

test("an estate is shown with what went off it", () => {
  const figures = estateFigures({
    lines: [{ what: "cash", cents: 10_000 }, { what: "funeral", cents: -4_000 }], left_cents: 6_000, unpaid_cents: 0,
  });
  assert.deepEqual(figures.map(({ name }) => name), ["Cash", "Funeral", "To be inherited"]);
  assert.equal(figures[1].tone, "bad");
});

test("a will must come to a hundred", () => {
  assert.equal(willProblem([]), "");
  assert.equal(willProblem([{ percent: 60 }, { percent: 40 }]), "");
  assert.equal(freePercent([{ percent: 60 }]), 40);
  assert.match(willProblem([{ percent: 60 }]), /40 %/);
  assert.match(willProblem([{ percent: 60 }, { percent: 50 }]), /10 % too much/);
  assert.match(willProblem([{ percent: 0 }, { percent: 100 }]), /at least 1/);
});

test("a picture is an address in which nothing breaks out", () => {
  assert.ok(!/[<>"#\s]/.test(pictureOf('<svg a="#1"></svg>')));
});
