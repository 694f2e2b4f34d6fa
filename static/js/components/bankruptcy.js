// Bankruptcy: kept out of the way, and never without saying what it costs.

import { monthText } from "../amounts.js";
import { moneyText } from "../format.js";
import { html, useState } from "../ui.js";
import { Outcome, useAct } from "./asking.js";
import { Confirm } from "./confirm.js";

export function Bankruptcy({ game, player, offers }) {
  const [asking, setAsking] = useState(false);
  const { busy, disabled, outcome, act } = useAct(game);
  const { money, life } = player;
  const cost = offers.reply?.bankruptcy;
  if (!cost || (!(money.debt_cents > 0) && !outcome)) return null;
  const declare = async () => {
    await act("bankrupt", "declare_bankruptcy", {}, ({ freed_cents: freed, given_up_cents: given, barred_until_month: until }) =>
      `You are free of ${moneyText(freed)} of debt. ${moneyText(given)} went to those you owed. Nobody lends to you until ${monthText(life, until)}.`);
    setAsking(false);
  };
  return html`<section class="card" aria-labelledby="bank-bankruptcy">
    <h3 id="bank-bankruptcy">When it is too much</h3>
    <p class="quiet">Who can not pay what is owed may declare bankruptcy: a new beginning with nearly nothing.</p>
    ${cost.reason
      ? html`<p>${cost.reason}</p>`
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
        <li>savings, funds and cash: <strong>${moneyText(cost.given_up_cents)}</strong>; you keep <strong>${moneyText(cost.kept_cash_cents)}</strong> to live on</li>
        <li>your good name: no loans for <strong>seven years</strong>, and a low credit score</li>
        <li>a good deal of happiness</li>
      </ul>
      <p>You would be freed of <strong>${moneyText(cost.freed_cents)}</strong>: personal loans, the credit line, what is overdue.</p>
      ${cost.staying_cents > 0 && html`<p><strong>${moneyText(cost.staying_cents)}</strong> stay and must be paid: loans for studies, a home or a vehicle, and what was borrowed lately.</p>`}
    <//>`}
  </section>`;
}
