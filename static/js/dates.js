// Dates, shaped for showing: with whom, where, when, and how it went. Pure functions.

import { dateAt, MINUTES_PER_DAY } from "./clock.js";
import { durationText, moneyText, timeText } from "./format.js";

export const SETTINGS = [
  ["table", "At a table"],
  ["nature", "Outdoors"],
  ["town", "Out in town"],
  ["culture", "Seeing and hearing"],
  ["play", "Playing"],
  ["home", "At home"],
  ["odd", "Something odd"],
];
const GOING_OUT = new Set(["matched", "seeing", "together", "engaged", "married"]);
const ONCE = new Set(["parted", "divorced", "separated"]);
/** Below this affinity nobody goes out again with somebody they have parted from. */
const GOODWILL = 15;
const STAGES = {
  matched: "a match",
  seeing: "you see each other",
  together: "your partner",
  engaged: "you are engaged",
  married: "you are married",
  separated: "you live apart",
  parted: "you have parted",
  divorced: "you are divorced",
};
/** Dates begin on the hour; the server takes no earlier minute than `earliest`. */
const STEP = 60;

/** Whether somebody might be asked out on a date. The server has the last word. */
export function mayBeAsked(player, personId) {
  const person = player.people?.[personId];
  const stage = player.romance?.bonds?.[personId]?.stage;
  if (!player.life?.alive || !person?.alive || person.estranged) return false;
  return GOING_OUT.has(stage) || (ONCE.has(stage) && person.affinity >= GOODWILL);
}

/** Whom one could ask, who is nearest first: [{id, name, affinity, stage, text}]. */
export function possible(player) {
  const order = ["married", "engaged", "together", "seeing", "matched", "separated", "parted", "divorced"];
  return Object.values(player.people ?? {})
    .filter(({ id }) => mayBeAsked(player, id))
    .map((person) => {
      const { stage } = player.romance.bonds[person.id];
      return { person, stage, text: STAGES[stage] };
    })
    .sort((a, b) => order.indexOf(a.stage) - order.indexOf(b.stage) || b.person.affinity - a.person.affinity);
}

/** The date that is going on, or null. */
export function openDate(player) {
  return (player.dates?.planned ?? []).find(({ open }) => open) ?? null;
}

/** Venues by setting, what is open first: [{setting, name, venues}]. */
export function bySetting(venues) {
  return SETTINGS.map(([setting, name]) => ({
    setting,
    name,
    venues: venues.filter((venue) => venue.setting === setting).sort((a, b) => Number(b.available) - Number(a.available)),
  })).filter(({ venues: found }) => found.length > 0);
}

/** What one can do at a venue, what is possible first. */
export function activitiesOf(venue, activities) {
  return activities
    .filter(({ id }) => venue.activity_ids.includes(id))
    .sort((a, b) => Number(b.available) - Number(a.available));
}

const SHORT = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** "18:00 to 22:00, Fri, Sat": when a date may begin there. */
export function openingText({ from_hour: from, to_hour: to, days }) {
  const named = days.length > 0 && days.length < 7 ? `, ${days.map((day) => SHORT[day]).join(", ")}` : "";
  return `${timeText(from * 60)} to ${timeText(to * 60)}${named}`;
}

/**
 * When a date may begin at a venue: [{day, name, times: [{at, text, busy}]}], days without a time left out. `plan` is
 * today's, to say what one does then: the server knows the other days.
 */
export function timesFor(venue, { earliest, latest }, life, { plan = [], minutes = STEP } = {}) {
  const days = [];
  const today = Math.floor((earliest - 30) / MINUTES_PER_DAY);
  for (let day = Math.floor(earliest / MINUTES_PER_DAY); day <= Math.floor(latest / MINUTES_PER_DAY); day += 1) {
    const weekday = ((day % 7) + 7) % 7;
    if (venue.days.length > 0 && !venue.days.includes(weekday)) continue;
    const times = [];
    for (let hour = venue.from_hour; hour < venue.to_hour; hour += 1) {
      const at = day * MINUTES_PER_DAY + hour * STEP;
      if (at >= earliest && at <= latest) times.push({ at, text: timeText(hour * 60), busy: busyAt(plan, at, minutes) });
    }
    if (times.length > 0) days.push({ day, name: dayName(day, today, life), times });
  }
  return days;
}

function dayName(day, today, life) {
  const { weekday } = dateAt(life, day * MINUTES_PER_DAY);
  if (day === today) return `Today, ${weekday}`;
  return day === today + 1 ? `Tomorrow, ${weekday}` : weekday;
}

const DUTIES = { asleep: "asleep", school: "lessons", work: "work" };

/** What stands in today's plan against a date of so many minutes: "lessons", "work", "asleep" or "". */
export function busyAt(plan, at, minutes) {
  const slots = plan.map((slot, index) => ({ ...slot, until: plan[index + 1]?.minute ?? Infinity }));
  const meant = slots.filter(({ minute, until }) => minute < at + minutes && until > at && until !== Infinity);
  const found = meant.find(({ doing, minute }) => DUTIES[doing] && (doing !== "asleep" || minute <= at));
  return found ? DUTIES[found.doing] : "";
}

/** "Tomorrow, Thursday at 19:00" */
export function momentText(life, at, now) {
  const day = Math.floor(at / MINUTES_PER_DAY);
  const name = day - Math.floor(now / MINUTES_PER_DAY) > 6 ? dateAt(life, at).monthName : dayName(day, Math.floor(now / MINUTES_PER_DAY), life);
  return `${name} at ${timeText(at % MINUTES_PER_DAY)}`;
}

/** "in 3 h 20 min", "now" */
export function untilText(at, now) {
  return at <= now ? "now" : `in ${durationText(at - now)}`;
}

/** What a place or a thing to do costs for two. */
export function forTwo(cents) {
  return cents > 0 ? `${moneyText(cents)} for two` : "free";
}

const HOW = { by_itself: "You let it run", cancelled: "You called it off", called_off: "Called off", no_show: "You did not come" };

/** What became of a date that is over: [{text, tone}], tone "good", "warm" or "". */
export function pastBadges({ how, success }) {
  const score = success == null ? null : { text: `${bandText(success)}, ${success} of 100`, tone: toneOfSuccess(success) };
  return [HOW[how] && { text: HOW[how], tone: "" }, score].filter(Boolean);
}

function toneOfSuccess(success) {
  if (success >= 60) return "good";
  return success < 40 ? "warm" : "";
}

const BANDS = [[80, "Wonderful"], [60, "Good"], [40, "Fair"], [22, "Poor"], [0, "Awful"]];

export function bandText(success) {
  return BANDS.find(([least]) => success >= least)?.[1] ?? "Awful";
}

const FACTORS = {
  chemistry: "The two of you",
  place: "The place",
  activity: "What you did",
  gift: "The present",
  your_mood: "Your mood",
  their_mood: "Their mood",
  money: "Money",
  weather: "The weather",
  choices: "What you chose",
  luck: "Luck",
};

/** Why a date went as it did: [{name, points: "+12", good, text}], what weighed most first. */
export function reasonsOf(reasons) {
  return reasons.map(({ factor, points, text }) => ({
    name: FACTORS[factor] ?? factor,
    points: `${points < 0 ? "−" : "+"}${Math.abs(points)}`,
    good: points >= 0,
    text,
  }));
}

/** A few words about the present state, for the list of screens. */
export function datesText(player) {
  const planned = player.dates?.planned ?? [];
  const going = openDate(player);
  if (going) return `With ${player.people?.[going.person_id]?.first_name ?? "somebody"}, now`;
  if (planned.length === 0) return "Plan an evening for two";
  return planned.length === 1 ? "One is planned" : `${planned.length} are planned`;
}
