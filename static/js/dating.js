// Looking for somebody, shaped for showing. Pure functions.

import { MINUTES_PER_DAY } from "./clock.js";
import { durationText } from "./format.js";

export const ADULT = 18;
export const MOST_BIO = 400;
export const MOST_INTERESTS = 5;

/** What the server takes; the same list as in ws/content/schemas/base.py. */
export const INTERESTS = [
  "animals", "art", "astronomy", "baking", "books", "camping", "cars", "chess", "cinema", "computers",
  "cooking", "cycling", "dancing", "fashion", "fishing", "fitness", "football", "games", "gardening", "hiking",
  "history", "knitting", "languages", "music", "nature", "news", "photography", "puzzles", "running", "science",
  "singing", "stories", "swimming", "tea", "theatre", "travel", "trains", "volunteering", "woodwork", "yoga",
];

export const CHILDREN = [["wants", "I want children"], ["open", "I would be glad of what comes"], ["none", "I plan no children"]];
export const MARRIAGE = [["yes", "I want to marry"], ["open", "Perhaps"], ["no", "I do not want to marry"]];
export const FAITH = [["devout", "I go to prayer"], ["quiet", "I believe quietly"], ["none", "I am not religious"]];

const WISHES = {
  children: { wants: "wants children", open: "would be glad of children", none: "plans no children" },
  marriage: { yes: "wants to marry", open: "may marry one day", no: "does not want to marry" },
  faith: { devout: "goes to prayer", quiet: "believes quietly", none: "is not religious" },
};
const DRIVES = {
  career: "get ahead at work",
  travel: "travel",
  home: "make a home",
  family: "be with family",
  learning: "learn something",
  making: "make things",
  helping: "help others",
  calm: "live calmly",
  adventure: "look for adventure",
};

/** Why there are no cards for this life at all: "" when there may be. */
export function whyNotYet({ life, law, people, romance }) {
  if (life.age < ADULT) {
    const years = ADULT - life.age;
    return `Dating is for grown-ups. It begins at ${ADULT}, in ${years === 1 ? "a year" : `${years} years`}.`;
  }
  const bond = Object.values(romance?.bonds ?? {}).find(({ stage }) => ["together", "engaged", "married"].includes(stage));
  if (bond) return `You are with ${people?.[bond.person_id]?.first_name ?? "somebody"}. These cards are for people who look for somebody.`;
  return law?.prison && !law.prison.on_the_run ? "There are no telephones in prison. The cards wait outside." : "";
}

/** Cards with what was decided today; `here` is what was decided in this window a moment ago. */
export function withDecisions(reply, dating, here) {
  const known = dating?.day === reply.day ? dating.decided : {};
  return reply.cards.map((card) => ({ ...card, decision: here[card.candidate_id] ?? known[card.candidate_id] ?? card.decision }));
}

/** The first card that nothing was decided about, or null. */
export function nextCard(cards) {
  return cards.find(({ decision }) => !decision) ?? null;
}

const DECISIONS = { liked: "Liked", super_liked: "Super-liked", passed: "Passed" };

export function decisionText(decision) {
  return DECISIONS[decision] ?? "";
}

/** What somebody looks for and believes, as sentences that go on from "They": ["wants children", ...]. */
export function wishesOf(goals) {
  const told = ["children", "marriage", "faith"].map((name) => WISHES[name][goals[name]]).filter(Boolean);
  return goals.drive && DRIVES[goals.drive] ? [...told, `most of all: ${DRIVES[goals.drive]}`] : told;
}

/** How well two fit, 0 to 100, in words; 50 is what two strangers of an age come to. */
export function fitText(score) {
  if (score >= 75) return "A rare fit";
  if (score >= 62) return "A good fit";
  if (score >= 50) return "May well fit";
  return score >= 38 ? "Rather different" : "Worlds apart";
}

/** "29, nurse, lives near, has children" */
export function lineOfCard(card) {
  return [card.age, ...aboutCard(card)].join(", ");
}

/** ["nurse", "lives near", "has children"] */
export function aboutCard({ doing, lives, has_children: parent }) {
  return [doing, lives === "near" ? "lives near" : "lives far away", parent && "has children"].filter(Boolean);
}

const KEYS = { ArrowLeft: "passed", ArrowRight: "liked", ArrowUp: "super_liked" };

/** What a key decides, or "". With Alt, Ctrl or Meta it belongs to the browser. */
export function decisionOfKey({ key, altKey, ctrlKey, metaKey, shiftKey }) {
  return altKey || ctrlKey || metaKey || shiftKey ? "" : (KEYS[key] ?? "");
}

const FAR_ENOUGH = 90;

/** What a swipe of so many pixels decides, or "". One that goes down more than aside is scrolling. */
export function decisionOfSwipe(x, y) {
  if (Math.abs(x) < FAR_ENOUGH || Math.abs(x) < Math.abs(y) * 1.5) return "";
  return x > 0 ? "liked" : "passed";
}

/** Why something can not be decided, or "". */
export function whyNotDecide(decision, { likes, supers }) {
  if (decision === "passed") return "";
  if (likes <= 0) return "No likes are left today.";
  return decision === "super_liked" && supers <= 0 ? "The super-like of today is used." : "";
}

/** "in 5 h 10 min": when the next cards come, at midnight of the game. */
export function nextCardsText(minute) {
  return `in ${durationText(MINUTES_PER_DAY - (minute % MINUTES_PER_DAY))}`;
}

export function leftText(text) {
  const left = MOST_BIO - [...text].length;
  if (left < 0) return `${-left} ${left === -1 ? "character" : "characters"} too many`;
  return `${left} ${left === 1 ? "character" : "characters"} left`;
}

/** Why the wishes of a form can not be kept, or "". */
export function wishProblem({ sexes, min_age: least, max_age: most }) {
  if (sexes.length === 0) return "Choose at least one.";
  if (![least, most].every((age) => Number.isInteger(age) && age >= ADULT && age <= 120)) return `Ages go from ${ADULT} to 120.`;
  return least > most ? "The youngest can not be older than the oldest." : "";
}

/** Only what changed is sent: what is left out stays as it is, and ages that follow the own one go on doing so. */
export function changedWishes(before, after) {
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])));
}

/** How many wait and matched, for the list of screens. */
export function datingText(player) {
  if (player.life.age < ADULT) return `From ${ADULT} on`;
  const matches = Object.values(player.people ?? {}).filter(({ relation, alive }) => relation === "match" && alive).length;
  if (matches > 0) return matches === 1 ? "One match" : `${matches} matches`;
  const waiting = player.dating?.waiting?.length ?? 0;
  return waiting > 0 ? `${waiting} to answer you` : "Meet somebody";
}
