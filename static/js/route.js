// Which part of the game is shown, kept in the address as "#/school": so a reload stays there and the
// browser's own Back goes back. Pure functions.

export const FIRST_PART = "now";

export function routeOf(hash) {
  return /^#\/([a-z-]+)$/.exec(hash)?.[1] ?? FIRST_PART;
}

export function hashOf(id) {
  return `#/${id}`;
}
