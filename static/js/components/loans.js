// Loans: what is owed, paying it back, and borrowing.

import { basisPointsText, monthsText, monthText } from "../amounts.js";
import { instalmentOf, LOAN_MONTHS, loanText, paidPercent } from "../banking.js";
import { moneyText } from "../format.js";
import { html, useState } from "../ui.js";
import { AmountForm } from "./amount.js";
import { Outcome, useAct, Waiting } from "./asking.js";
import { Gauge } from "./gauge.js";

export function Loans({ game, player, offers }) {
  const action = useAct(game);
  const loans = player.bank?.loans ?? [];
  return html`<section class="card" aria-labelledby="bank-loans">
    <h3 id="bank-loans">Loans</h3>
    ${loans.length === 0 && html`<p class="quiet empty">You owe nothing to anybody.</p>`}
    <ul class="rows" id="loans">
      ${loans.map((loan) => html`<li key=${loan.id} class="row"><${Loan} loan=${loan} player=${player} action=${action} /></li>`)}
    </ul>
    ${offers.reply
      ? html`<${Terms} loans=${offers.reply.loans} /><${Borrow} offer=${offers.reply.loans.find(({ kind }) => kind === "personal")} action=${action} />`
      : html`<${Waiting} error=${offers.error} again=${offers.again} />`}
    <${Outcome} outcome=${action.outcome} />
  </section>`;
}

function Loan({ loan, player, action }) {
  const { id, name, balance_cents: balance, borrowed_cents: borrowed, months_left: left, first_month: first } = loan;
  const cash = Math.max(0, player.money.cents);
  const most = Math.min(cash, balance);
  const waits = first > (player.day?.day ?? first);
  const repay = (cents) => action.act(`repay-${id}`, "repay_loan", { loan_id: id, cents }, ({ paid_cents: paid, left_cents: rest }) =>
    rest ? `${moneyText(paid)} paid back, ${moneyText(rest)} to go.` : `${moneyText(paid)} paid back. This debt is gone.`);
  return html`<span class="row-name">${name}</span><strong>${moneyText(balance)}</strong>
    <span class="row-facts">
      <span>${moneyText(loan.instalment_cents)} a month</span><span>${basisPointsText(loan.interest_basis_points)} a year</span>
      <span>${monthsText(left)} to go</span>
      ${waits && html`<span>begins ${monthText(player.life, first)}</span>`}
    </span>
    <div class="row-wide"><${Gauge} name="Paid back" value=${paidPercent(loan)} text=${`${paidPercent(loan)} % of ${moneyText(borrowed)}`} /></div>
    <details class="fold row-wide">
      <summary>Pay back early</summary>
      <${AmountForm} id="repay-${id}-amount" label="Amount in dollars" disabled=${action.disabled}
        fill=${[{ label: balance <= cash ? `All: ${moneyText(most)}` : `All you have: ${moneyText(most)}`, cents: most }]}
        actions=${[{ id: `repay-${id}`, label: "Pay back", most, tooMuch: balance <= cash ? `You owe ${moneyText(balance)}.` : `You have ${moneyText(player.money.cents)} in cash.`, run: repay }]} />
    </details>`;
}

function Terms({ loans }) {
  return html`<details class="fold" id="loan-terms">
    <summary>What the bank lends, and on which terms</summary>
    <ul class="rows">
      ${loans.map((loan) => html`<li key=${loan.kind} class="row">
        <span class="row-name">${loan.name}</span><strong>${basisPointsText(loan.interest_basis_points)} a year</strong>
        <span class="row-text">${loan.text}</span>
        <span class="row-facts">
          <span>up to ${moneyText(loan.most_cents)}</span>
          ${loan.longest_months > 1 && html`<span>over ${monthsText(loan.longest_months)} at most</span>`}
          ${loan.grace_months > 0 && html`<span>nothing due for ${monthsText(loan.grace_months)}</span>`}
          <span>from a credit score of ${loan.lowest_score}</span>
        </span>
        ${loan.reason && html`<span class="row-text reason">${loan.reason}</span>`}
      </li>`)}
    </ul>
  </details>`;
}

function Borrow({ offer, action }) {
  const [months, setMonths] = useState(24);
  if (offer.reason) return html`<p class="quiet small">${offer.reason}</p>`;
  const borrow = (cents) => action.act("borrow", "take_loan", { kind: "personal", cents, months }, loanText);
  return html`<details class="fold">
    <summary>Take out a loan</summary>
    <p class="quiet">For whatever you like, at ${basisPointsText(offer.interest_basis_points)} a year. With your income and debts the bank lends
      ${moneyText(offer.most_cents)} at most${offer.most_instalment_cents != null && `, and no more than ${moneyText(offer.most_instalment_cents)} a month`}.
      Loans for a home, a vehicle or studies come with what they are for.</p>
    <${AmountForm} id="loan-amount" label="How much, in dollars" disabled=${action.disabled}
      hint=${`Over ${monthsText(months)}, every $1,000 costs ${moneyText(instalmentOf(100_000, offer.interest_basis_points, months))} a month. The money is paid out at once.`}
      actions=${[{ id: "take-loan", label: "Ask the bank", most: offer.most_cents, tooMuch: `The bank lends ${moneyText(offer.most_cents)} at most.`, run: borrow }]}>
      <div class="field">
        <label for="loan-months">Paid back over</label>
        <select id="loan-months" class="input" value=${months} onChange=${({ target }) => setMonths(Number(target.value))}>
          ${LOAN_MONTHS.map((count) => html`<option key=${count} value=${count}>${monthsText(count)}</option>`)}
        </select>
      </div>
    <//>
  </details>`;
}
