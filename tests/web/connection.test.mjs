import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { backoffDelay, Connection } from "../../static/js/connection.js";
import { Refusal } from "../../static/js/errors.js";
import { Requests } from "../../static/js/requests.js";
import { FakeSocket } from "./fakes.mjs";

const running = [];
afterEach(() => running.splice(0).forEach((connection) => connection.stop()));
const tick = () => new Promise((resolve) => setImmediate(resolve));

/** A connection on fake sockets, opened and welcomed. */
async function connected({ lastSeq = null } = {}) {
  const sockets = [];
  const tokens = [];
  const statuses = [];
  const keys = ["k1", "k2", "k3"];
  const requests = new Requests({ makeKey: () => keys.shift(), later: (work) => work() });
  const auth = {
    accessToken: async (rejected) => (tokens.push(rejected), `token${tokens.length}`),
    needsRenewal: () => false,
  };
  const hooks = {
    lastSeq: () => lastSeq,
    onStatus: (status) => statuses.push(status),
    onPushes: () => {},
    onReply: () => {},
    onWelcome: () => {},
    onSignedOut: () => statuses.push("signed out"),
  };
  const openSocket = () => (sockets.push(new FakeSocket()), sockets.at(-1));
  const connection = new Connection({ url: "ws://x/ws", auth, requests, hooks, openSocket, random: () => 0 });
  running.push(connection);
  connection.start();
  await tick();
  const kit = { connection, requests, sockets, statuses, tokens };
  welcome(kit);
  return kit;
}

function welcome({ sockets }) {
  sockets.at(-1).open();
  sockets.at(-1).say({ type: "authenticate", id: "auth", ok: true, seq: 0, resumed: false, server_time: Date.now() });
}

async function reconnected(kit, code) {
  kit.sockets.at(-1).drop(code);
  kit.connection.hurry();
  await tick();
}

test("a fresh start leaves last_seq out; a return names it", async () => {
  const { sockets } = await connected();
  assert.equal("last_seq" in sockets[0].last("authenticate"), false);
  const again = await connected({ lastSeq: 41 });
  assert.equal(again.sockets[0].last("authenticate").last_seq, 41);
});

test("an unanswered change goes out again after a reconnect, with the same key", async () => {
  const kit = await connected();
  const answer = kit.requests.ask("purchase_time_skip", { skip_type: "day" }, { changes: true });
  const before = kit.sockets[0].last("purchase_time_skip");
  await reconnected(kit, 1012);
  assert.equal(kit.sockets[1].last("purchase_time_skip"), undefined, "not before it is signed in");
  welcome(kit);
  const after = kit.sockets[1].last("purchase_time_skip");
  assert.deepEqual(after, before);
  assert.equal(after.key, "k1");
  kit.sockets[1].say({ type: "purchase_time_skip", id: after.id, ok: true });
  assert.equal((await answer).ok, true);
  await reconnected(kit, 1006);
  welcome(kit);
  assert.equal(kit.sockets[2].last("purchase_time_skip"), undefined, "answered: not sent a third time");
});

test("each change has a key of its own, a question has none", async () => {
  const { requests, sockets } = await connected();
  requests.ask("do_activity", { activity_id: "walk" }, { changes: true }).catch(() => {});
  requests.ask("do_activity", { activity_id: "walk" }, { changes: true }).catch(() => {});
  requests.ask("get_activities", {}).catch(() => {});
  const [first, second] = sockets[0].sent.filter(({ type }) => type === "do_activity");
  assert.notEqual(first.key, second.key);
  assert.equal("key" in sockets[0].last("get_activities"), false);
  requests.dropAll();
});

test("a refusal reaches the asker; unavailable is tried again with the same key", async () => {
  const { requests, sockets } = await connected();
  const refused = requests.ask("do_activity", {}, { changes: true });
  const [socket] = sockets;
  socket.say({ type: "error", id: socket.last("do_activity").id, code: "unavailable", retry_after: 1 });
  assert.equal(socket.sent.filter(({ type }) => type === "do_activity").length, 2);
  assert.equal(socket.last("do_activity").key, "k1");
  socket.say({ type: "error", id: socket.last("do_activity").id, code: "not_enough_energy", needed: 5 });
  await assert.rejects(refused, (error) => error instanceof Refusal && error.facts.needed === 5);
});

test("replaced by another window: stays away until asked", async () => {
  const kit = await connected();
  kit.sockets[0].drop(4001);
  await tick();
  assert.equal(kit.connection.status, "replaced");
  assert.equal(kit.sockets.length, 1);
  kit.connection.start();
  await tick();
  welcome(kit);
  assert.equal(kit.connection.status, "online");
});

test("4002 asks for another token than the one that ran out", async () => {
  const kit = await connected();
  await reconnected(kit, 4002);
  assert.deepEqual(kit.tokens, [null, "token1"]);
  welcome(kit);
  assert.equal(kit.connection.rejected, null);
});

test("a refused token is replaced too", async () => {
  const kit = await connected();
  await reconnected(kit, 1006);
  kit.sockets[1].open();
  kit.sockets[1].say({ type: "error", id: "auth", code: "not_authenticated" });
  kit.connection.hurry();
  await tick();
  assert.equal(kit.tokens.at(-1), "token2");
});

test("the delays double, are random by half, and have an end", () => {
  assert.equal(backoffDelay(0, () => 0), 200);
  assert.equal(backoffDelay(0, () => 1), 400);
  assert.equal(backoffDelay(1, () => 0), 400);
  assert.equal(backoffDelay(30, () => 1), 15_000);
});
