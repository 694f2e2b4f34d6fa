// Where diamonds came from and went, as people say it. Pure functions.

import { REFILLS, SKIPS } from "./catalogue.js";
import { plainText, wholeText } from "./format.js";

const STORES = { apple: "App Store", google: "Google Play", stripe: "web shop" };

const TITLES = {
  welcome: () => "A present to begin with",
  energy_refill: ({ cause }) => named(REFILLS, cause) ?? "Energy",
  time_skip: ({ cause }) => (cause === "next_event" ? "On to the next event" : named(SKIPS, cause, "Skipped: ") ?? "Time skipped"),
  level_up: ({ cause }) => {
    const level = /level (\d+)$/.exec(cause ?? "")?.[1];
    return level ? `Level ${level} reached` : "A level reached";
  },
  milestone: () => "A milestone of your life",
  tutorial: ({ cause }) => (cause === "all steps" ? "All first steps done" : "A first step done"),
};

/** [what it was, where it came from or went], of one line of the ledger. */
export function entryText(entry) {
  const [kind, name] = String(entry.counter_account ?? "").split(":");
  const store = STORES[name] ?? plainText(name);
  const title = TITLES[entry.reason]?.(entry) ?? plainText(entry.reason);
  if (kind === "store") return [entry.amount > 0 ? paidTitle(entry, title) : title, store];
  if (kind === "sandbox") return [entry.amount > 0 ? paidTitle(entry, title) : "Taken back", `${store}, play money`];
  if (kind === "refund") return [entry.amount < 0 ? "Paid back by the store" : "A refund was taken back", store];
  if (kind === "operator") return [entry.cause || "From the people who run the game", "From the people who run the game"];
  return [title, ""];
}

/** Entries, newest first, by the day they fell on: [{day, entries}]. `dayOf` names the day of a time. */
export function byDay(entries, dayOf) {
  const days = [];
  for (const entry of entries) {
    const day = dayOf(entry.at);
    if (days.at(-1)?.day !== day) days.push({ day, entries: [] });
    days.at(-1).entries.push(entry);
  }
  return days;
}

/** "+1,500" or "−20". */
export function amountText(amount) {
  return `${amount > 0 ? "+" : "−"}${wholeText(Math.abs(amount))}`;
}

/** What was left, or owed, after it. */
export function balanceText(balance) {
  return balance < 0 ? `${wholeText(-balance)} owed` : `${wholeText(balance)} left`;
}

/** The same movement for somebody who listens: signs and columns are not heard. */
export function spokenText(amount, balance) {
  const moved = `${wholeText(Math.abs(amount))} ${Math.abs(amount) === 1 ? "diamond" : "diamonds"} ${amount > 0 ? "more" : "less"}`;
  return `${moved}, ${balanceText(balance)}`;
}

/** A balance as it is shown: below zero with a true minus. */
export function diamondsText(diamonds) {
  return diamonds < 0 ? `−${wholeText(-diamonds)}` : wholeText(diamonds);
}

/** Why an offer of this price can not be paid, or "". */
export function shortText(diamonds, price) {
  if (diamonds >= price) return "";
  return diamonds < 0 ? `You owe ${wholeText(-diamonds)} diamonds` : `You have ${wholeText(diamonds)} diamonds`;
}

function paidTitle({ reason }, title) {
  return reason in TITLES ? `Paid in the store: ${lowered(title)}` : "Bought";
}

function named(offers, id, before = "") {
  const name = offers.find((offer) => offer.id === id)?.name;
  return name && `${before}${before ? lowered(name) : name}`;
}

function lowered(text) {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
