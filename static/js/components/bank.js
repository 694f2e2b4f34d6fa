// The bank: what you have and owe, how it went, and everything that can be done with money.

import { CHARTS, monthsChart, scoreWord } from "../banking.js";
import { monthsText, monthText } from "../amounts.js";
import { moneyText, shortMoneyText } from "../format.js";
import { html, useState } from "../ui.js";
import { AmountForm } from "./amount.js";
import { Outcome, useAct, useReply } from "./asking.js";
import { Bankruptcy } from "./bankruptcy.js";
import { barChart, lineChart } from "./chart.js";
import { Figures, Notice, Segments } from "./figures.js";
import { Funds } from "./funds.js";
import { Insurances } from "./insurances.js";
import { Loans } from "./loans.js";
import { Statement } from "./statement.js";

const PARTS = [["account", "Account"], ["loans", "Loans"], ["funds", "Funds"], ["insurances", "Insurance"]];

export function BankScreen({ game, state }) {
  const [part, setPart] = useState("account");
  const { player } = state;
  const { money, bank, day, life } = player;
  const situation = [life.id, day?.day, money?.cents, money?.debt_cents, money?.overdue_cents, bank?.insurances?.length].join("|");
  const offers = useReply(game, part === "loans" || part === "insurances" ? "get_bank_offers" : null, {}, situation);
  if (!player.money || player.money.net_worth_cents == null) {
    return html`<section class="card"><p class="quiet empty">You have no account yet. It is opened in the first years of a life.</p></section>`;
  }
  return html`<div class="room bank">
    <${Overview} game=${game} player=${player} />
    <${Segments} label="Parts of the bank" prefix="bank" options=${PARTS} chosen=${part} onChoose=${setPart} />
    ${part === "account" &&
    html`<${Months} player=${player} />
      <div class="screen-pair"><${Savings} game=${game} player=${player} /><${Statement} game=${game} player=${player} /></div>`}
    ${part === "loans" && html`<${Loans} game=${game} player=${player} offers=${offers} /><${Bankruptcy} game=${game} player=${player} offers=${offers} />`}
    ${part === "funds" && html`<${Funds} game=${game} player=${player} />`}
    ${part === "insurances" && html`<${Insurances} game=${game} player=${player} offers=${offers} />`}
  </div>`;
}

function Overview({ game, player }) {
  const { money, life } = player;
  const today = player.day?.day ?? 0;
  const isAdult = life.age >= 18;
  // Kept here: the form goes away with the last of the debt, and what was said stays.
  const action = useAct(game);
  return html`<section class="card" aria-labelledby="bank-overview">
    <h3 id="bank-overview">What you have</h3>
    <${Figures} id="bank-figures" figures=${[
      { name: "Net worth", text: moneyText(money.net_worth_cents), tone: money.net_worth_cents < 0 ? "bad" : "" },
      { name: "Cash", text: moneyText(money.cents), tone: money.cents < 0 ? "bad" : "" },
      { name: "Savings", text: moneyText(money.savings_cents) },
      { name: "Debts", text: moneyText(money.debt_cents) },
      isAdult && { name: "Credit score", text: String(money.credit_score), note: `${scoreWord(money.credit_score)}; from 300 to 850` },
      isAdult && { name: "Credit line", text: moneyText(money.credit_line_cents), note: "how far cash may go below zero" },
    ]} />
    ${money.overdue_cents > 0 && html`<${Overdue} action=${action} money=${money} />`}
    <${Outcome} outcome=${action.outcome} />
    ${money.barred_until_month > today &&
    html`<${Notice}><p>After your bankruptcy nobody lends to you until ${monthText(life, money.barred_until_month)}.</p><//>`}
  </section>`;
}

function Overdue({ action, money }) {
  const { disabled, act } = action;
  const most = Math.min(money.overdue_cents, Math.max(0, money.cents));
  const pay = (cents) => act("overdue", "repay_loan", { loan_id: "overdue", cents }, ({ paid_cents: paid, left_cents: left }) =>
    left ? `${moneyText(paid)} paid, ${moneyText(left)} still overdue.` : `${moneyText(paid)} paid. Nothing is overdue any more.`);
  return html`<${Notice}>
    <p><strong>${moneyText(money.overdue_cents)} overdue</strong>${money.overdue_months > 0 && ` for ${monthsText(money.overdue_months)}`}.
      Reminders cost a fee; after them comes the bailiff, and insurances end.</p>
    <${AmountForm} id="overdue-amount" label="Pay what is overdue" disabled=${disabled} fill=${[{ label: `All you can: ${moneyText(most)}`, cents: most }]}
      actions=${[{ id: "pay-overdue", label: "Pay", most, tooMuch: `You can pay ${moneyText(most)} now.`, run: pay }]} />
  <//>`;
}

function Months({ player }) {
  const [kind, setKind] = useState("worth");
  const months = player.bank?.months ?? [];
  const { title, points, bars } = monthsChart(player.life, months, kind);
  const draw = bars ? barChart : lineChart;
  return html`<section class="card" aria-labelledby="bank-months">
    <h3 id="bank-months">The last months</h3>
    ${months.length === 0
      ? html`<p class="quiet empty">The first month is still running. From the next on you can see here how it went.</p>`
      : html`<${Segments} label="What the chart shows" prefix="bank-chart" options=${CHARTS} chosen=${kind} onChoose=${setKind} />
          ${draw({ title, points, format: shortMoneyText })}`}
  </section>`;
}

function Savings({ game, player }) {
  const { disabled, outcome, act } = useAct(game);
  const { cents, savings_cents: savings } = player.money;
  const cash = Math.max(0, cents);
  const now = (reply) => `You have ${moneyText(reply.cash_cents)} in cash and ${moneyText(reply.savings_cents)} in savings.`;
  return html`<section class="card" aria-labelledby="bank-savings">
    <h3 id="bank-savings">Savings</h3>
    <p class="quiet">Savings bear a little interest each month and stay out of reach of your daily spending.</p>
    <${AmountForm} id="savings-amount" label="Amount in dollars" disabled=${disabled}
      hint=${`${moneyText(cents)} in cash, ${moneyText(savings)} in savings`}
      fill=${[{ label: "Half of the cash", cents: Math.floor(cash / 2) }, { label: "All savings", cents: savings }]}
      actions=${[
        { id: "save-money", label: "Put aside", most: cash, tooMuch: `You have ${moneyText(cents)} in cash.`, run: (amount) => act("saving", "save_money", { cents: amount }, now) },
        { id: "withdraw-savings", label: "Take out", most: savings, tooMuch: `You have ${moneyText(savings)} in savings.`, run: (amount) => act("saving", "withdraw_savings", { cents: amount }, now) },
      ]} />
    <${Outcome} outcome=${outcome} />
  </section>`;
}
