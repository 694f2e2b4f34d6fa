// Insurances: four kinds, each held or not.

import { INSURANCE_ICONS } from "../banking.js";
import { moneyText } from "../format.js";
import { html } from "../ui.js";
import { Outcome, useAct, Waiting } from "./asking.js";
import { Icon } from "./icons.js";

export function Insurances({ game, player, offers }) {
  const action = useAct(game);
  const held = player.bank?.insurances ?? [];
  return html`<section class="card" aria-labelledby="bank-insurances">
    <h3 id="bank-insurances">Insurances</h3>
    <p class="quiet">The first premium is due next month.</p>
    ${!offers.reply && html`<${Waiting} error=${offers.error} again=${offers.again} />`}
    <ul class="rows">
      ${(offers.reply?.insurances ?? []).map((insurance) => html`<li key=${insurance.kind} class="row">
        <${Insurance} insurance=${insurance} held=${held.includes(insurance.kind)} action=${action} />
      </li>`)}
    </ul>
  </section>`;
}

function Insurance({ insurance, held, action }) {
  const { kind, name, text, monthly_cents: monthly, paid_percent: paid, sold_to_age: oldest, reason } = insurance;
  const take = () => action.act(kind, "buy_insurance", { kind }, ({ monthly_cents: cents, paid_percent: percent }) =>
    `You are insured, for ${moneyText(cents)} a month.${percent ? ` It pays ${percent} % of a bill.` : ""}`);
  const end = () => action.act(kind, "cancel_insurance", { kind }, () => `${name} has ended. No further premium is due.`);
  return html`<span class="row-name"><${Icon} name=${INSURANCE_ICONS[kind]} size="18" /> ${name} ${held && html`<span class="badge good">Insured</span>`}</span>
    ${(held || !reason) &&
    html`<button type="button" id="insurance-${kind}" class="button" disabled=${action.disabled} onClick=${held ? end : take}
      aria-label=${held ? `Cancel ${name}` : `Take out ${name}`}>
      ${action.busy === kind ? "One moment…" : held ? "Cancel" : "Take out"}
    </button>`}
    <span class="row-text">${text}</span>
    <span class="row-facts"><span>${moneyText(monthly)} a month</span>${paid > 0 && html`<span>pays ${paid} % of a bill</span>`}
      ${oldest < 100 && html`<span>sold up to the age of ${oldest}</span>`}</span>
    ${!held && reason && html`<span class="row-text reason">${reason}</span>`}
    <${Outcome} outcome=${action.outcome} name=${kind} />`;
}
