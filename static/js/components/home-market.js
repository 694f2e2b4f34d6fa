// Homes to rent and to buy.

import { capital, lastingEffects, monthsText, parseDollars } from "../amounts.js";
import { moneyText, plainText } from "../format.js";
import { homesShown, MORTGAGE_MONTHS, purchase } from "../rooms.js";
import { html, useState } from "../ui.js";
import { AmountForm } from "./amount.js";
import { Outcome, useAct } from "./asking.js";
import { Confirm } from "./confirm.js";
import { Dialog } from "./dialog.js";
import { Field } from "./fields.js";
import { EffectChips, Segments } from "./figures.js";

const KINDS = [["all", "All"], ["rent", "To rent"], ["buy", "To buy"]];

export function HomeMarket({ game, player, homes }) {
  const [kind, setKind] = useState("all");
  const [search, setSearch] = useState("");
  const [renting, setRenting] = useState(null);
  const [buying, setBuying] = useState(null);
  const action = useAct(game);
  const shown = homesShown(homes, kind, search);
  const rent = async (home) => {
    await action.act(home.id, "rent_home", { home_id: home.id }, ({ rent_cents: cents, deposit_cents: deposit }) =>
      `You have moved in. ${moneyText(cents)} a month; the deposit of ${moneyText(deposit)} comes back when you move.`);
    setRenting(null);
  };
  return html`<section class="card" aria-labelledby="market-title">
    <h3 id="market-title">Homes to be had</h3>
    <${Segments} label="Which homes" prefix="homes" options=${KINDS} chosen=${kind} onChoose=${setKind} />
    <div class="search-field"><${Field} id="home-search" label="Search" type="search" placeholder="house, city, flat…" value=${search}
      onInput=${({ target }) => setSearch(target.value)} /></div>
    <p class="quiet small" role="status">${shown.length} ${shown.length === 1 ? "home" : "homes"}</p>
    <ul class="rows" id="homes">
      ${shown.map((home) => html`<li key=${home.id} class="row" data-home=${home.id}>
        <${Offer} home=${home} kind=${kind} player=${player} action=${action} onRent=${() => setRenting(home)} onBuy=${() => setBuying(home)} />
      </li>`)}
    </ul>
    ${renting &&
    html`<${Confirm} id="rent-home" title=${`Rent ${renting.name}?`} yes="Sign and move in" busy=${action.busy != null}
        onYes=${() => rent(renting)} onClose=${() => setRenting(null)}>
      <p><strong>${moneyText(renting.rent_cents)}</strong> a month, and a deposit of <strong>${moneyText(renting.deposit_cents)}</strong> at once. It comes back when you move on.</p>
    <//>`}
    ${buying && html`<${BuyDialog} home=${buying} player=${player} action=${action} onClose=${() => setBuying(null)} />`}
  </section>`;
}

function Offer({ home, kind, player, action, onRent, onBuy }) {
  const { id, rent_cents: rent, price_cents: price } = home;
  const owned = player.home?.owned?.some(({ home_id: mine }) => mine === id);
  const here = player.home?.home_id === id;
  const isAdult = player.life.age >= 18;
  const showsRent = rent > 0 && kind !== "buy";
  return html`<span class="row-name">${capital(home.name)} ${here && html`<span class="badge good">You live here</span>`}
      ${owned && html`<span class="badge">Yours</span>`}</span>
    <span></span>
    <span class="row-text">${home.text}</span>
    <span class="row-facts">
      ${rent > 0 && html`<strong>${moneyText(rent)} a month</strong>`}
      ${price > 0 && html`<strong>${moneyText(price)} to buy</strong>`}
      <span>${plainText(home.place)}</span><span>${home.size_sqm} m²</span><span>${home.slots} slots</span>
      ${price > 0 && html`<span>upkeep ${moneyText(home.upkeep_cents)} a month</span>`}
    </span>
    <${EffectChips} effects=${lastingEffects(home)} label="What living here does" />
    ${showsRent && !here && home.reason && html`<span class="row-text reason">${home.reason}</span>`}
    <div class="actions">
      ${showsRent && !here && html`<button type="button" id="rent-${id}" class="button" disabled=${action.disabled || !home.rentable} onClick=${onRent}>Rent…</button>`}
      ${price > 0 && kind !== "rent" && !owned && isAdult &&
      html`<button type="button" id="buy-${id}" class="button" disabled=${action.disabled} onClick=${onBuy}>Buy…</button>`}
    </div>
    <${Outcome} outcome=${action.outcome} name=${id} />`;
}

function BuyDialog({ home, player, action, onClose }) {
  const [months, setMonths] = useState(MORTGAGE_MONTHS[0]);
  const [down, setDown] = useState(home.least_down_cents);
  const { id, price_cents: price, least_down_cents: least } = home;
  const plan = purchase(price, Math.min(price, down));
  const cash = Math.max(0, player.money?.cents ?? 0);
  const buy = async (cents) => {
    const reply = await action.act(id, "buy_home", { home_id: id, down_payment_cents: cents, months: cents < price ? months : 0 }, ({ costs_cents: costs, mortgage_cents: mortgage, moved }) =>
      `It is yours. Fees of ${moneyText(costs)}${mortgage ? `, a mortgage of ${moneyText(mortgage)}` : ", no mortgage"}. ${moved ? "You have moved in." : "You can move in when you like."}`);
    if (reply) onClose();
    return reply;
  };
  const follow = ({ target }) => {
    const { cents } = parseDollars(target.value);
    if (target.id === "down-payment" && cents) setDown(cents);
  };
  const start = String(Math.ceil(least / 100));
  return html`<${Dialog} id="buy-home" title=${`Buy ${home.name}`} wide onClose=${onClose}>
    <p>It costs <strong>${moneyText(price)}</strong>, and ${moneyText(plan.fees_cents)} in fees. At least a tenth is paid down; for the rest the bank gives
      a mortgage, if it trusts you with it.</p>
    <div onInput=${follow} onClick=${() => setTimeout(() => follow({ target: document.getElementById("down-payment") ?? {} }))}>
      <${AmountForm} id="down-payment" label="Pay down, in dollars" start=${start} disabled=${action.disabled}
          hint=${`From ${moneyText(least)} to ${moneyText(price)}. You have ${moneyText(player.money?.cents ?? 0)} in cash.`}
          fill=${[{ label: "A tenth", cents: Math.ceil(least / 100) * 100 }, { label: "A fifth", cents: Math.floor(price / 5) }, { label: "All of it", cents: price }]}
          actions=${[{ id: "buy-home-yes", label: action.busy ? "One moment…" : "Buy", least, most: Math.min(price, cash - plan.fees_cents), tooMuch: tooMuchText(cash, plan, price, down), run: buy }]}>
        <div class="field">
          <label for="mortgage-months">Mortgage over</label>
          <select id="mortgage-months" class="input" value=${months} disabled=${plan.mortgage_cents === 0} onChange=${({ target }) => setMonths(Number(target.value))}>
            ${MORTGAGE_MONTHS.map((count) => html`<option key=${count} value=${count}>${monthsText(count)}</option>`)}
          </select>
        </div>
        <p class="quiet" aria-live="polite">At once ${moneyText(plan.cash_cents)}${plan.mortgage_cents ? `, and a mortgage of ${moneyText(plan.mortgage_cents)}` : ""}.</p>
      <//>
    </div>
    <${Outcome} outcome=${action.outcome} name=${id} />
  <//>`;
}

function tooMuchText(cash, plan, price, down) {
  if (down > price) return `It costs ${moneyText(price)}, not more.`;
  return `With the fees you need ${moneyText(plan.cash_cents)} now, and you have ${moneyText(cash)}.`;
}
