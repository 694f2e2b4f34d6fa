// Insurances: four kinds, each held or not.

import { ADULT, INSURANCES } from "../banking.js";
import { moneyText } from "../format.js";
import { html } from "../ui.js";
import { Outcome, useAct } from "./asking.js";
import { Icon } from "./icons.js";

export function Insurances({ game, player }) {
  const action = useAct(game);
  const held = player.bank?.insurances ?? [];
  return html`<section class="card" aria-labelledby="bank-insurances">
    <h3 id="bank-insurances">Insurances</h3>
    <p class="quiet">Premiums here are those of the United States; yours follow the prices of your country. The first is due next month.
      ${player.life.age < ADULT ? `You can take one out when you are ${ADULT}.` : ""}</p>
    <ul class="rows">
      ${INSURANCES.map((insurance) => html`<li key=${insurance.kind} class="row">
        <${Insurance} insurance=${insurance} held=${held.includes(insurance.kind)} isAdult=${player.life.age >= ADULT} action=${action} />
      </li>`)}
    </ul>
  </section>`;
}

function Insurance({ insurance, held, isAdult, action }) {
  const { kind, name, text, monthly_cents: monthly, icon } = insurance;
  const take = () => action.act(kind, "buy_insurance", { kind }, ({ monthly_cents: cents, paid_percent: percent }) =>
    `You are insured, for ${moneyText(cents)} a month.${percent ? ` It pays ${percent} % of a bill.` : ""}`);
  const end = () => action.act(kind, "cancel_insurance", { kind }, () => `${name} has ended. No further premium is due.`);
  return html`<span class="row-name"><${Icon} name=${icon} size="18" /> ${name} ${held && html`<span class="badge good">Insured</span>`}</span>
    ${(held || isAdult) &&
    html`<button type="button" id="insurance-${kind}" class="button" disabled=${action.disabled} onClick=${held ? end : take}
      aria-label=${held ? `Cancel ${name}` : `Take out ${name}`}>
      ${action.busy === kind ? "One moment…" : held ? "Cancel" : "Take out"}
    </button>`}
    <span class="row-text">${text}</span>
    <span class="row-facts"><span>about ${moneyText(monthly)} a month</span></span>
    <${Outcome} outcome=${action.outcome} name=${kind} />`;
}
