// The homes you own: live in them, let them, keep them up, sell them.

import { capital } from "../amounts.js";
import { moneyText } from "../format.js";
import { conditionWord, saleCents } from "../rooms.js";
import { html, useState } from "../ui.js";
import { Outcome, useAct } from "./asking.js";
import { Confirm } from "./confirm.js";
import { Gauge } from "./gauge.js";

export function OwnHomes({ game, player, reply }) {
  const [selling, setSelling] = useState(null);
  const action = useAct(game);
  const named = (id) => player.home?.owned?.find(({ home_id: known }) => known === id) ?? { name: "a home" };
  const sell = async (home) => {
    await action.act("sell", "sell_home", { home_id: home.home_id }, ({ price_cents: price, costs_cents: costs, mortgage_cents: mortgage }) =>
      `Sold for ${moneyText(price)}. The agents took ${moneyText(costs)}${mortgage ? `, the mortgage ${moneyText(mortgage)}` : ""}.`);
    setSelling(null);
  };
  // What the sale of the last one brought is still told.
  if (reply.owned.length === 0 && !action.outcome) return null;
  return html`<section class="card" aria-labelledby="own-homes-title">
    <h3 id="own-homes-title">Your homes</h3>
    ${reply.owned.length === 0 && html`<p class="quiet">You own no home now.</p>`}
    <ul class="rows" id="own-homes">
      ${reply.owned.map((home) => html`<li key=${home.home_id} class="row">
        <${OwnHome} home=${home} known=${named(home.home_id)} lives=${player.home?.status === "owned" && player.home.home_id === home.home_id}
          action=${action} onSell=${() => setSelling(home)} />
      </li>`)}
    </ul>
    <${Outcome} outcome=${action.outcome} />
    ${selling &&
    html`<${Confirm} id="sell-home" title=${`Sell ${named(selling.home_id).name}?`} yes="Sell it" danger busy=${action.busy != null}
        onYes=${() => sell(selling)} onClose=${() => setSelling(null)}>
      <p>It is worth about <strong>${moneyText(selling.worth_cents)}</strong>. After the agents' 6 % about
        <strong> ${moneyText(saleCents(selling.worth_cents))}</strong> would be left${named(selling.home_id).mortgaged ? ", and the mortgage on it is paid off from that" : ""}.</p>
    <//>`}
  </section>`;
}

function OwnHome({ home, known, lives, action, onSell }) {
  const { home_id: id, condition, worth_cents: worth, renovation_cents: renovation, let_out: letOut, rent_cents: rent } = home;
  const { act, busy, disabled } = action;
  const button = (name, label, onClick, off = false) => html`<button type="button" id="${name}-${id}" class="button" disabled=${disabled || off} onClick=${onClick}>
    ${busy === `${name}-${id}` ? "One moment…" : label}</button>`;
  const move = () => act(`move-${id}`, "move_home", { home_id: id }, () => `You now live in ${known.name}.`);
  const renovate = () => act(`renovate-${id}`, "renovate_home", { home_id: id }, ({ cost_cents: cost }) => `As good as new, for ${moneyText(cost)}.`);
  const toLet = () => act(`let-${id}`, "let_out_home", { home_id: id, let_out: !letOut }, (reply) =>
    reply.let_out ? `Tenants move in. They pay ${moneyText(reply.rent_cents)} a month, before tax.` : "The tenants move out. The home is yours again.");
  return html`<span class="row-name">${capital(known.name)} ${lives && html`<span class="badge good">You live here</span>`}
      ${letOut && html`<span class="badge">Let out</span>`} ${known.mortgaged && html`<span class="badge warm">Mortgage</span>`}</span>
    <strong>${moneyText(worth)}</strong>
    <div class="row-wide"><${Gauge} name="Condition" value=${condition} text=${`${condition} %, ${conditionWord(condition / 100)}`} /></div>
    <span class="row-facts">${rent > 0 && html`<span>${letOut ? "brings" : "would bring"} ${moneyText(rent)} a month from tenants</span>`}</span>
    <div class="actions">
      ${!lives && !letOut && button("move", "Move in", move)}
      ${renovation > 0 && button("renovate", `Renovate for ${moneyText(renovation)}`, renovate)}
      ${(letOut || !lives) && button("let", letOut ? "End the letting" : "Let it out", toLet)}
      ${button("sell", "Sell…", onSell)}
    </div>`;
}
