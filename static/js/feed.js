// The moments of the present life, oldest first. Pure functions on the store's state.

const KEPT_MOMENTS = 400;

/** `life` is null until a playerObject says whose moments these are. */
export function emptyFeed(life = null) {
  return { life, items: [], count: 0 };
}

export function addMoment(state, { kind, title, text, minute, at }) {
  let { feed } = state;
  // A life's minute never falls: a birth earlier than the moment before it begins another life,
  // whose id the next playerObject brings.
  const last = feed.items.at(-1);
  if (kind === "birth" && last && minute < last.minute) feed = { ...emptyFeed(), count: feed.count };
  return { ...state, feed: append(feed, { kind, title, text, minute, at }) };
}

/** A moment the server told in a reply and not in a push: it exists on this device only. */
export function addLocalMoment(state, moment) {
  return { ...state, feed: append(state.feed, moment) };
}

/** After a playerObject: moments of another life are put away. */
export function adoptLife(state) {
  const life = state.player.life?.id ?? null;
  const { feed } = state;
  if (feed.life === life) return state;
  return { ...state, feed: feed.life === null ? { ...feed, life } : emptyFeed(life) };
}

function append(feed, moment) {
  const count = feed.count + 1;
  return { ...feed, count, items: [...feed.items, { ...moment, key: count }].slice(-KEPT_MOMENTS) };
}
