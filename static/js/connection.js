// The one socket: opens it, proves who we are, keeps it alive, and opens it again when it is lost.
// What has been seen (`lastSeq`) and what is unanswered (Requests) survive the socket.

import { SignedOut } from "./errors.js";

const AUTHENTICATE_ID = "auth";
const PING_ID = "ping";
const HOUSEKEEPING_MS = 3_000;
const SILENCE_MS = 20_000;
const ANSWER_MS = 10_000;
const FIRST_DELAY_MS = 400;
const LONGEST_DELAY_MS = 15_000;

const CLOSED_FOR_ABUSE = 1008;
const REPLACED = 4001;
const UNAUTHENTICATED = 4002;
const TOO_SLOW = 4003;

/** Milliseconds before attempt number `attempt` (0 first): doubling, with half of it random. */
export function backoffDelay(attempt, random = Math.random) {
  const full = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt);
  return full / 2 + random() * (full / 2);
}

const openWebSocket = (url) => new WebSocket(url);

export class Connection {
  /**
   * `hooks`: onStatus(status) with "connecting" | "online" | "offline" | "replaced";
   * onPushes(array); onReply(frame, reply), before the asker is told; onWelcome(reply);
   * onSignedOut(); lastSeq() gives the last push processed, or null on a fresh start.
   */
  constructor({ url, auth, requests, hooks, openSocket = openWebSocket, now = Date.now, random = Math.random }) {
    Object.assign(this, { url, auth, requests, hooks, openSocket, now, random });
    this.socket = null;
    this.status = "offline";
    this.running = false;
    this.attempt = 0;
    this.acknowledged = 0;
    /** Server time minus own time, from the quickest exchange so far. */
    this.clockOffset = 0;
    this.quickest = Infinity;
    requests.send = (frame) => this.status === "online" && this.send(frame);
  }

  start() {
    if (this.running) return;
    this.running = true;
    this.attempt = 0;
    this.rejected = null;
    this.housekeeping = setInterval(() => this.keepHouse(), HOUSEKEEPING_MS);
    this.connect();
  }

  stop(status = "offline") {
    this.running = false;
    clearInterval(this.housekeeping);
    clearTimeout(this.retry);
    this.abandon();
    this.setStatus(status);
  }

  /** The page became visible or the network came back: do not wait for the next try. */
  hurry() {
    if (!this.running) return;
    if (this.status === "online") this.ping();
    else if (!this.socket && !this.opening) this.connect();
  }

  async connect() {
    clearTimeout(this.retry);
    // After a few failures the player is told "offline" and not a flicker of attempts.
    if (this.attempt <= 3) this.setStatus("connecting");
    const opening = (this.opening = {});
    try {
      const token = await this.auth.accessToken(this.rejected);
      if (this.opening !== opening || !this.running) return;
      this.open(token);
    } catch (error) {
      if (this.opening !== opening) return;
      if (error instanceof SignedOut) this.signOut();
      else this.reconnect();
    } finally {
      if (this.opening === opening) this.opening = null;
    }
  }

  open(token) {
    const socket = this.openSocket(this.url);
    this.socket = socket;
    this.heardAt = this.now();
    this.quickest = Infinity; // The device's own clock may have been set since.
    socket.onopen = () => socket === this.socket && this.authenticate(token);
    socket.onmessage = ({ data }) => socket === this.socket && this.receive(data);
    socket.onclose = ({ code }) => socket === this.socket && this.closed(code);
  }

  authenticate(token) {
    this.token = token;
    this.askedAt = this.now();
    const lastSeq = this.hooks.lastSeq();
    this.send({ type: "authenticate", id: AUTHENTICATE_ID, token, ...(lastSeq != null ? { last_seq: lastSeq } : {}) });
  }

  receive(data) {
    this.heardAt = this.now();
    this.pingedAt = null;
    let message;
    try {
      message = JSON.parse(data);
    } catch {
      return;
    }
    if (Array.isArray(message)) this.hooks.onPushes(message);
    else if (message.id === AUTHENTICATE_ID) this.authenticated(message);
    else if (message.id === PING_ID) this.measureClock(message);
    else this.replied(message);
  }

  replied(reply) {
    const frame = this.requests.waiting.get(reply.id)?.frame;
    if (frame && reply.type !== "error") this.hooks.onReply(frame, reply);
    this.requests.settle(reply);
  }

  authenticated(reply) {
    if (reply.type === "error") {
      if (reply.code === "not_authenticated") this.rejected = this.token;
      this.abandon();
      this.reconnect();
      return;
    }
    this.measureClock(reply);
    this.rejected = null;
    if (this.status === "online") return; // A renewed token on a living socket: nothing else changes.
    this.attempt = 0;
    this.hooks.onWelcome(reply);
    this.setStatus("online");
    this.requests.resend();
  }

  closed(code) {
    this.abandon();
    if (code === REPLACED) return this.stop("replaced");
    if (code === UNAUTHENTICATED) this.rejected = this.token;
    if (code === CLOSED_FOR_ABUSE) this.attempt = Math.max(this.attempt, 6);
    this.reconnect(code === TOO_SLOW ? 0 : undefined);
  }

  reconnect(delay = backoffDelay(this.attempt, this.random)) {
    if (!this.running) return;
    this.attempt += 1;
    this.setStatus(this.attempt > 3 ? "offline" : "connecting");
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.connect(), delay);
  }

  /** Lets go of the socket without waiting for its close, which may never be reported. */
  abandon() {
    const socket = this.socket;
    this.socket = null;
    this.opening = null;
    this.pingedAt = null;
    this.requests.interrupted();
    if (socket && socket.readyState <= 1) socket.close();
  }

  signOut() {
    this.stop();
    this.requests.dropAll();
    this.hooks.onSignedOut();
  }

  /** Every few seconds: acknowledge, renew the token, notice a connection that died silently. */
  keepHouse() {
    this.requests.expire();
    if (this.socket && this.now() - this.heardAt > SILENCE_MS + ANSWER_MS) return this.lost();
    if (this.status !== "online") return;
    if (this.requests.overdue() || (this.pingedAt && this.now() - this.pingedAt > ANSWER_MS)) return this.lost();
    if (this.now() - this.heardAt > SILENCE_MS) this.ping();
    this.acknowledge();
    if (this.auth.needsRenewal()) this.renew();
  }

  lost() {
    this.abandon();
    this.reconnect();
  }

  acknowledge() {
    const seq = this.hooks.lastSeq();
    if (seq == null || seq <= this.acknowledged) return;
    this.acknowledged = seq;
    this.requests.ask("acknowledge", { seq }).catch(() => {});
  }

  async renew() {
    if (this.renewing) return;
    this.renewing = true;
    try {
      const token = await this.auth.accessToken();
      if (this.status === "online") this.authenticate(token);
    } catch (error) {
      if (error instanceof SignedOut) this.signOut();
      // Otherwise the token still lives a while and the next round tries again.
    } finally {
      this.renewing = false;
    }
  }

  ping() {
    this.pingedAt ??= this.now();
    this.askedAt = this.now();
    this.send({ type: "ping", id: PING_ID });
  }

  measureClock({ server_time: serverTime }) {
    const took = this.now() - this.askedAt;
    if (serverTime == null || took > this.quickest + 50) return;
    this.quickest = Math.min(took, this.quickest);
    this.clockOffset = serverTime + took / 2 - this.now();
  }

  send(frame) {
    if (this.socket?.readyState !== 1) return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  setStatus(status) {
    if (status === this.status) return;
    this.status = status;
    this.hooks.onStatus(status);
  }
}
