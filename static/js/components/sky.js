// Colours of the sky and the land by hour and season. Pure functions.

// [hour, top of the sky, horizon, how dark the land is (0 to 1)]
const SKIES = [
  [0, "#141a3c", "#2b2f5e", 0.78],
  [4.5, "#1d2350", "#4a3f72", 0.7],
  [6, "#5f6fb0", "#f3b79a", 0.32],
  [7.5, "#86b6e0", "#fbe3c4", 0.08],
  [12, "#7fbdea", "#dff1f7", 0],
  [16.5, "#86b6e0", "#fbe9cf", 0.04],
  [18.7, "#6d6cae", "#f6a77c", 0.3],
  [20.2, "#2e3168", "#8a5f86", 0.6],
  [22, "#171d43", "#33366a", 0.76],
  [24, "#141a3c", "#2b2f5e", 0.78],
];
const NIGHT = "#10142e";

const SEASONS = {
  winter: { far: "#c3ced6", near: "#e9eef0", crown: "#f4f7f8", crownTwo: "#dbe4ea" },
  spring: { far: "#9cc29a", near: "#7fb069", crown: "#f2b5c4", crownTwo: "#e998ae" },
  summer: { far: "#86b38a", near: "#5f9e5b", crown: "#4f9a58", crownTwo: "#3f8349" },
  autumn: { far: "#c2a878", near: "#b58b4c", crown: "#de8a3c", crownTwo: "#c76d2c" },
};

/** Months count from 0 for January. */
export function seasonOf(month) {
  return ["winter", "spring", "summer", "autumn"][Math.floor(((month + 1) % 12) / 3)];
}

/** Everything the landscape is painted with: colours as "rgb(...)", `darkness` 0 to 1. */
export function paletteAt(hour, month) {
  const index = SKIES.findIndex(([from]) => from > hour);
  const [before, after] = [SKIES[index - 1], SKIES[index]];
  const share = (hour - before[0]) / (after[0] - before[0]);
  const darkness = before[3] + (after[3] - before[3]) * share;
  const land = SEASONS[seasonOf(month)];
  const dimmed = Object.fromEntries(Object.entries(land).map(([name, colour]) => [name, mix(colour, NIGHT, darkness * 0.85)]));
  return {
    ...dimmed,
    darkness,
    top: mix(before[1], after[1], share),
    horizon: mix(before[2], after[2], share),
    trunk: mix("#7a5a44", NIGHT, darkness * 0.7),
    wall: mix("#f6ead9", NIGHT, darkness * 0.8),
    roof: mix("#b4593c", NIGHT, darkness * 0.75),
  };
}

/** Where a light that rises at `rise` and sets at `set` stands: {x, y} in 0 to 1, or null below. */
export function lightAt(hour, rise, set) {
  const length = (set - rise + 24) % 24;
  const since = (hour - rise + 24) % 24;
  if (since > length) return null;
  const share = since / length;
  return { x: share, y: Math.sin(share * Math.PI) };
}

function mix(from, to, share) {
  const [a, b] = [parts(from), parts(to)];
  return `rgb(${a.map((value, index) => Math.round(value + (b[index] - value) * share)).join(" ")})`;
}

function parts(colour) {
  return [1, 3, 5].map((start) => parseInt(colour.slice(start, start + 2), 16));
}
