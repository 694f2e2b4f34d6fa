// The bank's numbers, put in order for showing. Pure functions.

import { moneyText, plainText } from "./format.js";
import { monthText, shortMonthText, signedMoneyText } from "./amounts.js";

export const ADULT = 18;
export const LOAN_MONTHS = [6, 12, 24, 36, 48, 60, 72, 84];

export const INSURANCE_ICONS = { health: "heart", home: "home", vehicle: "car", life: "people" };

export const CHARTS = [
  ["worth", "Net worth"],
  ["cash", "Cash"],
  ["left", "Left over"],
];

/** Points of a chart of the closed months: {title, points, bars}. */
export function monthsChart(life, months, kind) {
  const points = (valueOf) => months.map((month) => ({ label: shortMonthText(life, month.month), value: valueOf(month) }));
  if (kind === "cash") return { title: "Cash at the end of the month", points: points(({ closing_cents: cents }) => cents), bars: false };
  if (kind === "left") {
    return {
      title: "Left over each month",
      points: points(({ income_cents: income, spending_cents: spending }) => income - spending),
      bars: true,
    };
  }
  return { title: "Net worth at the end of the month", points: points(({ net_worth_cents: cents }) => cents), bars: false };
}

/** Months whose statement can be asked for, newest first: [[value, text]]; "" is the running one. */
export function statementChoices(life, months) {
  return [["", "This month so far"], ...months.toReversed().map(({ month }) => [String(month), monthText(life, month)])];
}

/**
 * A statement as it is read: what came in and what went out, each by size, with sums. `addsUp` tells whether
 * opening and lines make the closing balance.
 */
export function statementRows({ opening_cents: opening, lines, closing_cents: closing }) {
  const all = Object.entries(lines).map(([category, cents]) => ({ name: plainText(category), cents }));
  const incoming = all.filter(({ cents }) => cents > 0).sort((a, b) => b.cents - a.cents);
  const outgoing = all.filter(({ cents }) => cents < 0).sort((a, b) => a.cents - b.cents);
  const sum = (rows) => rows.reduce((total, { cents }) => total + cents, 0);
  const [income, spending] = [sum(incoming), sum(outgoing)];
  return { opening, incoming, income, outgoing, spending, closing, addsUp: opening + income + spending === closing };
}

/** How good a credit score (300 to 850) is, in a word. */
export function scoreWord(score) {
  if (score >= 800) return "excellent";
  if (score >= 740) return "very good";
  if (score >= 670) return "good";
  if (score >= 580) return "fair";
  return "poor";
}

/** How much of a loan is paid back, 0 to 100. */
export function paidPercent({ borrowed_cents: borrowed, balance_cents: balance }) {
  if (!(borrowed > 0)) return 100;
  return Math.min(100, Math.max(0, Math.round(((borrowed - balance) / borrowed) * 100)));
}

/** What a loan costs a month in cents, as the bank reckons it: the annuity, rounded up to the cent. */
export function instalmentOf(cents, yearlyBasisPoints, months) {
  const monthly = yearlyBasisPoints / 120_000;
  return Math.ceil(monthly ? (cents * monthly) / (1 - (1 + monthly) ** -months) : cents / months);
}

/** A fund with what one has of it: gain since it was bought, or null. */
export function withHolding(fund, holdings) {
  const held = holdings.find(({ fund_id: id }) => id === fund.id);
  return { ...fund, gain_cents: held ? fund.value_cents - held.paid_cents : null };
}

/** "Loan of $500 over 12 months: $43 a month at 8.8 % a year." */
export function loanText({ cents, months, instalment_cents: instalment, interest_basis_points: interest }) {
  return `${moneyText(cents)} is in your account. ${moneyText(instalment)} a month for ${months} months, at ${interest / 100} % a year.`;
}

export function gainText(cents) {
  if (cents === 0) return "no gain or loss";
  return `${signedMoneyText(cents)} ${cents > 0 ? "gain" : "loss"}`;
}
