// Home, belongings, health and law, shaped for showing. Pure functions.

import { capital, matches, whenText } from "./amounts.js";
import { MINUTES_PER_DAY } from "./clock.js";
import { plainText } from "./format.js";

/** Besides the price of a home: fees of 3 per cent; of what a sale brings, agents take 6. */
const FEES_PERCENT = 3;
const AGENTS_PERCENT = 6;
export const MORTGAGE_MONTHS = [360, 300, 240, 180, 120, 60];

const LIVING = {
  family: "You live with your family.",
  rented: "You rent this home.",
  owned: "This home is yours.",
  homeless: "You have no home of your own at present.",
  institution: "You live where others decide for you.",
};

export function livingText(home) {
  return LIVING[home?.status] ?? "You live with your family.";
}

/** Homes of the market that fit: `kind` is "all", "rent" or "buy". The cheapest first. */
export function homesShown(homes, kind, search) {
  const price = (home) => (kind === "buy" ? home.price_cents : home.rent_cents || home.price_cents / 200);
  return homes
    .filter((home) => kind === "all" || (kind === "rent" ? home.rent_cents > 0 : home.price_cents > 0))
    .filter((home) => matches(search, home.name, home.place, home.text))
    .sort((a, b) => price(a) - price(b));
}

/** What buying with so much paid down takes: {fees_cents, mortgage_cents, cash_cents}. */
export function purchase(priceCents, downCents) {
  const fees = Math.floor((priceCents * FEES_PERCENT) / 100);
  return { fees_cents: fees, mortgage_cents: Math.max(0, priceCents - downCents), cash_cents: downCents + fees };
}

/** What a sale leaves before a mortgage is paid off, about. */
export function saleCents(worthCents) {
  return worthCents - Math.floor((worthCents * AGENTS_PERCENT) / 100);
}

/** A condition of 0 to 1 in words. */
export function conditionWord(condition) {
  if (condition >= 0.9) return "as good as new";
  if (condition >= 0.65) return "in good shape";
  if (condition >= 0.35) return "worn";
  if (condition >= 0.15) return "shabby";
  return "nearly done for";
}

/** Things by category, in the order of the alphabet: [{category, name, things}]. */
export function byCategory(things) {
  const groups = new Map();
  for (const thing of things) groups.set(thing.category, [...(groups.get(thing.category) ?? []), thing]);
  return [...groups]
    .map(([category, found]) => ({ category, name: plainText(category), things: found }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** Offers of the shop that fit a category ("" for all), a search, and whether they must be possible now. */
export function offersShown(offers, { category = "", search = "", possible = false }) {
  return offers
    .filter((offer) => (!category || offer.category === category) && (!possible || offer.available))
    .filter((offer) => matches(search, offer.name, plainText(offer.category ?? offer.kind), offer.text))
    .sort((a, b) => Number(b.available) - Number(a.available) || a.price_cents - b.price_cents);
}

/** How many of an item may be bought at once: 0 when there are as many as one can have. */
export function mostToBuy({ most, owned }) {
  return Math.max(0, Math.min(99, most - owned));
}

/** Whether something was used on the day of this game minute. */
export function usedToday({ used_minute: used }, minute) {
  return used > 0 && Math.floor(used / MINUTES_PER_DAY) === Math.floor(minute / MINUTES_PER_DAY);
}

const SEVERITIES = ["slight", "moderate", "serious", "grave", "life-threatening"];

/** How grave a condition is, in words; `severity` is 1 to 5. */
export function severityText(severity) {
  return SEVERITIES[Math.min(SEVERITIES.length, Math.max(1, severity)) - 1];
}

/** A treatment's facts: what it costs and takes. `money` makes cents readable. */
export function treatmentFacts({ cost_cents: cost, monthly_cents: monthly, months, hospital_days: days }, money) {
  return [
    cost > 0 ? money(cost) : monthly > 0 ? "" : "free",
    monthly > 0 && `${money(monthly)} a month`,
    months > 0 && `${months} ${months === 1 ? "month" : "months"}`,
    days > 0 && `${days} ${days === 1 ? "day" : "days"} in hospital`,
  ].filter(Boolean);
}

/** What one has had, most often first: [{name, text}]. */
export function pastIllnesses(past) {
  return Object.entries(past)
    .sort(([nameA, a], [nameB, b]) => b - a || nameA.localeCompare(nameB))
    .map(([name, times]) => ({ name: capital(name), text: times === 1 ? "once" : `${times} times` }));
}

/** Habits one has, good ones that could be taken up, and bad ones. */
export function sortedHabits(habits, age) {
  const free = habits.filter(({ kept_since: since, from_age: from }) => since == null && from <= age);
  return {
    kept: habits.filter(({ kept_since: since }) => since != null),
    good: free.filter(({ good }) => good),
    bad: free.filter(({ good }) => !good),
  };
}

const SENTENCES = { fine: "a fine", community_service: "community service", probation: "probation", prison: "prison" };

/** "March 2041, shoplifting: 3 months in prison". */
export function recordLine({ charge, minute, sentence, prison_days: days, juvenile }, life) {
  const time = days > 0 ? `${durationOf(days, life)} in prison` : (SENTENCES[sentence] ?? plainText(sentence).toLowerCase());
  return { when: whenText(life, minute), charge: capital(charge), sentence: capital(time), juvenile };
}

/** Game days as the time they stand for: "5 months", "2 years 1 month". */
export function durationOf(days, life) {
  const months = Math.max(1, Math.round((days * 12) / (life.days_per_year || 12)));
  const [years, rest] = [Math.floor(months / 12), months % 12];
  return [years && `${years} ${years === 1 ? "year" : "years"}`, rest && `${rest} ${rest === 1 ? "month" : "months"}`].filter(Boolean).join(" ");
}

/** How much of a prison term is served, 0 to 100. */
export function servedPercent({ since, until }, minute) {
  return Math.max(0, Math.min(100, Math.floor(((minute - since) * 100) / Math.max(1, until - since))));
}

/** What may follow on an offence of this severity (1 to 10), said soberly. */
export function consequenceText(severity) {
  if (severity <= 2) return "Caught, you pay a penalty, or get a line in your record.";
  if (severity <= 4) return "Caught, you are arrested and tried: a fine, community service or probation, and a record.";
  if (severity <= 7) return "Caught, you wait for the trial on bail or in prison, and may stay there for years.";
  return "Caught, you lose many years of your life in prison. Somebody may lose more.";
}

// A few words about each of them, for the page with all screens.

export function thingsText(belongings) {
  const count = (belongings?.items?.length ?? 0) + (belongings?.vehicles?.length ?? 0);
  return count === 0 ? "Shop, things, vehicles" : `${count} ${count === 1 ? "kind of thing" : "kinds of things"}`;
}

export function ailmentsText(health) {
  const count = health?.conditions?.length ?? 0;
  return count === 0 ? "You are well" : `${count} ${count === 1 ? "complaint" : "complaints"}`;
}

export function lawText(law) {
  if (law?.prison) return law.prison.on_the_run ? "On the run" : "In prison";
  if (law?.open_case) return "A case is open";
  return law?.record?.length ? `${law.record.length} in your record` : "A clean record";
}

/** How many pictures the album holds, in words. */
export function picturesText(album) {
  const photos = album?.photos ?? 0;
  return photos === 1 ? "One picture" : photos ? `${photos} pictures` : "";
}
