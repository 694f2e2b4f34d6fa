import assert from "node:assert/strict";
import { test } from "node:test";

import { initialState, reduce } from "../../static/js/store.js";
import { moment, player, question } from "./fakes.mjs";

const NOW = 1_000_000;
const pushes = (state, ...list) => reduce(state, { type: "pushes", pushes: list, now: NOW });
const whole = (seq, state = player()) => ({ type: "playerObject", seq, at: 0, account_id: "1", state });
const signedIn = (kept = null) => reduce(initialState(), { type: "signedIn", accountId: "1", kept });
const playing = () => pushes(signedIn(), whole(10));
const replied = (state, reply, frame = {}) => reduce(state, { type: "reply", reply, frame, now: NOW });

test("a playerObject is the whole state, and its number is remembered", () => {
  const state = playing();
  assert.equal(state.player.life.first_name, "Mia");
  assert.equal(state.lastSeq, 10);
});

test("a stateEvent replaces the sections it names and leaves the others alone", () => {
  const before = playing();
  const after = pushes(before, { type: "stateEvent", seq: 11, at: 0, changed: { money: { cents: 9 } } });
  assert.deepEqual(after.player.money, { cents: 9 });
  assert.equal(after.player.people, before.player.people);
});

test("a push that was seen already counts once", () => {
  const state = pushes(playing(), moment(11, 104_101), moment(11, 104_101), moment(9, 1));
  assert.equal(state.feed.items.length, 1);
});

test("an older playerObject is ignored, one that repeats the last number is not", () => {
  const richer = player({ money: { cents: 5 } });
  assert.equal(pushes(playing(), whole(9, richer)).player.money.cents, 2500);
  assert.equal(pushes(playing(), whole(10, richer)).player.money.cents, 5);
});

test("personObject changes one person", () => {
  const state = pushes(playing(), { type: "personObject", seq: 11, at: 0, person: { id: "p2", first_name: "Tom" } });
  assert.deepEqual(Object.keys(state.player.people), ["p1", "p2"]);
  const gone = pushes(state, { type: "personObject", seq: 12, at: 0, person: { id: "p1", forgotten: true } });
  assert.deepEqual(Object.keys(gone.player.people), ["p2"]);
});

test("a question comes without the push's own fields, and goes with its answer only", () => {
  const asked = pushes(playing(), question(11));
  assert.equal(asked.player.question.question_id, "q1");
  assert.equal("seq" in asked.player.question, false);
  const other = replied(asked, { type: "answer_question", question_id: "q0" });
  assert.ok(other.player.question);
  assert.equal(replied(asked, { type: "answer_question", question_id: "q1" }).player.question, null);
});

test("an error is no reply that changes something", () => {
  const asked = pushes(playing(), question(11));
  assert.equal(replied(asked, { type: "error", code: "conflict" }), asked);
});

const update = (changes) => ({
  type: "u", energy: 80, money: 700, diamonds: 42, unlimited_energy_until: 7,
  time: { game_minute: 104_100, rate: 1 }, rates: { energy_per_minute: 0.01 }, ...changes,
});

test("u brings money and diamonds, and leaves a clock and energy that agree as they are", () => {
  const before = playing();
  const after = pushes(before, update());
  assert.equal(after.player.money.cents, 700);
  assert.deepEqual(after.player.wallet, { diamonds: 42, unlimited_energy_until: 7 });
  assert.equal(after.player.clock, before.player.clock);
  assert.equal(after.player.vitals, before.player.vitals);
  assert.equal(after.lastSeq, 10);
});

test("u corrects energy that is off by more than rounding, and takes a new rate over", () => {
  assert.equal(pushes(playing(), update({ energy: 55 })).player.vitals.energy, 55);
  const asleep = pushes(playing(), update({ rates: { energy_per_minute: 0.03 } })).player.vitals;
  assert.equal(asleep.energy, 80);
  assert.equal(asleep.energy_per_minute, 0.03);
});

test("u corrects a clock that went wrong", () => {
  const { clock } = pushes(playing(), update({ time: { game_minute: 104_160, rate: 2 } })).player;
  assert.deepEqual(clock, { anchor_at: NOW, anchor_minute: 104_160, rate: 2, present: true });
});

test("the prologue is told until the player's state shows the new life", () => {
  const born = replied(playing(), { type: "start_life", life_id: "l2", first_name: "Leo" });
  assert.equal(born.story.complete, false);
  const telling = pushes(born, moment(11, 5, "birth"), moment(12, 900, "milestone"));
  assert.equal(telling.story.items.length, 2);
  const life = { ...player().life, id: "l2", first_name: "Leo" };
  const told = pushes(telling, whole(13, player({ life })));
  assert.equal(told.story.complete, true);
  assert.equal(told.feed.items.length, 2);
  assert.equal(reduce(told, { type: "storyClosed" }).story, null);
});

test("moments of another life are put away when a playerObject shows that life", () => {
  const old = pushes(playing(), moment(11, 500_000));
  const replaced = pushes(old, whole(20, player({ life: { ...player().life, id: "l9" } })));
  assert.equal(replaced.feed.items.length, 0);
  const reborn = pushes(old, moment(21, 3, "birth"), moment(22, 90), whole(23, player({ life: { ...player().life, id: "l9" } })));
  assert.deepEqual(reborn.feed.items.map((item) => item.minute), [3, 90]);
});

test("what this browser kept of the feed is used for the same account only", () => {
  const kept = { accountId: "1", lastSeq: 77, feed: { life: "l1", items: [{ key: 1 }], count: 1 }, seenAt: 5 };
  assert.equal(signedIn(kept).lastSeq, 77);
  assert.equal(signedIn({ ...kept, accountId: "2" }).lastSeq, null);
});

test("a server whose numbers began again makes ours void", () => {
  const state = reduce(playing(), { type: "welcome", reply: { seq: 3 }, now: NOW });
  assert.equal(state.lastSeq, null);
});

test("what happened while away is told once, after a long absence only", () => {
  const back = (seenAt) => {
    const welcomed = reduce({ ...playing(), seenAt }, { type: "welcome", reply: { seq: 12 }, now: NOW });
    return reduce(pushes(welcomed, moment(11, 104_200)), { type: "caughtUp" });
  };
  assert.equal(back(NOW - 600_000).story.kind, "away");
  assert.equal(back(NOW - 600_000).catchUp, null);
  assert.equal(back(NOW - 5_000).story, null);
});

test("the clock is held while the connection is lost", () => {
  const online = reduce(playing(), { type: "status", status: "online", now: 1 });
  const lost = reduce(online, { type: "status", status: "connecting", now: 2 });
  assert.equal(lost.heldAt, 2);
  assert.equal(reduce(lost, { type: "status", status: "offline", now: 9 }).heldAt, 2);
  assert.equal(reduce(lost, { type: "status", status: "online", now: 9 }).heldAt, null);
});

test("an activity is told in the feed with what it did", () => {
  const knowing = reduce(playing(), { type: "activities", activities: [{ id: "walk", name: "Walk" }] });
  const state = replied(knowing, { type: "do_activity", activity_id: "walk", text: "Fresh air.", effects: { stress: -2 } });
  const [item] = state.feed.items;
  assert.deepEqual([item.kind, item.title, item.text, item.minute], ["activity", "Walk", "Fresh air.", 104_100]);
});

test("a skip tells its story and takes the diamonds that are left over", () => {
  const reply = { type: "purchase_time_skip", skip_type: "day", minutes_skipped: 1440, diamonds_charged: 25, diamonds: 75, stopped_by: "", story: [{ minute: 1, title: "", text: "." }] };
  const state = replied(playing(), reply);
  assert.equal(state.story.kind, "skip");
  assert.equal(state.story.items.length, 1);
  assert.equal(state.player.wallet.diamonds, 75);
});

test("signing out forgets the life but not why", () => {
  const state = reduce(playing(), { type: "signedOut", notice: "Please sign in again." });
  assert.equal(state.player, null);
  assert.equal(state.accountId, null);
  assert.equal(state.notice, "Please sign in again.");
});

test("three toasts at most, the same text once", () => {
  const toast = (state, text) => reduce(state, { type: "toast", toast: { kind: "status", text } });
  const state = ["a", "b", "b", "c", "d"].reduce(toast, initialState());
  assert.deepEqual(state.toasts.map(({ text }) => text), ["b", "c", "d"]);
  assert.equal(reduce(state, { type: "toastClosed", id: state.toasts[0].id }).toasts.length, 2);
});

test("without a clock in the state the first u sets it going", () => {
  const { clock, ...rest } = player();
  const state = pushes(signedIn(), whole(10, rest), update());
  assert.deepEqual(state.player.clock, { anchor_at: NOW, anchor_minute: 104_100, rate: 1, present: true });
});

test("a question the server no longer knows, or whose time is over, goes away", () => {
  const asked = pushes(playing(), question(11)); // its deadline is minute 100
  assert.ok(reduce(asked, { type: "questionGone", questionId: "q0" }).player.question);
  assert.equal(reduce(asked, { type: "questionGone", questionId: "q1" }).player.question, null);
  assert.ok(pushes(asked, update({ time: { game_minute: 102, rate: 1 } })).player.question);
  assert.equal(pushes(asked, update({ time: { game_minute: 104, rate: 1 } })).player.question, null);
});
