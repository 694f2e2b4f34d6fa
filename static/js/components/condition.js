// One condition that is known: what it is, what is done about it, and what could be.

import { capital, whenText } from "../amounts.js";
import { moneyText } from "../format.js";
import { severityText, treatmentFacts } from "../rooms.js";
import { html } from "../ui.js";
import { Outcome } from "./asking.js";

export function Condition({ condition, life, action }) {
  const { id, name, severity, symptom, treatment, treatments, treatment_ends: ends, bills_cents: bills } = condition;
  const { act, busy, disabled, outcome } = action;
  const current = treatments.find((offer) => offer.id === treatment);
  const stop = () => act(id, "stop_treatment", { condition_id: id }, () => "You have stopped the treatment. What was paid stays paid.");
  const start = (offer) => act(id, "start_treatment", { condition_id: id, treatment_id: offer.id }, ({ bill_cents: bill }) =>
    `${offer.name} has begun. ${bill > 0 ? `The bill: ${moneyText(bill)}.` : "It costs you nothing now."}`);
  return html`<span class="row-name">${capital(name)}
      <span class=${severity >= 3 ? "badge warm" : "badge"}>${capital(severityText(severity))}</span>
      ${condition.contagious && html`<span class="badge">Contagious</span>`}
      ${condition.lasting && html`<span class="badge">Lasting</span>`}</span>
    <span></span>
    <span class="row-text">${symptom}</span>
    <span class="row-facts"><span>since ${whenText(life, condition.began_minute)}</span>${bills > 0 && html`<span>${moneyText(bills)} in bills so far</span>`}</span>
    ${current &&
    html`<div class="row-wide treatment now">
      <p><strong>${current.name}</strong> is under way${ends != null ? ` until ${whenText(life, ends)}` : ""}.</p>
      <button type="button" id="stop-${id}" class="button" disabled=${disabled} onClick=${stop}>${busy === id ? "One moment…" : "Stop it"}</button>
    </div>`}
    ${treatments.filter((offer) => offer.id !== treatment).map((offer) => html`<div key=${offer.id} class="row-wide treatment">
      <div><p><strong>${offer.name}</strong></p><p class="quiet small">${offer.text}</p>
        <p class="small">${treatmentFacts(offer, moneyText).join(" · ")}</p></div>
      <button type="button" id="treat-${id}-${offer.id}" class="button" disabled=${disabled} onClick=${() => start(offer)}
        aria-label=${`${current ? "Change to" : "Begin"} ${offer.name}`}>${busy === id ? "One moment…" : current ? "Change to this" : "Begin"}</button>
    </div>`)}
    ${treatments.length === 0 && html`<p class="row-wide quiet small">There is nothing to be done but wait and rest.</p>`}
    <${Outcome} outcome=${outcome} name=${id} />`;
}
