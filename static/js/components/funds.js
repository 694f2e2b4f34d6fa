// Funds: what they are, what they did in a year, what you have of them.

import { basisPointsText, changeText } from "../amounts.js";
import { ADULT, gainText, withHolding } from "../banking.js";
import { moneyText } from "../format.js";
import { html, useState } from "../ui.js";
import { AmountForm } from "./amount.js";
import { Outcome, useAct, useReply, Waiting } from "./asking.js";

export function Funds({ game, player }) {
  const { reply, error, again } = useReply(game, "get_funds", {}, `${player.day?.day}|${JSON.stringify(player.bank?.funds)}`);
  const [open, setOpen] = useState(null);
  const action = useAct(game);
  const holdings = player.bank?.funds ?? [];
  const total = holdings.reduce((sum, { value_cents: cents }) => sum + cents, 0);
  const isAdult = player.life.age >= ADULT;
  return html`<section class="card" aria-labelledby="bank-funds">
    <h3 id="bank-funds">Funds</h3>
    <p class="quiet">${total > 0 ? `You have ${moneyText(total)} in funds. ` : ""}A fund may earn more than savings, and may lose: the higher
      the swings, the longer you should be able to wait.${isAdult ? "" : ` You can invest when you are ${ADULT}.`}</p>
    ${!reply && html`<${Waiting} error=${error} again=${again} />`}
    <ul class="rows" id="funds">
      ${(reply?.funds ?? []).map((fund) => html`<li key=${fund.id} class="row">
        <${Fund} fund=${withHolding(fund, holdings)} player=${player} action=${action} isAdult=${isAdult}
          open=${open === fund.id} onToggle=${() => setOpen(open === fund.id ? null : fund.id)} />
      </li>`)}
    </ul>
  </section>`;
}

function Fund({ fund, player, action, isAdult, open, onToggle }) {
  const { id, name, text, value_cents: value, gain_cents: gain } = fund;
  const change = changeText(fund.price_millionths, fund.price_a_year_ago_millionths);
  return html`<span class="row-name">${name}</span>
    <strong>${value > 0 ? moneyText(value) : ""}</strong>
    <span class="row-text">${text}</span>
    <span class="row-facts">
      ${change && html`<span>${change} in a year</span>`}
      <span>expected ${basisPointsText(fund.mean_basis_points)} a year</span>
      <span>swings of ${basisPointsText(fund.volatility_basis_points)}</span>
      ${gain != null && html`<strong class=${gain < 0 ? "bad-text" : "good-text"}>${gainText(gain)}</strong>`}
    </span>
    ${(isAdult || value > 0) &&
    html`<div class="row-wide">
      <button type="button" id="trade-${id}" class="button" aria-expanded=${open} onClick=${onToggle}>${value > 0 ? "Buy or sell" : "Invest"}</button>
      ${open && html`<${Trade} fund=${fund} player=${player} action=${action} />`}
    </div>`}
    <${Outcome} outcome=${action.outcome} name=${id} />`;
}

function Trade({ fund, player, action }) {
  const { id, name, value_cents: value } = fund;
  const cash = Math.max(0, player.money.cents);
  const invest = (cents) => action.act(id, "invest", { fund_id: id, cents }, (reply) => `You now have ${moneyText(reply.value_cents)} in ${name}.`);
  const sold = ({ sold_cents: cents, value_cents: left }) => `Sold for ${moneyText(cents)}${left ? `; ${moneyText(left)} stays in ${name}` : ""}.`;
  const sell = (cents) => action.act(id, "sell_investment", { fund_id: id, cents }, sold);
  const sellAll = () => action.act(id, "sell_investment", { fund_id: id, everything: true }, sold);
  const buying = { id: `invest-${id}`, label: "Invest", most: cash, tooMuch: `You have ${moneyText(player.money.cents)} in cash.`, run: invest };
  const selling = { id: `sell-${id}`, label: "Sell", most: value, tooMuch: `Your shares are worth ${moneyText(value)}.`, run: sell };
  return html`<${AmountForm} id="fund-${id}-amount" label="Amount in dollars" disabled=${action.disabled}
      hint=${`${moneyText(player.money.cents)} in cash${value > 0 ? `, ${moneyText(value)} in this fund` : ""}`}
      fill=${[{ label: "Half of the cash", cents: Math.floor(cash / 2) }, { label: "All the cash", cents: cash }]}
      actions=${value > 0 ? [buying, selling] : [buying]} />
    ${value > 0 && html`<button type="button" id="sell-all-${id}" class="button" disabled=${action.disabled} onClick=${sellAll}>Sell everything</button>`}`;
}
