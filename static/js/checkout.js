// Coming back from the page at which one pays. The store sends the buyer to the game with
// "?checkout=<its id>" or "?checkout=cancelled". That proves nothing: the server asks the store.
// Pure functions, and what the browser keeps about it.

const CHECKOUT = /^cs_(test|live)_[A-Za-z0-9]{1,110}$/;
const CANCELLED = "cancelled";
const KEPT = 20;
/** A checkout stands for a day, and a payment may take some days more. */
const FORGET_AFTER_MS = 14 * 86_400_000;

/** {checkout, url} for an address with a return in it, else null. `checkout` is an id, "cancelled", or "" for what
 * can not be read; `url` is the address without it. */
export function returnFrom(href) {
  const url = new URL(href);
  const told = url.searchParams.get("checkout");
  if (told == null) return null;
  url.searchParams.delete("checkout");
  url.hash ||= "#/shop";
  const checkout = told === CANCELLED || CHECKOUT.test(told) ? told : "";
  return { checkout, url: url.pathname + url.search + url.hash };
}

/** Whether the browser may be sent to this address. */
export function mayGoTo(url) {
  try {
    return ["https:", "http:"].includes(new URL(url).protocol);
  } catch {
    return false;
  }
}

/** How to tell the player what the server said about a checkout. `known`: it was celebrated before. */
export function kindOf({ state, granted, taken_back_millionths: part }, known) {
  if (state === "pending") return "pending";
  if (state === "cancelled") return "unpaid";
  if (state === "taken_back" && part >= 1_000_000) return "taken_back";
  if (!granted) return "pending";
  return known ? "again" : "granted";
}

/** What the browser remembers: checkouts begun here and by whom, those returned from, those celebrated. */
export class Remembered {
  constructor(storage, now = Date.now) {
    this.storage = storage;
    this.now = now;
  }

  began(id, accountId) {
    this.write("begun", [...this.begun().filter((one) => one.id !== id), { id, accountId, at: this.now() }]);
  }

  /** The account that began a checkout in this browser, or null. */
  beganBy(id) {
    return this.begun().find((one) => one.id === id)?.accountId ?? null;
  }

  returned(id) {
    if (!this.returns().includes(id)) this.write("returns", [...this.entries("returns"), { id, at: this.now() }]);
  }

  /** The checkouts that nobody has been told about yet, the oldest first. */
  returns() {
    return this.entries("returns").map(({ id }) => id);
  }

  settled(id) {
    this.write("returns", this.entries("returns").filter((one) => one.id !== id));
  }

  celebrated(id) {
    if (!this.isCelebrated(id)) this.write("celebrated", [...this.entries("celebrated"), { id, at: this.now() }]);
  }

  isCelebrated(id) {
    return this.entries("celebrated").some((one) => one.id === id);
  }

  begun() {
    return this.entries("begun");
  }

  entries(list) {
    const kept = this.storage.get("checkouts")?.[list];
    const since = this.now() - FORGET_AFTER_MS;
    return Array.isArray(kept) ? kept.filter(({ id, at }) => CHECKOUT.test(id) && at > since) : [];
  }

  write(list, entries) {
    this.storage.set("checkouts", { ...this.storage.get("checkouts"), [list]: entries.slice(-KEPT) });
  }
}
