// A wedding as it is being planned. Pure functions.

import { dateAt, MINUTES_PER_DAY } from "./clock.js";
import { capital } from "./amounts.js";
import { plainText } from "./format.js";

export const STEPS = [
  ["place", "Place"],
  ["style", "Style"],
  ["day", "Day"],
  ["guests", "Guests"],
  ["extras", "Extras"],
  ["sum", "What it costs"],
];
/** The server takes a day up to so many days ahead. */
export const MOST_DAYS_AHEAD = 24;
/** Of these kinds there is one at most. */
const SINGLE = ["music", "cake"];

export const LIKELY = { sure: "surely comes", likely: "likely to come", unsure: "may or may not come", unlikely: "hardly comes" };

/** The first draft: what is planned, or whoever is suggested, on the first day of the first place. */
export function draftOf({ plan, places, styles, guests }) {
  if (plan) {
    const { place_id, style_id, at, day, guest_ids, other_guests, extras } = plan;
    return { place_id, style_id, day: day ?? Math.floor(at / MINUTES_PER_DAY), guest_ids: [...guest_ids], other_guests, extras: [...extras] };
  }
  const place = places.find(({ available }) => available) ?? places[0];
  const style = possibleIn(styles, place)[0];
  const seats = place?.seats ?? 0;
  const asked = guests.filter(({ suggested }) => suggested).map(({ person_id: id }) => id);
  return {
    place_id: place?.id ?? "", style_id: style?.id ?? "", day: Math.floor((place?.earliest_at ?? 0) / MINUTES_PER_DAY), guest_ids: asked.slice(0, seats),
    other_guests: 0, extras: [],
  };
}

/** Styles or extras that a place allows. */
export function possibleIn(offers, place) {
  return offers.filter(({ settings }) => settings.length === 0 || settings.includes(place?.setting));
}

/** Another place: what is not possible there is dropped, and the day moves to where it can be. */
export function withPlace(draft, place, { styles, extras }) {
  const allowed = possibleIn(styles, place);
  const kept = new Set(possibleIn(extras, place).map(({ id }) => id));
  return {
    ...draft,
    place_id: place.id,
    style_id: allowed.some(({ id }) => id === draft.style_id) ? draft.style_id : (allowed[0]?.id ?? ""),
    extras: draft.extras.filter((id) => kept.has(id)),
    day: Math.max(draft.day, Math.floor(place.earliest_at / MINUTES_PER_DAY)),
  };
}

/** An extra ticked, or not any more. Of music and cake the last that was ticked counts. */
export function withExtra(draft, id, offers) {
  if (draft.extras.includes(id)) return { ...draft, extras: draft.extras.filter((held) => held !== id) };
  const kindOf = (wanted) => offers.find((offer) => offer.id === wanted)?.kind;
  const kind = kindOf(id);
  const kept = SINGLE.includes(kind) ? draft.extras.filter((held) => kindOf(held) !== kind) : draft.extras;
  return { ...draft, extras: [...kept, id] };
}

export function withGuest(draft, id) {
  const there = draft.guest_ids.includes(id);
  return { ...draft, guest_ids: there ? draft.guest_ids.filter((held) => held !== id) : [...draft.guest_ids, id] };
}

/** The fields of a request. The hour is the place's: any minute of the day will do. */
export function fieldsOf({ place_id, style_id, day, guest_ids, other_guests, extras }) {
  return { place_id, style_id, at: day * MINUTES_PER_DAY + 12 * 60, guest_ids, other_guests, extras };
}

/** What of a plan is another now; null when nothing is. */
export function changesOf(plan, draft) {
  const before = draftOf({ plan });
  const fields = fieldsOf(draft);
  const changed = Object.entries({ ...before, at: fieldsOf(before).at })
    .filter(([name, value]) => name !== "day" && JSON.stringify(value) !== JSON.stringify(fields[name]))
    .map(([name]) => [name, fields[name]]);
  return changed.length ? Object.fromEntries(changed) : null;
}

/** Days that can be had: [{day, text}]. A game day is a month of the calendar in a life of 12 days a year. */
export function daysFor(life, place, today, held = null) {
  const first = Math.floor((place?.earliest_at ?? today * MINUTES_PER_DAY) / MINUTES_PER_DAY);
  const days = [];
  if (held != null && held < first) days.push(held);
  for (let day = first; day <= today + MOST_DAYS_AHEAD; day += 1) days.push(day);
  return days.map((day) => {
    const { monthName, year, weekday } = dateAt(life, day * MINUTES_PER_DAY);
    return { day, text: `${weekday}, ${monthName} ${year} (${daysText(day - today)})` };
  });
}

export function daysText(days) {
  if (days <= 0) return "today";
  return days === 1 ? "tomorrow" : `in ${days} days`;
}

/** How many are asked, besides the two. */
export function guestCount({ guest_ids, other_guests }) {
  return guest_ids.length + other_guests;
}

/** A line of the quote as it is read. */
export function lineName(what, extras) {
  const own = { place: "The place", guests: "Food, drink and a seat for everybody", style: "The style" };
  const extra = extras.find(({ id }) => id === what)?.name;
  return own[what] ?? (extra ? capital(extra) : plainText(what));
}
