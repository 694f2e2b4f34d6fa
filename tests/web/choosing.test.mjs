import assert from "node:assert/strict";
import { test } from "node:test";

import { whyNot } from "../../static/js/choosing.js";
import { player } from "./fakes.mjs";

const NOW = 1_000_000;
const choice = (changes = {}) => ({ id: "go", text: "Go", cost_cents: 0, energy: 0, available: true, reason: "", ...changes });

test("nothing stands against a plain choice", () => {
  assert.equal(whyNot(choice(), player(), NOW), "");
});

test("what the server closed stays closed, with its sentence", () => {
  assert.equal(whyNot(choice({ available: false, reason: "You own a home." }), player(), NOW), "You own a home.");
  assert.notEqual(whyNot(choice({ available: false }), player(), NOW), "");
});

test("money has to be there to the cent", () => {
  const { cents } = player().money;
  assert.equal(whyNot(choice({ cost_cents: cents }), player(), NOW), "");
  assert.match(whyNot(choice({ cost_cents: cents + 1 }), player(), NOW), /money/);
});

test("energy has to be there, unless it is free", () => {
  const { energy } = player().vitals;
  assert.equal(whyNot(choice({ energy }), player(), NOW), "");
  assert.match(whyNot(choice({ energy: energy + 20 }), player(), NOW), new RegExp(`${energy + 20} energy`));
  const wallet = { ...player().wallet, unlimited_energy_until: NOW + 1 };
  assert.equal(whyNot(choice({ energy: energy + 20 }), player({ wallet }), NOW), "");
});
