// The statement of a month: from the balance at its start, through all that came and went, to the end.

import { signedMoneyText } from "../amounts.js";
import { statementChoices, statementRows } from "../banking.js";
import { moneyText } from "../format.js";
import { html, useState } from "../ui.js";
import { useReply, Waiting } from "./asking.js";

export function Statement({ game, player }) {
  const [chosen, setChosen] = useState("");
  const months = player.bank?.months ?? [];
  const choices = statementChoices(player.life, months);
  // A month that is no longer kept gives way to the running one.
  const month = choices.some(([value]) => value === chosen) ? chosen : "";
  const situation = month === "" ? `${player.money.cents}|${player.money.savings_cents}` : "";
  const { reply, error, again } = useReply(game, "get_statement", month === "" ? {} : { month: Number(month) }, situation);
  const fits = reply && (month === "" ? !reply.closed : String(reply.month) === month);
  return html`<section class="card" aria-labelledby="bank-statement">
    <h3 id="bank-statement">Statement</h3>
    <div class="field">
      <label for="statement-month">Month</label>
      <select id="statement-month" class="input" value=${month} onChange=${({ target }) => setChosen(target.value)}>
        ${choices.map(([value, text]) => html`<option key=${value} value=${value}>${text}</option>`)}
      </select>
    </div>
    ${fits ? html`<${Table} reply=${reply} />` : html`<${Waiting} error=${error} again=${again} text="Looking it up…" />`}
  </section>`;
}

function Table({ reply }) {
  const { opening, incoming, income, outgoing, spending, closing, addsUp } = statementRows(reply);
  const quiet = !incoming.length && !outgoing.length;
  return html`<table class="statement" id="statement">
    <caption class="visually-hidden">Statement of the month</caption>
    <tbody><${Row} name="At the start" text=${moneyText(opening)} strong /></tbody>
    ${incoming.length > 0 && html`<${Part} name="Came in" rows=${incoming} sum=${income} />`}
    ${outgoing.length > 0 && html`<${Part} name="Went out" rows=${outgoing} sum=${spending} />`}
    ${quiet && html`<tbody><tr><td colspan="2" class="quiet">No money has moved.</td></tr></tbody>`}
    <tfoot>
      <${Row} name=${reply.closed ? "At the end" : "Now"} text=${moneyText(closing)} strong />
      <${Row} name="Net worth" text=${moneyText(reply.net_worth_cents)} />
      ${!addsUp && html`<tr><td colspan="2" class="reason">These lines do not add up. We are sorry: please tell us.</td></tr>`}
    </tfoot>
  </table>`;
}

function Part({ name, rows, sum }) {
  return html`<tbody>
    <${Row} name=${name} text=${signedMoneyText(sum)} strong />
    ${rows.map((row) => html`<${Row} key=${row.name} name=${row.name} text=${signedMoneyText(row.cents)} part />`)}
  </tbody>`;
}

function Row({ name, text, strong = false, part = false }) {
  return html`<tr class=${strong ? "sum" : part ? "part" : ""}><th scope="row">${name}</th><td>${text}</td></tr>`;
}
