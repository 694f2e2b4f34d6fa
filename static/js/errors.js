// What went wrong, said kindly. The server's own sentence is used where it knows more than the code.

import { moneyText, wholeText } from "./format.js";

/** An answer of `type: "error"`, over HTTP or the socket. */
export class Refusal extends Error {
  constructor(body) {
    super(body.message || "");
    this.name = "Refusal";
    this.code = body.code;
    this.facts = body;
  }
}

/** No answer came: no network, or a server that does not speak. */
export class Unreachable extends Error {
  constructor(message = "unreachable") {
    super(message);
    this.name = "Unreachable";
  }
}

/** The session is over and can not be renewed; the player has to sign in. */
export class SignedOut extends Error {
  constructor() {
    super("signed out");
    this.name = "SignedOut";
  }
}

const TEXTS = {
  rate_limited: ({ retry_after: wait }) =>
    `A little slower, please. Try again ${wait ? `in ${seconds(wait)}` : "in a moment"}.`,
  not_enough_diamonds: ({ needed, diamonds, debt }) =>
    debt > 0 // the server's own sentence says why
      ? ""
      : needed == null
        ? "You do not have enough diamonds for this."
        : `This takes ${wholeText(needed)} diamonds. You have ${wholeText(diamonds ?? 0)}.`,
  not_enough_energy: ({ needed, energy }) =>
    needed == null
      ? "You are too tired for this. Energy comes back with time."
      : `This takes ${wholeText(needed)} energy. You have ${wholeText(Math.floor(energy ?? 0))}. It comes back with time.`,
  not_enough_money: ({ needed, money }) =>
    needed == null || money == null ? "" : `This takes ${moneyText(needed)}. You have ${moneyText(money)}.`,
  no_life: () => "Your life has not begun yet.",
  life_over: () => "This life has ended. You can begin the next one.",
  question_pending: () => "A question is waiting for you. Answer it first.",
  not_authenticated: () => "Please sign in again.",
  unavailable: () => "The game can not answer right now. Please try again in a moment.",
  bad_message: () => "",
  unknown_type: () => "The game does not know this yet. Reload the page to get the newest version.",
  internal: ({ fault }) =>
    `Something went wrong on our side. We have noted it${fault ? ` (${fault})` : ""}.`,
};

/** A sentence for the player. */
export function errorText(error) {
  if (error instanceof Refusal) {
    return TEXTS[error.code]?.(error.facts) || error.message || "That did not work.";
  }
  if (error instanceof Unreachable) return "The game can not be reached. Check your connection and try again.";
  if (error instanceof SignedOut) return "Please sign in again.";
  return "Something unexpected happened. Please try again.";
}

const FIELDS = {
  email: "Please look at the e-mail address again.",
  password: "A password has 10 to 128 characters.",
  display_name: "Please choose another name.",
};

/** Like `errorText`, for a form: the server names the field it could not accept. */
export function formErrorText(error) {
  const field = error instanceof Refusal && error.code === "bad_message" ? error.message.split(":")[0] : "";
  return FIELDS[field] ?? errorText(error);
}

function seconds(value) {
  const whole = Math.max(1, Math.ceil(value));
  return whole === 1 ? "a second" : `${whole} seconds`;
}
