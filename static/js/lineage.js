// Lives that follow each other, wills and estates, shaped for showing. Pure functions.

import { moneyText } from "./format.js";

const COLUMN = 148;
const ROW = 128;
const LEAST_WIDTH = 296;

/** Lives in the order in which they went on from each other: one list a line, the newest line first. */
export function chains(lives) {
  const byId = new Map(lives.map((life) => [life.life_id, life]));
  const followed = new Map(lives.filter(({ follows }) => byId.has(follows)).map((life) => [life.follows, life]));
  const first = lives.filter(({ follows }) => !byId.has(follows));
  return first
    .map((life) => {
      const line = [life];
      for (let next = followed.get(life.life_id); next; next = followed.get(next.life_id)) line.push(next);
      return line;
    })
    .sort((a, b) => b.at(-1).number - a.at(-1).number);
}

/** Where the lives stand in the picture: {width, height, nodes: [{life, x, y}], links: [{x, from, to}]}. */
export function layout(lives) {
  const lines = chains(lives);
  const nodes = [];
  const links = [];
  lines.forEach((line, column) =>
    line.forEach((life, row) => {
      const [x, y] = [column * COLUMN + COLUMN / 2, row * ROW + 44];
      nodes.push({ life, x, y });
      if (row > 0) links.push({ x, from: y - ROW, to: y });
    }),
  );
  const deepest = Math.max(0, ...lines.map((line) => line.length));
  return { width: Math.max(LEAST_WIDTH, lines.length * COLUMN), height: deepest * ROW + 12, nodes, links };
}

export function yearsText({ born, died }) {
  return died == null ? `since ${born}` : `${born} – ${died}`;
}

/** How a life hangs on the one before, in words. */
export function followsText({ follows, relation }, lives) {
  if (!follows) return "Born to strangers";
  const before = lives.find(({ life_id: id }) => id === follows);
  const who = before ? before.first_name : "the life before";
  return relation === "newborn" ? `Born into the family of ${who}` : `The ${relation} of ${who}`;
}

/** The lines of an estate: [{name, text, tone}], money that went off with its sign. */
export function estateFigures({ lines, left_cents: left, unpaid_cents: unpaid }) {
  return [
    ...lines.map(({ what, cents }) => ({ name: capital(what), text: moneyText(cents), tone: cents < 0 ? "bad" : "" })),
    { name: "To be inherited", text: moneyText(left), tone: "good" },
    unpaid > 0 && { name: "Debts nobody pays", text: moneyText(unpaid) },
  ].filter(Boolean);
}

/** "sister, 44, Florist". */
export function successorText({ relation, age, job }) {
  return [relation, age, job && job.toLowerCase()].filter(Boolean).join(", ");
}

/** What is left to give, in per cent. */
export function freePercent(shares) {
  return 100 - shares.reduce((sum, { percent }) => sum + (Number(percent) || 0), 0);
}

/** Why a will can not be kept like this, or "". */
export function willProblem(shares) {
  if (shares.length === 0) return "";
  if (shares.some(({ percent }) => !(Number.isInteger(percent) && percent >= 1))) return "Everybody named gets at least 1 %.";
  const free = freePercent(shares);
  if (free > 0) return `${free} % are left to give.`;
  return free < 0 ? `That is ${-free} % too much.` : "";
}

/** An SVG of the server as the address of a picture: there it can run nothing. */
export function pictureOf(svg) {
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
