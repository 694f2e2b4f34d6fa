// Bankruptcy: kept out of the way, and never without saying what it costs.

import { monthText } from "../amounts.js";
import { ADULT, bankruptcyCost } from "../banking.js";
import { moneyText } from "../format.js";
import { html, useState } from "../ui.js";
import { Outcome, useAct } from "./asking.js";
import { Confirm } from "./confirm.js";

export function Bankruptcy({ game, player }) {
  const [asking, setAsking] = useState(false);
  const { busy, disabled, outcome, act } = useAct(game);
  const { money, life } = player;
  const cost = bankruptcyCost(player);
  if (life.age < ADULT || (!(money.debt_cents > 0) && !(cost.freed_cents > 0) && !outcome)) return null;
  const declare = async () => {
    await act("bankrupt", "declare_bankruptcy", {}, ({ freed_cents: freed, given_up_cents: given, barred_until_month: until }) =>
      `You are free of ${moneyText(freed)} of debt. ${moneyText(given)} went to those you owed. Nobody lends to you until ${monthText(life, until)}.`);
    setAsking(false);
  };
  return html`<section class="card" aria-labelledby="bank-bankruptcy">
    <h3 id="bank-bankruptcy">When it is too much</h3>
    <p class="quiet">Who can not pay what is owed may declare bankruptcy: a new beginning with nearly nothing.</p>
    ${cost.isSolvent
      ? html`<p>${cost.freed_cents > 0 ? "You own enough to pay what you owe; nobody would grant it to you." : "You have no debts that it would free you of."}</p>`
      : html`<div class="actions">
      <button type="button" id="open-bankruptcy" class="button" aria-haspopup="dialog" disabled=${disabled} onClick=${() => setAsking(true)}>
        Declare bankruptcy…
      </button>
    </div>`}
    <${Outcome} outcome=${outcome} />
    ${asking &&
    html`<${Confirm} id="bankruptcy" title="Declare bankruptcy?" yes="Declare bankruptcy" danger busy=${busy != null}
        onYes=${declare} onClose=${() => setAsking(false)}>
      <p>This can not be taken back. It costs you:</p>
      <ul class="cost-list">
        <li>your savings: <strong>${moneyText(cost.savings_cents)}</strong></li>
        <li>your funds: <strong>${moneyText(cost.funds_cents)}</strong></li>
        <li>your cash, but for a small sum to live on: about <strong>${moneyText(cost.cash_cents)}</strong></li>
        <li>your good name: no loans for <strong>seven years</strong>, and a low credit score</li>
        <li>a good deal of happiness</li>
      </ul>
      <p>You would be freed of about <strong>${moneyText(cost.freed_cents)}</strong>: personal loans, the credit line, what is overdue.</p>
      ${cost.staying.length > 0 && html`<p>These stay and must be paid: ${cost.staying.join(", ")}.</p>`}
    <//>`}
  </section>`;
}
