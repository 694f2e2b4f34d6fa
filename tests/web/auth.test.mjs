import assert from "node:assert/strict";
import { test } from "node:test";

import { Auth } from "../../static/js/auth.js";
import { SignedOut, Unreachable } from "../../static/js/errors.js";
import { memoryStorage } from "./fakes.mjs";

/** Auth whose server answers with `answers[path](body)`: an object, or [status, object]. */
function made({ answers, storage = memoryStorage(), now = () => 0, locks = oneAtATime() }) {
  const calls = [];
  const fetch = async (path, { body }) => {
    const name = path.split("/").at(-1);
    calls.push(name);
    const answer = await answers[name](JSON.parse(body ?? "null"));
    const [status, content] = Array.isArray(answer) ? answer : [200, answer];
    return { ok: status < 400, status, json: async () => content };
  };
  return { auth: new Auth({ storage, fetch, now, locks }), calls, storage };
}

function oneAtATime() {
  let last = Promise.resolve();
  return { request: (_, work) => (last = last.catch(() => {}).then(work)) };
}

let count = 0;
const pair = () => ({ access_token: `a${++count}`, refresh_token: `r${count}`, account_id: "1", expires_in: 900 });
const gone = [401, { type: "error", code: "not_authenticated", message: "" }];

test("the device secret is made once and kept", async () => {
  const secrets = [];
  const { auth } = made({ answers: { guest: (body) => (secrets.push(body.device_secret), pair()), logout: () => ({}) } });
  await auth.playAsGuest();
  await auth.logout();
  assert.equal(auth.tokens(), null);
  await auth.playAsGuest();
  assert.equal(secrets[0], secrets[1]);
  assert.ok(secrets[0].length >= 16 && secrets[0].length <= 128);
});

test("several tabs at once refresh once", async () => {
  let time = 0;
  const shared = { storage: memoryStorage(), locks: oneAtATime(), now: () => time, answers: { guest: pair, refresh: pair } };
  const [one, two] = [made(shared), made(shared)];
  await one.auth.playAsGuest();
  time = 890_000;
  const [first, second] = await Promise.all([one.auth.accessToken(), two.auth.accessToken()]);
  assert.equal(first, second);
  assert.equal([...one.calls, ...two.calls].filter((name) => name === "refresh").length, 1);
});

test("a token is renewed before it ends, and used until then", async () => {
  let time = 0;
  const { auth, calls } = made({ now: () => time, answers: { guest: pair, refresh: pair } });
  const { access_token: token } = await auth.playAsGuest();
  time = 700_000;
  assert.equal(auth.needsRenewal(), false);
  assert.equal(await auth.accessToken(), token);
  time = 781_000;
  assert.equal(auth.needsRenewal(), true);
  assert.notEqual(await auth.accessToken(), token);
  assert.deepEqual(calls, ["guest", "refresh"]);
});

test("a guest whose session ended comes back by the device secret", async () => {
  const { auth, calls } = made({ answers: { guest: pair, refresh: () => gone } });
  const { access_token: token } = await auth.playAsGuest();
  assert.notEqual(await auth.accessToken(token), token);
  assert.deepEqual(calls, ["guest", "refresh", "guest"]);
});

test("somebody with an e-mail has to sign in again", async () => {
  const { auth, storage } = made({ answers: { login: pair, refresh: () => gone } });
  const { access_token: token } = await auth.login("a@example.org", "long enough 1");
  await assert.rejects(auth.accessToken(token), SignedOut);
  assert.equal(storage.get("tokens"), null);
});

test("a server that can not be reached, or not now, ends no session", async () => {
  const answers = { login: pair, refresh: () => Promise.reject(new TypeError("offline")) };
  const { auth, storage } = made({ answers });
  const { access_token: token } = await auth.login("a@example.org", "long enough 1");
  await assert.rejects(auth.accessToken(token), Unreachable);
  answers.refresh = () => [503, { type: "error", code: "unavailable", message: "" }];
  await assert.rejects(auth.accessToken(token));
  assert.ok(storage.get("tokens"));
});
