// Everything the player can do, in one place: joins store, sign-in and connection. Components call
// these methods and read the store; they know nothing of sockets and tokens.

import { Auth } from "./auth.js";
import { Connection } from "./connection.js";
import { errorText } from "./errors.js";
import { Purchasing } from "./purchasing.js";
import { Requests } from "./requests.js";
import { createStore } from "./store.js";

const SAVE_AFTER_MS = 400;
const CATCH_UP_MS = 2_500;

export class Game {
  constructor({ storage, url, now = Date.now }) {
    this.storage = storage;
    this.now = now;
    this.store = createStore();
    this.auth = new Auth({ storage });
    this.requests = new Requests();
    this.connection = new Connection({ url, auth: this.auth, requests: this.requests, hooks: this.hooks() });
    this.purchasing = new Purchasing(this);
    this.store.subscribe(() => this.saveSoon());
  }

  hooks() {
    const { store } = this;
    return {
      lastSeq: () => store.get().lastSeq,
      onStatus: (status) => store.dispatch({ type: "status", status, now: this.now() }),
      onPushes: (pushes) => store.dispatch({ type: "pushes", pushes, now: this.now() }),
      onReply: (frame, reply) => store.dispatch({ type: "reply", frame, reply, now: this.now() }),
      onWelcome: (reply) => this.welcome(reply),
      onSignedOut: () => store.dispatch({ type: "signedOut", notice: "You have been signed out. Please sign in again." }),
    };
  }

  /** Goes straight on when this browser is signed in. */
  start() {
    this.purchasing.expect();
    const tokens = this.auth.tokens();
    if (tokens) this.enter(tokens);
  }

  enter({ account_id: accountId }) {
    this.store.dispatch({ type: "signedIn", accountId, kept: this.storage.get("feed") });
    this.connection.start();
  }

  welcome(reply) {
    const { store, connection } = this;
    store.dispatch({ type: "clockOffset", clockOffset: connection.clockOffset });
    store.dispatch({ type: "welcome", reply, now: this.now() });
    setTimeout(() => store.dispatch({ type: "caughtUp" }), CATCH_UP_MS);
    this.purchasing.settle();
    // A reload resumes the feed but holds no state, and a resumed queue alone does not bring one.
    if (reply.resumed && !store.get().player) this.requests.ask("get_state", {}).catch(() => {});
  }

  serverNow() {
    const { clockOffset, heldAt } = this.store.get();
    return (heldAt ?? this.now()) + clockOffset;
  }

  // Signing in. These reject; the forms show why.

  async playAsGuest() {
    this.enter(await this.auth.playAsGuest());
  }

  async register(email, password, displayName) {
    this.enter(await this.auth.register(email, password, displayName));
  }

  async login(email, password) {
    this.enter(await this.auth.login(email, password));
  }

  async linkEmail(email, password, displayName) {
    const account = await this.auth.link(email, password, displayName);
    this.store.dispatch({ type: "account", account });
    this.tell("Saved. From now on you can sign in with your e-mail on any device.");
  }

  async signOut() {
    this.connection.stop();
    this.requests.dropAll();
    // A guest comes back to this device and finds the story again; others leave nothing behind.
    this.save();
    if (!this.auth.tokens()?.guest) this.storage.remove("feed");
    this.store.dispatch({ type: "signedOut" });
    await this.auth.logout();
  }

  /** Another tab signed out, or in as somebody else. */
  followOtherTab() {
    const accountId = this.auth.tokens()?.account_id ?? null;
    const { accountId: ours } = this.store.get();
    if (accountId === ours) return;
    if (accountId && ours) return location.reload();
    if (accountId) {
      // The tab that signed in plays; connecting here as well would throw it out.
      this.store.dispatch({ type: "signedIn", accountId, kept: this.storage.get("feed") });
      return this.connection.stop("replaced");
    }
    this.connection.stop();
    this.requests.dropAll();
    this.store.dispatch({ type: "signedOut" });
  }

  playHere() {
    this.connection.start();
  }

  // Living. These resolve with the reply, or with null after telling the player why not.

  startLife(fields) {
    return this.change("start_life", fields);
  }

  continueAs(fields) {
    return this.change("continue_as", fields);
  }

  switchLife(lifeId) {
    return this.change("switch_life", { life_id: lifeId });
  }

  doActivity(activityId, personId) {
    return this.change("do_activity", { activity_id: activityId, ...(personId ? { person_id: personId } : {}) }, (reply) =>
      this.tell(reply.text, reply.effects),
    );
  }

  answer(questionId, choiceId) {
    const fields = { question_id: questionId, choice_id: choiceId };
    const gone = ({ code }) => {
      if (code !== "not_found") return undefined;
      this.store.dispatch({ type: "questionGone", questionId });
      return "Too late: this has been decided already.";
    };
    return this.change("answer_question", fields, (reply) => this.tell(reply.text, reply.effects), gone);
  }

  /** With a `receipt` a store has been paid for it, and no diamonds are taken. */
  refill(refillType, receipt) {
    return this.change("purchase_energy_refill", { refill_type: refillType, ...(receipt ? { receipt } : {}) }, (reply) =>
      this.tell(
        refillType === "unlimited"
          ? "For 24 hours nothing costs you energy."
          : `You feel rested. Energy ${Math.floor(reply.energy)}.`,
      ),
    );
  }

  skip(skipType, receipt) {
    return this.change("purchase_time_skip", { skip_type: skipType, ...(receipt ? { receipt } : {}) });
  }

  async refreshActivities() {
    try {
      const { activities } = await this.requests.ask("get_activities", {});
      this.store.dispatch({ type: "activities", activities });
    } catch {
      // The old list stays; the server checks again whatever is chosen.
    }
  }

  /** What the server knows; rejects with why not. */
  ask(type, fields = {}) {
    return this.requests.ask(type, fields);
  }

  /** Something that changes the life, told by who asked; rejects with why not. */
  act(type, fields = {}) {
    return this.requests.ask(type, fields, { changes: true });
  }

  diamondHistory(before) {
    return this.requests.ask("get_diamond_history", before == null ? {} : { before });
  }

  /** `otherwise` may act on a refusal, and give better words for it than usual. */
  async change(type, fields, then = () => {}, otherwise = () => undefined) {
    try {
      const reply = await this.requests.ask(type, fields, { changes: true });
      then(reply);
      return reply;
    } catch (error) {
      const text = otherwise(error) ?? errorText(error);
      this.store.dispatch({ type: "toast", toast: { kind: "error", text } });
      return null;
    }
  }

  tell(text, effects) {
    this.store.dispatch({ type: "toast", toast: { kind: "status", text, effects } });
  }

  closeToast(id) {
    this.store.dispatch({ type: "toastClosed", id });
  }

  closeStory() {
    this.store.dispatch({ type: "storyClosed" });
  }

  saveSoon() {
    const { feed, lastSeq } = this.store.get();
    // The state changes every second; what is kept changes with a moment.
    if (feed === this.saved?.feed && lastSeq === this.saved.lastSeq) return;
    this.saving ??= setTimeout(() => this.save(), SAVE_AFTER_MS);
  }

  /** Feed and `lastSeq` are kept together: what was acknowledged will not be sent again. */
  save() {
    clearTimeout(this.saving);
    this.saving = null;
    const { accountId, lastSeq, feed, status, seenAt } = this.store.get();
    // A window that was replaced knows less than the one that plays now.
    if (!accountId || lastSeq == null || status === "replaced") return;
    this.saved = { feed, lastSeq };
    this.storage.set("feed", { accountId, lastSeq, feed, seenAt: status === "online" ? this.now() : seenAt });
  }
}
