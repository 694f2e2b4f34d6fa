import assert from "node:assert/strict";
import { test } from "node:test";

import {
  instalmentOf, loanText, monthsChart, paidPercent, scoreWord, statementChoices, statementRows, withHolding,
} from "../../static/js/banking.js";
import { player } from "./fakes.mjs";

const { life } = player();
const months = [
  { month: 72, income_cents: 500, spending_cents: 700, closing_cents: 900, net_worth_cents: 1000 },
  { month: 73, income_cents: 900, spending_cents: 100, closing_cents: 1700, net_worth_cents: 1800 },
];

test("a statement is grouped, summed, and adds up", () => {
  const shown = statementRows({ opening_cents: 1000, lines: { salary: 500, rent: -300, living_costs: -400, gift: 50 }, closing_cents: 850 });
  assert.deepEqual(shown.incoming.map(({ name }) => name), ["Salary", "Gift"]);
  assert.deepEqual(shown.outgoing, [{ name: "Living costs", cents: -400 }, { name: "Rent", cents: -300 }]);
  assert.deepEqual([shown.income, shown.spending, shown.addsUp], [550, -700, true]);
  assert.equal(statementRows({ opening_cents: 0, lines: { salary: 5 }, closing_cents: 6 }).addsUp, false);
});

test("statements are offered newest first, after the running month", () => {
  assert.deepEqual(statementChoices(life, months), [["", "This month so far"], ["73", "April 2031"], ["72", "March 2031"]]);
});

test("charts of the months", () => {
  assert.deepEqual(monthsChart(life, months, "left").points, [{ label: "Mar 31", value: -200 }, { label: "Apr 31", value: 800 }]);
  assert.equal(monthsChart(life, months, "left").bars, true);
  assert.deepEqual(monthsChart(life, months, "cash").points.map(({ value }) => value), [900, 1700]);
  assert.deepEqual(monthsChart(life, months, "worth").points.map(({ value }) => value), [1000, 1800]);
});

test("an instalment is the bank's", () => {
  assert.equal(instalmentOf(50_000, 880, 12), 4_368);
  assert.equal(instalmentOf(50_000, 0, 12), 4_167);
});

test("loans in numbers and words", () => {
  assert.equal(paidPercent({ borrowed_cents: 1000, balance_cents: 250 }), 75);
  assert.equal(paidPercent({ borrowed_cents: 0, balance_cents: 0 }), 100);
  assert.match(loanText({ cents: 50_000, months: 12, instalment_cents: 4_367, interest_basis_points: 880 }), /\$500 .*\$43\.67 a month for 12 months, at 8\.8 %/);
  assert.deepEqual([scoreWord(300), scoreWord(700), scoreWord(850)], ["poor", "good", "excellent"]);
});

test("a fund knows its gain only when one has it", () => {
  assert.equal(withHolding({ id: "index", value_cents: 120 }, [{ fund_id: "index", paid_cents: 100 }]).gain_cents, 20);
  assert.equal(withHolding({ id: "index", value_cents: 0 }, []).gain_cents, null);
});
