// Finding something in a long list. Pure functions.

/** Whether every word of the query is somewhere in the texts. */
export function matches(query, ...texts) {
  const all = texts.join(" ").toLowerCase();
  return query.toLowerCase().split(/\s+/).every((word) => all.includes(word));
}

/** [[name, items]] in the order of `order`, what is not in it at the end. */
export function groupsOf(items, keyOf, order = []) {
  const groups = new Map(order.map((key) => [key, []]));
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups].filter(([, members]) => members.length);
}

/** What is possible first; otherwise as it came. */
export function possibleFirst(items) {
  return [...items.filter(({ available }) => available), ...items.filter(({ available }) => !available)];
}
