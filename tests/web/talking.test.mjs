import assert from "node:assert/strict";
import { test } from "node:test";

import { initialState, reduce } from "../../static/js/store.js";
import { changeText, endedTalk, endingText, moodText } from "../../static/js/talking.js";
import { player } from "./fakes.mjs";

const CONVERSATION = {
  person_id: "p1",
  first_name: "Carol",
  mood: "even",
  turns: 1,
  until_minute: 5,
  lines: [{ id: "bye", text: "I have to go. Bye!" }],
  bubbles: [{ by: "them", text: "Hello." }],
};
const ENDED = { type: "conversationEvent", seq: 11, at: 0, kind: "ended", person_id: "p1", first_name: "Carol", text: "Come back soon.", reason: "farewell" };

const talking = () =>
  reduce(reduce(initialState(), { type: "signedIn", accountId: "1", kept: null }), {
    type: "pushes",
    pushes: [{ type: "playerObject", seq: 10, at: 0, account_id: "1", state: player({ conversation: CONVERSATION }) }],
    now: 0,
  });

test("the last words of both stay on the screen when a conversation is over", () => {
  const said = reduce(talking(), { type: "reply", reply: { type: "say", ended: true }, frame: { line_id: "bye" }, now: 0 });
  const gone = { type: "stateEvent", seq: 12, at: 0, changed: { conversation: null } };
  const after = reduce(said, { type: "pushes", pushes: [ENDED, gone], now: 0 });
  assert.equal(after.player.conversation, null);
  assert.deepEqual(after.talk.bubbles, [
    { by: "them", text: "Hello." },
    { by: "you", text: "I have to go. Bye!" },
    { by: "them", text: "Come back soon." },
  ]);
});

test("the next conversation begins with an empty page", () => {
  const over = reduce(talking(), { type: "pushes", pushes: [ENDED], now: 0 });
  assert.ok(over.talk);
  const begun = reduce(over, { type: "reply", reply: { type: "start_conversation" }, frame: {}, now: 0 });
  assert.equal(begun.talk, null);
});

test("an end that nobody spoke at has no empty bubble", () => {
  assert.deepEqual(endedTalk(null, "", { ...ENDED, text: "" }).bubbles, []);
});

test("every end and every change has its words", () => {
  for (const reason of ["ended", "farewell", "silence", "time", "turns", "asleep", "prison", "left", "gone"]) {
    assert.match(endingText({ reason, first_name: "Carol" }), /\.$/);
  }
  assert.equal(changeText("Carol", 0), "");
  assert.notEqual(changeText("Carol", 1), changeText("Carol", -1));
  for (const mood of ["bright", "even", "low", "cross"]) assert.ok(moodText(mood));
});
