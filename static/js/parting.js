// A separation and a divorce, shaped for showing. Pure functions.

import { monthsText } from "./amounts.js";
import { moneyText } from "./format.js";

const GOES = { player: "stays yours", other: "goes to {name}", sold: "is sold" };
const KINDS = { home: "Home", vehicle: "Vehicle", belongings: "Things", business: "Business" };
const REGIMES = {
  community: "Community of what was gained", participation: "Shared gains", equitable: "What a court finds fair", universal: "Everything is shared", separate: "Each their own",
};
const LIVES = { both: "with both of you in turn", player: "with you", other: "with {name}" };

export function goesText(goes, name) {
  return (GOES[goes] ?? goes).replace("{name}", name);
}

export function kindText(kind) {
  return KINDS[kind] ?? kind;
}

export function regimeText(regime) {
  return REGIMES[regime] ?? regime;
}

export function custodyText(custody, name) {
  return (LIVES[custody] ?? custody).replace("{name}", name);
}

/** Who pays whom: below zero the player is paid. */
export function paymentText(cents, name, every = "") {
  if (!cents) return "Nothing";
  const sum = `${moneyText(Math.abs(cents))}${every}`;
  return cents > 0 ? `You pay ${sum}` : `${name} pays you ${sum}`;
}

/** Both ways beside each other: [{name, agreed, contested}]. */
export function comparison({ agreed, contested, children }, name) {
  const row = (title, text) => ({ name: title, agreed: text(agreed), contested: text(contested) });
  const until = (months) => (months == null ? ", without an end" : `, for ${monthsText(months)}`);
  return [
    row("Your share", ({ share_percent: share }) => `${share} %`),
    row("Paid once", ({ payment_cents: cents }) => paymentText(cents, name)),
    ...(children.length
      ? [row("Children live", ({ custody }) => custodyText(custody, name)), row("Support for children", ({ child_support_cents: cents }) => paymentText(cents, name, " a month"))]
      : []),
    row("Alimony", ({ alimony_cents: cents, alimony_months: months }) => (cents ? `${paymentText(cents, name, " a month")}${until(months)}` : "None")),
    ...(agreed.selling_costs_cents || contested.selling_costs_cents ? [row("Costs of selling", ({ selling_costs_cents: cents }) => moneyText(cents))] : []),
    row("Court and lawyers", ({ court_costs_cents: cents }) => moneyText(cents)),
    row("Until the hearing", ({ months }) => monthsText(months)),
  ];
}

/** Terms for the request: what is left to the law is not said. */
export function termsOf({ share, homes, custody, alimony }) {
  const percent = String(share ?? "").trim();
  return { ...(percent === "" ? {} : { share_percent: Math.min(100, Math.max(0, Math.trunc(Number(percent)) || 0)) }), homes, custody, alimony };
}

const DUTIES = { alimony: "Alimony", settlement: "Instalments of the settlement", survivor_pension: "Survivor's pension" };

/** What is due with somebody every month: [{id, name, text}]. Above zero the player pays. */
export function dutiesWith(parting, personId, name) {
  return Object.entries(parting?.duties ?? {})
    .filter(([, duty]) => duty.person_id === personId)
    .map(([id, { kind, monthly_cents: cents }]) => ({
      id,
      name: DUTIES[kind] ?? kind,
      text: kind === "survivor_pension" ? `${moneyText(Math.abs(cents))} a month for you` : paymentText(cents, name, " a month"),
    }));
}
