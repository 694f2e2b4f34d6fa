// The screens beside the life itself, in the order in which they are offered. One line each: `summary`
// is a few words about the present state, from the player's state, or "".

import { DayScreen } from "./day_screen.js";
import { Placeholder } from "./placeholder.js";
import { SchoolScreen } from "./school_screen.js";

export const SCREENS = [
  { id: "day", label: "Day", icon: "clock", component: DayScreen, summary: () => "Plan today and tomorrow" },
  { id: "school", label: "School", icon: "cap", component: SchoolScreen, summary: ({ school }) => school?.title ?? "" },
  { id: "work", label: "Work", icon: "work", component: Placeholder, summary: ({ work }) => work?.title ?? "" },
  { id: "level", label: "Level", icon: "star", component: Placeholder, summary: ({ experience }) => (experience ? `Level ${experience.level}` : "") },
];
