// Signing in over HTTP, and keeping the session: tokens live in the browser's storage so that a
// reload goes straight on. Refresh tokens rotate and die when used twice, so of several tabs only
// the one that holds the lock refreshes; the others find the new pair in the storage.

import { Refusal, SignedOut, Unreachable } from "./errors.js";
import { randomHex } from "./random.js";

const BASE = "/api/v1/auth/";
const LOCK = "baolife-refresh";
/** A token is renewed this long before it ends, or at three quarters of its life if that is later. */
const RENEW_BEFORE_MS = 120_000;

export class Auth {
  constructor({ storage, fetch = globalThis.fetch.bind(globalThis), now = Date.now, locks = globalThis.navigator?.locks }) {
    this.storage = storage;
    this.fetch = fetch;
    this.now = now;
    this.locks = locks;
  }

  /** {access_token, refresh_token, account_id, renew_at, guest} or null. */
  tokens() {
    return this.storage.get("tokens");
  }

  async playAsGuest() {
    const body = { device_secret: this.deviceSecret(), time_zone: timeZone() };
    return this.keep(await this.post("guest", body), { guest: true });
  }

  async register(email, password, displayName) {
    const body = { email, password, display_name: displayName, time_zone: timeZone() };
    return this.keep(await this.post("register", body), { guest: false });
  }

  async login(email, password) {
    return this.keep(await this.post("login", { email, password }), { guest: false });
  }

  /** Makes the guest an account with an e-mail; returns the account. */
  async link(email, password, displayName) {
    const body = { email, password, ...(displayName ? { display_name: displayName } : {}) };
    const account = await this.post("link", body, await this.accessToken());
    this.storage.set("tokens", { ...this.tokens(), guest: false });
    return account;
  }

  async account() {
    return this.call("GET", "me", undefined, await this.accessToken());
  }

  /** Signs out here in any case; the server is told if it can be reached. */
  async logout() {
    const token = this.tokens()?.access_token;
    this.storage.remove("tokens");
    if (token) await this.post("logout", {}, token).catch(() => {});
  }

  /** Whether the access token should be renewed soon. */
  needsRenewal() {
    const tokens = this.tokens();
    return tokens != null && this.now() >= tokens.renew_at;
  }

  /** An access token that still lives a while. `rejected` is one the server did not take. */
  async accessToken(rejected = null) {
    const good = () => {
      const tokens = this.tokens();
      if (!tokens) throw new SignedOut();
      return tokens.access_token !== rejected && this.now() < tokens.renew_at ? tokens.access_token : null;
    };
    // Read again inside the lock: another tab may have refreshed while this one waited for it.
    return good() ?? this.alone(async () => good() ?? (await this.refresh()).access_token);
  }

  async refresh() {
    const { refresh_token, guest } = this.tokens();
    try {
      return this.keep(await this.post("refresh", { refresh_token }), { guest });
    } catch (error) {
      if (!isFinal(error)) throw error;
    }
    // The session is gone. A guest's device secret opens a new one without asking anybody.
    try {
      if (guest && this.storage.get("device")) return await this.playAsGuest();
    } catch (error) {
      if (!isFinal(error)) throw error;
    }
    this.storage.remove("tokens");
    throw new SignedOut();
  }

  alone(work) {
    return this.locks ? this.locks.request(LOCK, work) : work();
  }

  keep({ access_token, refresh_token, account_id, expires_in }, { guest }) {
    const life = expires_in * 1000;
    const renew_at = this.now() + life - Math.min(RENEW_BEFORE_MS, life / 4);
    const tokens = { access_token, refresh_token, account_id, guest, renew_at };
    this.storage.set("tokens", tokens);
    return tokens;
  }

  deviceSecret() {
    const kept = this.storage.get("device");
    if (kept) return kept;
    const secret = randomHex(32);
    this.storage.set("device", secret);
    return secret;
  }

  post(path, body, token) {
    return this.call("POST", path, body, token);
  }

  async call(method, path, body, token) {
    const headers = { Accept: "application/json" };
    if (body !== undefined) headers["Content-Type"] = "application/json";
    if (token) headers.Authorization = `Bearer ${token}`;
    let response;
    let answer;
    try {
      response = await this.fetch(BASE + path, { method, headers, body: body && JSON.stringify(body), cache: "no-store" });
      answer = await response.json();
    } catch {
      throw new Unreachable();
    }
    if (response.ok) return answer;
    throw new Refusal({ ...answer, code: answer.code ?? (response.status >= 500 ? "unavailable" : "bad_message") });
  }
}

/** Whether the server has said no for good, and not "not now". */
function isFinal(error) {
  return error instanceof Refusal && !["unavailable", "rate_limited", "internal"].includes(error.code);
}

function timeZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}
