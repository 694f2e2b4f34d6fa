// People, shaped for showing. Pure functions.

import { matches } from "./amounts.js";

const GROUPS = [
  ["family", "Family"],
  ["friends", "Friends"],
  ["others", "People you know"],
  ["past", "Out of touch"],
  ["dead", "In memory"],
];
const CATEGORIES = [
  ["talk", "Talk"],
  ["time", "Spend time"],
  ["help", "Help"],
  ["friendship", "Friendship"],
  ["making_up", "Make up"],
  ["letter", "From afar"],
  ["gift", "Give"],
  ["secret", "In confidence"],
  ["money", "Money"],
  ["conflict", "Quarrel"],
];

/** People of a reply that fit a search, by group: [{group, name, people}]. */
export function grouped(people, search = "") {
  return GROUPS.map(([group, name]) => ({
    group,
    name,
    people: people.filter((person) => person.group === group && matches(search, person.name, person.relation, person.doing)),
  })).filter(({ people: found }) => found.length > 0);
}

/** What can be done, by category, what is possible first: [{category, name, offers}]. */
export function offersByCategory(offers) {
  return CATEGORIES.map(([category, name]) => ({
    category,
    name,
    offers: offers.filter((offer) => offer.category === category).sort((a, b) => Number(b.available) - Number(a.available)),
  })).filter(({ offers: found }) => found.length > 0);
}

/** What changes when the lists must be asked for again. */
export function situationOf({ people, day, life, vitals, money }) {
  const held = Object.values(people ?? {});
  return [
    held.map(({ id, affinity, alive, estranged, in_touch: inTouch }) => `${id}${affinity}${alive}${estranged}${inTouch}`).join(","),
    day?.day, day?.doing, day?.place, life.age, Math.floor((vitals?.energy ?? 0) / 3), money?.cents > 0,
  ].join("|");
}

/** The SVG as the address of an image: nothing in it can run. */
export function imageOf(svg) {
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** "sister, 34, nurse" */
export function lineOf({ relation, age, alive, doing }) {
  return alive ? `${relation}, ${age}, ${doing}` : `${relation}, died at ${age}`;
}

/** How many friends there are, in words. */
export function peopleText(people) {
  const friends = Object.values(people ?? {}).filter(({ relation, alive, estranged }) => relation === "friend" && alive && !estranged);
  if (friends.length === 0) return "Family and whom you meet";
  return friends.length === 1 ? "One friend" : `${friends.length} friends`;
}
