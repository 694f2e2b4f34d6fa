// The screens beside the life itself, in the order in which they are offered. One line each: `summary`
// is a few words about the present state, from the player's state, or "".

import { peopleText } from "../circle.js";
import { datesText } from "../dates.js";
import { datingText } from "../dating.js";
import { familyText } from "../family.js";
import { shortMoneyText } from "../format.js";
import { loveText } from "../love.js";
import { ailmentsText, lawText, picturesText, thingsText } from "../rooms.js";
import { waitingText } from "../shopping.js";
import { AlbumScreen } from "./album.js";
import { BankScreen } from "./bank.js";
import { BelongingsScreen } from "./belongings.js";
import { CircleScreen } from "./circle.js";
import { DatesScreen } from "./dates.js";
import { DatingScreen } from "./dating.js";
import { DayScreen } from "./day_screen.js";
import { FamilyScreen } from "./family.js";
import { HealthScreen } from "./health.js";
import { HomeScreen } from "./home.js";
import { LawScreen } from "./law.js";
import { LegacyScreen } from "./legacy_screen.js";
import { LevelScreen } from "./level_screen.js";
import { SchoolScreen } from "./school_screen.js";
import { LoveScreen } from "./love.js";
import { ShopScreen } from "./shop_screen.js";
import { TreeScreen } from "./tree_screen.js";
import { TalkScreen } from "./talk.js";
import { WorkScreen } from "./work_screen.js";

/** These have their way beside the story; the latter ones are there when the life is over, too. */
export const OF_STORY = ["circle", "talk", "album", "tree"];
export const AFTERWARDS = ["album", "tree", "shop"];

export const SCREENS = [
  { id: "day", label: "Day", icon: "clock", component: DayScreen, summary: () => "Plan today and tomorrow" },
  { id: "talk", label: "Talk", icon: "speech", component: TalkScreen, summary: ({ conversation }) => (conversation ? `With ${conversation.first_name}` : "With your people") },
  { id: "school", label: "School", icon: "cap", component: SchoolScreen, summary: ({ school }) => school?.title ?? "" },
  { id: "work", label: "Work", icon: "work", component: WorkScreen, summary: ({ work }) => work?.title || work?.side_jobs?.[0]?.name || "" },
  { id: "level", label: "Level", icon: "star", component: LevelScreen, summary: ({ experience }) => (experience ? `Level ${experience.level}` : "") },
  { id: "circle", label: "People", icon: "people", component: CircleScreen, summary: ({ people }) => peopleText(people) },
  { id: "dating", label: "Dating", icon: "spark", component: DatingScreen, summary: datingText },
  { id: "dates", label: "Dates", icon: "calendar", component: DatesScreen, summary: datesText },
  { id: "love", label: "Love", icon: "ring", component: LoveScreen, summary: loveText },
  { id: "family", label: "Family", icon: "sprout", component: FamilyScreen, summary: familyText },
  { id: "album", label: "Album", icon: "picture", component: AlbumScreen, summary: ({ album }) => picturesText(album) },
  { id: "bank", label: "Bank", icon: "bank", component: BankScreen, summary: ({ money }) => (money ? `${shortMoneyText(money.net_worth_cents ?? money.cents)} in all` : "") },
  { id: "home", label: "Home", icon: "home", component: HomeScreen, summary: ({ home }) => home?.name ?? "" },
  { id: "belongings", label: "Belongings", icon: "bag", component: BelongingsScreen, summary: ({ belongings }) => thingsText(belongings) },
  { id: "health", label: "Health", icon: "pulse", component: HealthScreen, summary: ({ health }) => ailmentsText(health) },
  { id: "law", label: "Law", icon: "scales", component: LawScreen, summary: ({ law }) => lawText(law) },
  { id: "legacy", label: "Legacy", icon: "quill", component: LegacyScreen, summary: ({ legacy }) => (legacy?.will?.length ? "Your will is made" : "Will, other lives") },
  { id: "shop", label: "Shop", icon: "diamond", component: ShopScreen, summary: ({ purchases }) => waitingText(purchases) || "Diamonds, energy, time" },
  { id: "tree", label: "Ancestors", icon: "tree", component: TreeScreen, summary: ({ life }) => `Life ${life.number}` },
];
