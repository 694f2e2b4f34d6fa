// What can be bought, and the words for what the server names by id. Prices are part of the game's
// contract; the server decides, these are for showing.

import { plainText } from "./format.js";

/** From this price on the player is asked twice. */
export const CONFIRM_FROM = 50;

export const REFILLS = [
  { id: "small", name: "A short rest", gain: "+20 energy", price: 10, icon: "bolt" },
  { id: "medium", name: "A good nap", gain: "+50 energy", price: 20, icon: "bolt" },
  { id: "full", name: "Fully rested", gain: "Up to 100", price: 35, icon: "bolt" },
  { id: "unlimited", name: "Boundless", gain: "24 real hours without energy cost", price: 50, icon: "infinity" },
];

export const SKIPS = [
  { id: "hour", name: "An hour", gain: "60 game minutes", price: 5, icon: "forward" },
  { id: "day", name: "A day", gain: "One month of your life", price: 25, icon: "sun" },
  { id: "week", name: "A week", gain: "Seven days, seven months", price: 100, icon: "calendar" },
  { id: "next_event", name: "Next event", gain: "Up to a week; free if nothing comes", price: 50, icon: "spark" },
];

/** The countries a life can begin in: the ids of the game's content. */
export const COUNTRIES = [
  ["ar", "Argentina"], ["au", "Australia"], ["br", "Brazil"], ["ca", "Canada"], ["cn", "China"], ["eg", "Egypt"],
  ["fr", "France"], ["de", "Germany"], ["in", "India"], ["id", "Indonesia"], ["it", "Italy"], ["jp", "Japan"],
  ["ke", "Kenya"], ["mx", "Mexico"], ["ng", "Nigeria"], ["ph", "Philippines"], ["pl", "Poland"], ["ru", "Russia"],
  ["za", "South Africa"], ["kr", "South Korea"], ["es", "Spain"], ["tr", "Türkiye"], ["ua", "Ukraine"],
  ["gb", "United Kingdom"], ["us", "United States"], ["uz", "Uzbekistan"], ["vn", "Vietnam"],
];

export const DOINGS = {
  asleep: { name: "Asleep", icon: "moon" },
  breakfast: { name: "Having breakfast", icon: "meal", short: "Breakfast" },
  lunch: { name: "Having lunch", icon: "meal", short: "Lunch" },
  dinner: { name: "Having dinner", icon: "meal", short: "Dinner" },
  school: { name: "At school", icon: "book", short: "School" },
  work: { name: "At work", icon: "work", short: "Work" },
  with_baby: { name: "Up with the baby", icon: "moon", short: "With the baby" },
  with_children: { name: "With the children", icon: "people" },
  free: { name: "Free time", icon: "leaf" },
  skipping_school: { name: "Skipping school", icon: "walk" },
  skipping_work: { name: "Skipping work", icon: "walk" },
  side_job: { name: "At the side job", icon: "work", short: "Side job" },
  resting: { name: "Resting in hospital", icon: "bed", short: "Rest" },
  locked_up: { name: "Locked up", icon: "lock" },
  yard: { name: "In the prison yard", icon: "sun", short: "Yard" },
  prison_work: { name: "Working in prison", icon: "bars", short: "Prison work" },
  community_service: { name: "Community service", icon: "people" },
};

export function doing(id) {
  return DOINGS[id] ?? { name: plainText(id), icon: "leaf" };
}

/** Icons of the moments in the feed, by the kind of the message. */
export const MOMENT_ICONS = {
  birth: "spark",
  milestone: "star",
  birthday: "cake",
  stage: "sprout",
  event: "leaf",
  answer: "speech",
  school: "book",
  work: "work",
  family: "people",
  love: "heart",
  people: "people",
  death: "moon",
  activity: "walk",
  level: "star",
  money: "coin",
  home: "home",
  belongings: "bag",
  health: "pulse",
  law: "scales",
  wallet: "diamond",
  purchase: "diamond",
};

export const STOPPED_BY = {
  question: "A question stopped the clock.",
  event: "You stopped where something happened.",
  death: "Your life came to its end.",
};

export const VITALS = [
  { id: "energy", name: "Energy", icon: "bolt" },
  { id: "health", name: "Health", icon: "heart" },
  { id: "happiness", name: "Happiness", icon: "smile" },
  { id: "smarts", name: "Smarts", icon: "book" },
  { id: "looks", name: "Looks", icon: "spark" },
  { id: "stress", name: "Stress", icon: "wave" },
];
