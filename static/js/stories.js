// Stretches of life that are told at once and not lived: the prologue, a time skip, the time
// away. Pure functions on the store's state.

/** Shorter absences are told in the feed alone. */
const WORTH_TELLING_MS = 90_000;

export function beginPrologue(state, { life_id: lifeId, first_name: firstName }) {
  return { ...state, story: { kind: "prologue", lifeId, title: `The first years of ${firstName}`, items: [], complete: false } };
}

export function skipStory(state, reply) {
  const { skip_type: skipType, minutes_skipped: minutes, diamonds_charged: charged, stopped_by: stoppedBy } = reply;
  const { diamonds_returned: returned = 0, summary = { opening: "", lines: [] } } = reply;
  const items = reply.story.map((item) => ({ ...item, kind: "event" }));
  return { ...state, story: { kind: "skip", skipType, minutes, charged, returned, stoppedBy, summary, items, complete: true } };
}

/** The card of a skip: the best moment, and the others in the order of time. */
export function highlights({ lines }) {
  const [best, ...others] = lines;
  return { best: best ?? null, others: others.sort((one, other) => one.minute - other.minute) };
}

/** Called on (re)connecting: moments that come now happened while the player was away. */
export function beginCatchUp(seenAt, now) {
  return seenAt != null && now - seenAt > WORTH_TELLING_MS ? { items: [] } : null;
}

/** Called a little later: what came is told, unless another story is being told already. */
export function endCatchUp(state) {
  const { catchUp, story } = state;
  if (!catchUp) return state;
  const told = catchUp.items.length > 0 && !story;
  return { ...state, catchUp: null, story: told ? { kind: "away", items: catchUp.items, complete: true } : story };
}

export function addToStory(state, { kind, title, text, minute }) {
  const moment = { kind, title, text, minute };
  const { story, catchUp } = state;
  if (story?.kind === "prologue" && !story.complete) {
    return { ...state, story: { ...story, items: [...story.items, moment] } };
  }
  if (catchUp) return { ...state, catchUp: { ...catchUp, items: [...catchUp.items, moment] } };
  return state;
}

/** The prologue has been told when the player's state shows the life it belongs to. */
export function endPrologue(state) {
  const { story, player } = state;
  if (story?.kind !== "prologue" || story.complete || player?.life?.id !== story.lifeId) return state;
  return { ...state, story: story.items.length ? { ...story, complete: true } : null };
}
