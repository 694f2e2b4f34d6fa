// Buying for money on the web: off to the store's page, back from it, and using what was paid.
// The screens call these methods and read `checkout` in the store.

import { kindOf, mayGoTo, Remembered } from "./checkout.js";
import { errorText, Refusal } from "./errors.js";
import { receiptOf, WEB_STORE } from "./shopping.js";

/** Refusals that say "not now": the same checkout is looked at again. */
const NOT_NOW = ["unavailable", "rate_limited", "internal"];

export class Purchasing {
  /** `go(url)` sends the browser to another page. */
  constructor(game, { go = (url) => location.assign(url) } = {}) {
    this.game = game;
    this.go = go;
    this.remembered = new Remembered(game.storage, game.now);
    this.asking = false;
  }

  /** The browser came back; what it came back with is kept until somebody has been told. */
  cameBack(checkout) {
    if (checkout === "cancelled") return this.show({ kind: "cancelled" });
    if (checkout) this.remembered.returned(checkout);
    return this.expect();
  }

  /** Before there is a connection: whoever is signed out must know that something waits. */
  expect() {
    if (this.remembered.returns().length && !this.now()) this.show({ kind: "waiting" });
  }

  /** Off to pay. `reply` is that of begin_purchase. False for an address nobody should be sent to. */
  leave({ checkout_id: id, url }) {
    if (!mayGoTo(url)) return false;
    this.remembered.began(id, this.game.store.get().accountId);
    this.game.save();
    this.go(url);
    return true;
  }

  /** Has the server look at the checkouts that the browser came back from, one after the other. */
  async settle() {
    const [id] = this.remembered.returns();
    const told = this.now();
    if (!id) return;
    if (this.asking || (told && !["waiting", "later"].includes(told.kind))) return;
    const begunBy = this.remembered.beganBy(id);
    if (begunBy && begunBy !== this.game.store.get().accountId) this.show({ kind: "anothers", id });
    else await this.look(id);
  }

  /** Asks about one checkout and shows what came of it. */
  async look(id) {
    if (this.asking) return;
    this.asking = true;
    this.show({ kind: "verifying", id });
    try {
      this.show(await this.verify(id));
    } catch (error) {
      const { accountId } = this.game.store.get();
      const isFinal = error instanceof Refusal && !NOT_NOW.includes(error.code);
      if (isFinal) this.remembered.settled(id);
      this.show(accountId ? { kind: isFinal ? "refused" : "later", id, text: errorText(error) } : { kind: "waiting" });
    } finally {
      this.asking = false;
    }
  }

  async verify(id) {
    // Somebody waits before this question: when the store can not be asked, that is said at once.
    const options = { changes: true, tries: 0 };
    const { purchase } = await this.game.requests.ask("verify_purchase", { store: WEB_STORE, transaction: id }, options);
    const kind = kindOf(purchase, this.remembered.isCelebrated(id));
    this.remembered.settled(id);
    if (kind === "granted") this.remembered.celebrated(id);
    const shop = await this.game.ask("get_shop").catch(() => null);
    return { kind, id, purchase, product: shop?.products.find((one) => one.id === purchase.product_id) ?? null };
  }

  /** The player has read it. */
  close() {
    const told = this.now();
    if (told?.kind === "anothers") this.remembered.settled(told.id);
    this.show(null);
    if (told?.kind !== "later") this.settle();
  }

  /** Uses a paid refill or skip now. Resolves with the reply, or null after telling why not. */
  use(credit) {
    const receipt = receiptOf(credit);
    if (credit.kind === "skip") return this.game.skip(credit.gives, receipt);
    return this.game.refill(credit.gives, receipt);
  }

  now() {
    return this.game.store.get().checkout;
  }

  show(checkout) {
    this.game.store.dispatch({ type: "checkout", checkout });
  }
}
