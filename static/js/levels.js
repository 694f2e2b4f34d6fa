// Levels and milestones. Pure functions.

import { groupsOf } from "./finding.js";
import { plainText } from "./format.js";

/** Level n begins at 12 n (n - 1) points. */
export function levelPoints(level) {
  return 12 * level * (level - 1);
}

/** How far it is to the next level: {done, most, text}; at the highest there is no next. */
export function levelProgress({ points, level, next_level_points: next }) {
  if (next == null) return { done: 1, most: 1, text: "The highest level" };
  const from = levelPoints(level);
  return { done: points - from, most: next - from, text: `${next - points} points to level ${level + 1}` };
}

const NAMES = { age: "Growing older", doing: "Things done", home: "Home and belongings", law: "The law" };

/** Milestones by kind, those reached first and latest first: [[name, milestones, count of reached]]. */
export function milestoneGroups(milestones) {
  return groupsOf(milestones, ({ category }) => category).map(([category, members]) => {
    const order = [...members].sort((a, b) => (b.minute ?? -1) - (a.minute ?? -1));
    return [NAMES[category] ?? plainText(category), order, members.filter(({ minute }) => minute != null).length];
  });
}
