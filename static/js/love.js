// What two people are to each other, shaped for showing. Pure functions.

import { dateAt } from "./clock.js";

const NOW = ["matched", "seeing", "together", "engaged", "married", "separated"];
/** With whom one is: these stand on top, the closest first. */
const NEAREST = ["married", "engaged", "together", "separated", "seeing", "matched"];
/** The words of the server, from least to most: their place is how far a meter is filled. */
const SCALES = {
  trust: ["gone", "thin ice", "careful", "good", "deep", "without a question"],
  passion: ["asleep", "an ember", "warm", "bright", "burning", "head over heels"],
  strain: [
    "nothing to speak of", "a little something", "more than one thing unsaid", "a door that is often closed", "hardly to be borne", "at breaking point",
  ],
};
const STAGES = {
  matched: "A match",
  seeing: "Seeing each other",
  together: "A couple",
  engaged: "Engaged",
  married: "Married",
  separated: "Living apart",
  parted: "Parted",
  divorced: "Divorced",
  widowed: "Widowed",
};

/** Five ways to talk, each with what one would say. */
export const STYLES = [
  { id: "collaborating", name: "Find out together", text: "“Tell me how it is for you. Then I tell you how it is for me, and then we look.”" },
  { id: "compromising", name: "Meet in the middle", text: "“You give up half of it, and I give up half of it. Deal?”" },
  { id: "accommodating", name: "Give way", text: "“You are right. It matters more to you than to me.”" },
  { id: "avoiding", name: "Let it rest", text: "“Not tonight. Let us have something to eat first.”" },
  { id: "competing", name: "Stand your ground", text: "“No. Not this time. This one I am not giving up.”" },
];

export function stageText(stage) {
  return STAGES[stage] ?? stage;
}

/** {now, past}: what is, the closest first, and what was, as the server orders it. */
export function parted(relationships) {
  const now = relationships.filter(({ stage }) => NOW.includes(stage));
  const rank = ({ stage }) => NEAREST.indexOf(stage);
  return { now: now.sort((a, b) => rank(a) - rank(b)), past: relationships.filter(({ stage }) => !NOW.includes(stage)) };
}

/** The meters of a relationship: [{name, text, step, steps}]; none for what is over. */
export function metersOf(relationship) {
  return Object.entries(SCALES)
    .map(([name, words]) => ({ name, text: relationship[name], step: words.indexOf(relationship[name]) + 1, steps: words.length }))
    .filter(({ step }) => step > 0);
}

/** Chapters by the year in which they were: [{year, age, chapters}], the oldest first. */
export function chaptersByYear(life, chapters) {
  const years = [];
  for (const chapter of chapters) {
    const { year, age } = dateAt(life, chapter.minute);
    if (years.at(-1)?.year !== year) years.push({ year, age, chapters: [] });
    years.at(-1).chapters.push(chapter);
  }
  return years;
}

const BRIGHT = ["matched", "seeing", "together", "moved_in", "engaged", "married", "renewed", "date", "anniversary", "child", "made_up", "forgiven", "reconciled"];

/** What a chapter is marked with: an icon, and whether it was a good one. */
export function markOf(kind) {
  const icons = {
    engaged: "ring", married: "ring", renewed: "ring", child: "sprout", moved_in: "home", moved_apart: "home", date: "meal", anniversary: "cake",
    quarrel: "bolt", made_up: "smile", widowed: "leaf", separated: "door", parted: "wave", divorced: "scales",
  };
  return { icon: icons[kind] ?? (BRIGHT.includes(kind) ? "heart" : "alert"), bright: BRIGHT.includes(kind) };
}

/** What changes when it must be asked for again. */
export function loveSituation({ romance, wedding, parting, people, day, life, vitals, money, home }) {
  const held = Object.keys(romance?.bonds ?? {}).map((id) => `${id}${people?.[id]?.affinity}${people?.[id]?.alive}`);
  return JSON.stringify([
    romance, wedding?.plan, wedding?.altar, wedding?.past?.length, wedding?.proposals, parting?.apart, parting?.petitions, parting?.prenups, held, day?.day, day?.place, life.id,
    life.age, Math.floor((vitals?.energy ?? 0) / 3), money?.cents > 0, home?.home_id,
  ]);
}

/** What waits for a word of the player: [{id, text, screen}], the most urgent first. */
export function waitingMatters({ wedding, parting, family, people }) {
  const first = (id) => people?.[id]?.first_name ?? "Somebody";
  const matters = [];
  const altar = wedding?.altar;
  if (altar) matters.push({ id: "altar", text: `${first(altar.person_id)} stands at the altar and looks at you.`, screen: "love/wedding", urgent: true });
  for (const { id, decision, carrier } of family?.pregnancies ?? []) {
    const whose = carrier === "me" ? "You are expecting a child that nobody had planned." : `${first(carrier)} is expecting a child that nobody had planned.`;
    if (decision === "open") matters.push({ id: `pregnancy-${id}`, text: whose, screen: "family" });
  }
  for (const [id, petition] of Object.entries(parting?.petitions ?? {})) {
    if (!petition.by_player && !petition.answered) matters.push({ id: `petition-${id}`, text: `${first(id)} has filed for divorce.`, screen: `love/parting-${id}` });
  }
  if (family?.adoption?.offer) matters.push({ id: "adoption", text: `A child is looking for a home: ${family.adoption.offer.first_name}.`, screen: "family" });
  for (const [id, { naming_until_minute: naming }] of Object.entries(family?.children ?? {})) {
    if (naming && people?.[id]?.alive) matters.push({ id: `name-${id}`, text: `${first(id)} may still be given another name.`, screen: "family" });
  }
  return matters;
}

/** A few words for the list of screens. */
export function loveText({ romance, people, life }) {
  if (life.age < 18) return "When you are grown up";
  const bonds = Object.values(romance?.bonds ?? {}).filter(({ stage }) => NOW.includes(stage));
  const [nearest] = bonds.sort((a, b) => NEAREST.indexOf(a.stage) - NEAREST.indexOf(b.stage));
  const name = people?.[nearest?.person_id]?.first_name;
  return name ? `${stageText(nearest.stage)}: ${name}` : "You and somebody";
}
