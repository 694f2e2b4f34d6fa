// Amounts as people type and read them. The game counts whole cents; forms take dollars. Pure functions.

import { dateAt, MINUTES_PER_DAY } from "./clock.js";
import { moneyText } from "./format.js";

/** The most the server takes in one request. */
export const MOST_CENTS = 10 ** 13;
const DOLLARS = /^(\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.(\d{0,2}))?$/;

/** What was typed as whole cents: {cents} or {error}. "$1,250.50" and "1250.5" are the same. */
export function parseDollars(typed) {
  const text = String(typed ?? "").replace(/^\s*\$/, "").replaceAll(/\s/g, "");
  if (!text) return { error: "Please say how much, in dollars." };
  if (/^[-−]/.test(text)) return { error: "Please give an amount above zero." };
  const found = DOLLARS.exec(text);
  if (!found) {
    const fine = /^[\d,]+\.\d{3,}$/.test(text);
    return { error: fine ? "A cent is the smallest coin: two digits after the point." : "Please write the amount as a number, such as 250 or 99.50." };
  }
  const [, whole, part = ""] = found;
  return { cents: Number(whole.replaceAll(",", "")) * 100 + Number(part.padEnd(2, "0")) };
}

/** Like `parseDollars`, within bounds. `tooMuch` may say in better words why more is not possible. */
export function readAmount(typed, { least = 1, most = MOST_CENTS, tooMuch = "" } = {}) {
  const read = parseDollars(typed);
  if (read.error) return read;
  if (most < least) return { error: tooMuch || "There is nothing to take it from." };
  if (read.cents < least) {
    return { error: least === 1 ? "Please give an amount above zero." : `At least ${moneyText(least)}.` };
  }
  if (read.cents > most) return { error: tooMuch || `At most ${moneyText(most)}.` };
  return read;
}

/** Cents as they stand in a field: "1250.50", "40". */
export function dollarsText(cents) {
  const rest = cents % 100;
  return `${Math.floor(cents / 100)}${rest ? `.${String(rest).padStart(2, "0")}` : ""}`;
}

/** "+$20", "−$3.50", "$0": what came in or went out. */
export function signedMoneyText(cents) {
  return cents > 0 ? `+${moneyText(cents)}` : moneyText(cents);
}

/** Hundredths of a per cent: 880 is "8.8 %". */
export function basisPointsText(basisPoints) {
  return `${trimmed(basisPoints / 100, 2)} %`.replace("-", "−");
}

/** How much `now` is above or below `before`: "+4.2 %", "−1 %", "" where there is nothing to compare. */
export function changeText(now, before) {
  if (!(before > 0)) return "";
  const percent = trimmed(((now - before) / before) * 100, 1);
  if (percent === "0" || percent === "-0") return "±0 %";
  return `${percent.startsWith("-") ? `−${percent.slice(1)}` : `+${percent}`} %`;
}

/** A month (a game day) of a life: "March 2040". */
export function monthText(life, month) {
  const { monthName, year } = dateAt(life, month * MINUTES_PER_DAY);
  return `${monthName} ${year}`;
}

/** "Mar 40", where there is little room. */
export function shortMonthText(life, month) {
  const { monthName, year } = dateAt(life, month * MINUTES_PER_DAY);
  return `${monthName.slice(0, 3)} ${String(year % 100).padStart(2, "0")}`;
}

/** The month in which a game minute lies. */
export function whenText(life, minute) {
  return monthText(life, Math.floor(minute / MINUTES_PER_DAY));
}

/** A number of months as "4 years 2 months". Where a year has fewer days than months the caller converts. */
export function monthsText(months) {
  const [years, rest] = [Math.floor(months / 12), months % 12];
  const parts = [years && `${years} ${years === 1 ? "year" : "years"}`, rest && `${rest} ${rest === 1 ? "month" : "months"}`];
  return parts.filter(Boolean).join(" ") || "0 months";
}

/** The first letter large: names of things come as in the middle of a sentence. */
export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What something does for as long as one has it, as effects: [{name, text, good}]. */
export function lastingEffects({ mood = 0, daily_stress: stress = 0, prestige = 0 }) {
  const signed = (value) => `${value > 0 ? "+" : "−"}${trimmed(Math.abs(value), 1)}`;
  return [
    mood && { name: "Mood", text: signed(mood), good: mood > 0 },
    stress && { name: "Daily stress", text: signed(stress), good: stress < 0 },
    prestige && { name: "Prestige", text: signed(prestige), good: prestige > 0 },
  ].filter(Boolean);
}

/** Whether every word that is searched for begins a word of the texts. */
export function matches(search, ...texts) {
  const words = texts.join(" ").toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return search.toLowerCase().split(/\s+/).filter(Boolean).every((wanted) => words.some((word) => word.startsWith(wanted)));
}

function trimmed(number, digits) {
  return String(Number(number.toFixed(digits)));
}
