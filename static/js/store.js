// What the client knows, and how each message changes it. `reduce` is pure: it can be tried
// without a browser, and the same messages always give the same view.

import { energyAt, gameMinute } from "./clock.js";
import { addLocalMoment, addMoment, adoptLife, emptyFeed } from "./feed.js";
import { endedTalk } from "./talking.js";
import { addToStory, beginCatchUp, beginPrologue, endCatchUp, endPrologue, skipStory } from "./stories.js";

const TOASTS_AT_ONCE = 3;
/** What is told of a checkout while nobody is signed in, and while what it brought is told in a dialog. */
const KEPT_SIGNED_OUT = ["waiting", "cancelled"];
const TOLD_ALREADY = ["verifying", "granted"];
/** Game minutes after its deadline in which a question may still be taken back by the server. */
const PAST_DEADLINE = 3;

export function initialState() {
  return {
    accountId: null, // who is signed in on this device; null shows the start page
    notice: "", // why the start page is shown, when the player did not ask for it
    status: "offline", // of the connection
    clockOffset: 0, // server time minus ours, milliseconds
    heldAt: null, // our time at which the connection was lost: the clock stands still since
    seenAt: null, // our time at which the connection was last known to live
    lastSeq: null, // the last push processed
    player: null, // playerObject.state
    feed: emptyFeed(),
    story: null, // told on its own page or dialog: {kind, title, items, ...}
    catchUp: null, // what is coming after a reconnect
    activities: null,
    said: "", // what the player said last in a conversation
    talk: null, // the last conversation, as it stays on the screen after its end
    checkout: null, // what became of a purchase at the store's page: {kind, ...}
    toasts: [],
    toastCount: 0,
  };
}

export function reduce(state, action) {
  return ACTIONS[action.type]?.(state, action) ?? state;
}

/** Holds the state and tells listeners when it changed. */
export function createStore(initial = initialState()) {
  let state = initial;
  const listeners = new Set();
  return {
    get: () => state,
    dispatch(action) {
      const next = reduce(state, action);
      if (next === state) return;
      state = next;
      for (const listener of [...listeners]) listener(state);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const ACTIONS = {
  /** `kept` is what this browser kept of the feed: {accountId, lastSeq, feed, seenAt} or null. */
  signedIn(state, { accountId, kept }) {
    const own = kept?.accountId === accountId ? kept : null;
    return {
      ...initialState(),
      toasts: state.toasts,
      toastCount: state.toastCount,
      checkout: state.checkout,
      status: state.status,
      accountId,
      lastSeq: own?.lastSeq ?? null,
      feed: own?.feed ?? emptyFeed(),
      seenAt: own?.seenAt ?? null,
    };
  },
  signedOut: (state, { notice = "" }) => ({
    ...initialState(),
    notice,
    toasts: state.toasts,
    toastCount: state.toastCount,
    checkout: KEPT_SIGNED_OUT.includes(state.checkout?.kind) ? state.checkout : null,
  }),
  status: (state, { status, now }) => ({
    ...state,
    status,
    heldAt: status === "online" ? null : (state.heldAt ?? now),
    seenAt: status === "online" || state.status === "online" ? now : state.seenAt,
  }),
  clockOffset: (state, { clockOffset }) => ({ ...state, clockOffset }),
  welcome(state, { reply, now }) {
    // A number lower than ours: the server began a new queue, and ours means nothing to it.
    const lastSeq = state.lastSeq != null && reply.seq < state.lastSeq ? null : state.lastSeq;
    return { ...state, lastSeq, catchUp: beginCatchUp(state.seenAt, now) };
  },
  pushes: (state, { pushes, now }) => endPrologue(pushes.reduce((s, push) => takePush(s, push, now), state)),
  caughtUp: (state) => endCatchUp(state),
  reply: (state, { frame, reply, now }) => REPLIES[reply.type]?.(state, reply, frame, now) ?? state,
  activities: (state, { activities }) => ({ ...state, activities }),
  account: (state, { account }) =>
    state.player ? { ...state, player: { ...state.player, account: { ...state.player.account, ...account } } } : state,
  questionGone: (state, { questionId }) => withoutQuestion(state, questionId),
  storyClosed: (state) => ({ ...state, story: null }),
  checkout: (state, { checkout }) => ({ ...state, checkout }),
  toast(state, { toast }) {
    const id = state.toastCount + 1;
    const toasts = [...state.toasts.filter((old) => old.text !== toast.text), { ...toast, id }];
    return { ...state, toastCount: id, toasts: toasts.slice(-TOASTS_AT_ONCE) };
  },
  toastClosed: (state, { id }) => ({ ...state, toasts: state.toasts.filter((toast) => toast.id !== id) }),
};

/** One push. What was seen already is left out, so that a push counts once however it arrives. */
function takePush(state, push, now) {
  const { type, seq } = push;
  if (type === "u") return takeUpdate(state, push, now);
  const seen = state.lastSeq ?? -Infinity;
  // playerObject may repeat the number it includes; everything else has a number of its own.
  if (seq != null && (type === "playerObject" ? seq < seen : seq <= seen)) return state;
  const next = PUSHES[type]?.(state, push) ?? state;
  return seq == null ? next : { ...next, lastSeq: seq };
}

const PUSHES = {
  playerObject: (state, { state: player }) => adoptLife({ ...state, player }),
  stateEvent: (state, { changed }) => withPlayer(state, (player) => ({ ...player, ...changed })),
  personObject: (state, { person }) =>
    withPlayer(state, (player) => {
      const people = { ...player.people, [person.id]: person };
      if (person.forgotten) delete people[person.id];
      return { ...player, people };
    }),
  questionEvent: (state, { type, seq, at, ...question }) => withPlayer(state, (player) => ({ ...player, question })),
  conversationEvent: (state, event) =>
    event.kind === "ended"
      ? { ...state, said: "", talk: endedTalk(state.player?.conversation, state.said, event) }
      : { ...state, said: "" },
  messageEvent: (state, push) => (push.kind === "purchase" ? tellPurchase(addMoment(state, push), push) : addToStory(addMoment(state, push), push)),
};

const REPLIES = {
  start_life: (state, reply) => beginPrologue({ ...state, activities: null, talk: null, feed: emptyFeed(reply.life_id) }, reply),
  continue_as: (state, reply) => {
    const begun = { ...state, activities: null, talk: null, feed: emptyFeed(reply.life_id) };
    return reply.relation === "newborn" ? beginPrologue(begun, reply) : begun;
  },
  switch_life: (state, reply) => ({ ...state, activities: null, talk: null, story: null, feed: emptyFeed(reply.life_id) }),
  purchase_time_skip: (state, reply) => withWallet(skipStory(state, reply), reply),
  purchase_energy_refill: (state, reply) => withWallet(state, reply),
  verify_purchase: (state, reply) => withWallet(state, reply),
  answer_question: (state, reply) => withoutQuestion(state, reply.question_id),
  say(state, reply, frame) {
    const line = state.player?.conversation?.lines.find(({ id }) => id === frame.line_id);
    return { ...state, said: frame.text ?? line?.text ?? "" };
  },
  start_conversation: (state) => ({ ...state, talk: null }),
  do_activity(state, reply, frame, now) {
    const name = state.activities?.find((activity) => activity.id === reply.activity_id)?.name ?? "";
    const minute = Math.floor(gameMinute(state.player, now + state.clockOffset));
    return addLocalMoment(state, { kind: "activity", title: name, text: reply.text, effects: reply.effects, minute });
  },
};

/**
 * `u` carries whole values only. Our own run of clock and energy is finer, so it is kept until
 * the two differ by more than rounding explains.
 */
function takeUpdate(state, update, now) {
  return withPlayer(state, (player) => {
    const next = {
      ...player,
      money: { ...player.money, cents: update.money },
      wallet: { ...player.wallet, diamonds: update.diamonds, unlimited_energy_until: update.unlimited_energy_until },
    };
    const serverNow = now + state.clockOffset;
    const { time } = update;
    if (time && (!player.clock || Math.abs(gameMinute(player, serverNow) - time.game_minute) > 2)) {
      next.clock = { anchor_at: serverNow, anchor_minute: time.game_minute, rate: time.rate, present: true };
    }
    // One that was asked and decided within a single turn is told, but never taken back.
    if (player.question?.deadline_minute + PAST_DEADLINE < time?.game_minute) next.question = null;
    if (player.vitals) next.vitals = correctedVitals(next, update, gameMinute(next, serverNow));
    return next;
  });
}

function correctedVitals({ vitals }, update, minute) {
  const ours = energyAt(vitals, minute);
  const perMinute = update.rates?.energy_per_minute ?? vitals.energy_per_minute;
  const off = Math.abs(Math.floor(ours) - update.energy) > 1;
  if (!off && perMinute === vitals.energy_per_minute) return vitals;
  return {
    ...vitals,
    minute,
    energy: off ? update.energy : ours,
    energy_per_minute: perMinute,
    health: vitals.health + (minute - vitals.minute) * (vitals.health_per_minute ?? 0),
    happiness: vitals.happiness + (minute - vitals.minute) * (vitals.happiness_per_minute ?? 0),
    stress: vitals.stress + (minute - vitals.minute) * (vitals.stress_per_minute ?? 0),
  };
}

/** What a store paid for, or took back, is no moment of the life: it is told at once, and in no story. */
function tellPurchase(state, { text }) {
  if (TOLD_ALREADY.includes(state.checkout?.kind)) return state;
  return ACTIONS.toast(state, { toast: { kind: "status", text } });
}

function withPlayer(state, change) {
  return state.player ? { ...state, player: change(state.player) } : state;
}

function withoutQuestion(state, questionId) {
  return withPlayer(state, (player) =>
    player.question?.question_id === questionId ? { ...player, question: null } : player,
  );
}

function withWallet(state, reply) {
  const changed = { diamonds: reply.diamonds };
  if (reply.unlimited_energy_until != null) changed.unlimited_energy_until = reply.unlimited_energy_until;
  return withPlayer(state, (player) => ({ ...player, wallet: { ...player.wallet, ...changed } }));
}
