// Which part of the game is shown, kept in the address as "#/school" or, with one thing of it, "#/circle/p3": so
// a reload stays there and the browser's own Back goes back. Pure functions.

export const FIRST_PART = "now";
const PLACE = /^#\/([a-z-]+)(?:\/([a-z0-9_-]+))?$/;

export function routeOf(hash) {
  return PLACE.exec(hash)?.[1] ?? FIRST_PART;
}

/** The one thing that the address names, or "". */
export function detailOf(hash) {
  return PLACE.exec(hash)?.[2] ?? "";
}

export function hashOf(id) {
  return `#/${id}`;
}
