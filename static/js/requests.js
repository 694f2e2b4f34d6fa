// Requests that wait for their reply. A request outlives its socket: after a reconnect it is sent
// again. Those that change something carry a key, so that the server acts once however often the
// same request arrives.

import { Refusal, Unreachable } from "./errors.js";
import { randomKey } from "./random.js";

/** How long a request may go unanswered on a live socket before that socket is given up. */
export const REPLY_TIMEOUT_MS = 15_000;
/** How long a request waits for a connection to come back. */
const GIVE_UP_MS = 90_000;
const RETRIES = 3;

export class Requests {
  constructor({ now = Date.now, makeKey = randomKey, later = setTimeout } = {}) {
    this.now = now;
    this.makeKey = makeKey;
    this.later = later;
    this.waiting = new Map();
    this.count = 0;
    /** Sends a frame, or does nothing while there is no connection. Set by the connection. */
    this.send = () => {};
  }

  /** Resolves with the reply; rejects with a Refusal or Unreachable. `tries`: how often "not now" is asked again. */
  ask(type, fields, { changes = false, tries = RETRIES } = {}) {
    const id = String(++this.count);
    const frame = { type, id, ...fields };
    if (changes) frame.key = this.makeKey();
    return new Promise((resolve, reject) => {
      const request = { frame, resolve, reject, askedAt: this.now(), sentAt: null, retries: 0, tries };
      this.waiting.set(id, request);
      this.transmit(request);
    });
  }

  transmit(request) {
    if (this.send(request.frame)) request.sentAt = this.now();
  }

  /** After a reconnect: everything unanswered goes out again, in the order it was asked. */
  resend() {
    for (const request of this.waiting.values()) this.transmit(request);
  }

  /** The socket is gone: what was under way may or may not have happened. */
  interrupted() {
    for (const request of this.waiting.values()) request.sentAt = null;
  }

  /** Takes a reply to its request. Returns the request's frame, or null for a reply nobody awaits. */
  settle(reply) {
    const request = this.waiting.get(reply.id);
    if (!request) return null;
    if (reply.type === "error") this.refuse(request, reply);
    else {
      this.waiting.delete(reply.id);
      request.resolve(reply);
    }
    return request.frame;
  }

  refuse(request, reply) {
    if (reply.code === "unavailable" && request.retries < request.tries) {
      // Refusals are not kept with the key: the same request may simply be tried again.
      request.retries += 1;
      request.sentAt = null;
      this.later(() => this.waiting.has(request.frame.id) && this.transmit(request), (reply.retry_after ?? 2) * 1000);
      return;
    }
    this.waiting.delete(request.frame.id);
    request.reject(new Refusal(reply));
  }

  /** Whether a request has gone unanswered so long that the socket must be dead. */
  overdue() {
    const limit = this.now() - REPLY_TIMEOUT_MS;
    return [...this.waiting.values()].some((request) => request.sentAt != null && request.sentAt < limit);
  }

  /** Gives up on what has waited too long, so that no button stays busy for ever. */
  expire() {
    const limit = this.now() - GIVE_UP_MS;
    for (const request of [...this.waiting.values()]) if (request.askedAt < limit) this.drop(request);
  }

  dropAll() {
    for (const request of [...this.waiting.values()]) this.drop(request);
  }

  drop(request) {
    this.waiting.delete(request.frame.id);
    request.reject(new Unreachable("no answer"));
  }
}
