// The story and the album, shaped for showing. Pure functions.

/** Years by chapter, newest first: [{stage, title, years}]. Chapters nothing is told of yet are left out. */
export function chaptersOf({ chapters, years }) {
  return [...chapters]
    .reverse()
    .map(({ stage, title }) => ({ stage, title, years: years.filter((year) => year.stage === stage) }))
    .filter((chapter) => chapter.years.length > 0);
}

/** "2034", or "2034 to 2036" for quiet years told together. */
export function calendarText({ calendar_year: first, from_year: from, to_year: to }) {
  return to > from ? `${first} to ${first + to - from}` : String(first);
}

/** The moments of the present year of life, newest first. */
export function momentsOfYear(items, year, ageOf) {
  return items.filter(({ minute }) => ageOf(minute) >= year).reverse();
}

/** A drawing as the address of an image: so nothing in it can run. */
export function imageOf(svg) {
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** One page of the album after the others; a picture that is known already is not shown twice. */
export function withPage(photos, page) {
  const known = new Set(photos.map(({ photo_id: id }) => id));
  return [...photos, ...page.filter(({ photo_id: id }) => !known.has(id))];
}

/** Who is in a picture, in words: "You, Mia (sister) and Ben (friend)". */
export function peopleText(people) {
  const names = people.map(({ name, relation }) => (relation ? `${name} (${relation})` : "You"));
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** A name for the file of an album. */
export function albumFile(name) {
  return `${name.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "album"}.html`;
}
