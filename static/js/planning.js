// Changes of a day: which there are, which make sense, and what a day holds. Pure functions.

import { slotsOfDay } from "./clock.js";

/** `needs`: what the day's duties must be for the change to make sense; "" for always. */
export const CHANGES = [
  { id: "lie_in", name: "Sleep in", text: "Get up an hour and a half later.", icon: "moon", needs: "" },
  { id: "early_night", name: "Go to bed early", text: "Sleep begins an hour and a half earlier.", icon: "moon", needs: "" },
  { id: "late_night", name: "Stay up late", text: "Two hours more of the evening, and two less of the night.", icon: "spark", needs: "" },
  { id: "skip_school", name: "Skip school", text: "The hours are yours. They count as missed.", icon: "walk", needs: "school" },
  { id: "take_day_off", name: "Take a day off", text: "No work, and nothing missed.", icon: "sun", needs: "work" },
  { id: "overtime", name: "Work overtime", text: "Up to two hours longer.", icon: "work", needs: "work" },
  { id: "skip_work", name: "Skip work", text: "The hours are yours. They count as missed.", icon: "walk", needs: "work" },
];

const PLACES = {
  hospital: "You are in hospital. Until you are well, others plan your days.",
  prison: "You are in prison. The days are planned by others.",
};

export function placeText(place) {
  return PLACES[place] ?? "";
}

/** The changes that make sense for this life: whoever has no work is not offered overtime. */
export function changesFor({ school, work }) {
  const has = { school: Boolean(school?.school), work: work?.kind === "job" || (work?.side_jobs?.length ?? 0) > 0, "": true };
  return CHANGES.filter(({ needs }) => has[needs]);
}

/** The ids of the changes that are arranged for a day. */
export function wishesOf(day, number) {
  return (day.wishes ?? []).filter((wish) => wish.day === number).map(({ change }) => change);
}

/** How the day's minutes are spent: [{doing, minutes}], the longest first. */
export function sharesOf(day) {
  const minutes = new Map();
  for (const { doing, from, until } of slotsOfDay(day)) minutes.set(doing, (minutes.get(doing) ?? 0) + until - from);
  return [...minutes].map(([doing, spent]) => ({ doing, minutes: spent })).sort((a, b) => b.minutes - a.minutes);
}
