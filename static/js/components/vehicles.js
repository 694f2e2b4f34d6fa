// Vehicles: the licence, the ones you have, and the ones you could have.

import { capital, lastingEffects, whenText } from "../amounts.js";
import { moneyText, plainText } from "../format.js";
import { conditionWord, offersShown } from "../rooms.js";
import { html, useState } from "../ui.js";
import { Outcome, useAct, useReply, Waiting } from "./asking.js";
import { Confirm } from "./confirm.js";
import { EffectChips } from "./figures.js";
import { Field } from "./fields.js";
import { Gauge } from "./gauge.js";

const TEST_AGE = 16;

export function Vehicles({ game, player }) {
  const owned = player.belongings?.vehicles ?? [];
  const action = useAct(game);
  return html`<${Licence} game=${game} player=${player} />
    ${owned.length > 0 && html`<${OwnVehicles} game=${game} owned=${owned} player=${player} action=${action} />`}
    <${Outcome} outcome=${action.outcome} name="sell" />
    <${VehicleShop} game=${game} player=${player} />`;
}

function Licence({ game, player }) {
  const { disabled, busy, outcome, act } = useAct(game);
  const { belongings, life } = player;
  const tests = belongings?.driving_tests ?? 0;
  const test = () => act("test", "take_driving_test", {}, ({ passed, fee_cents: fee }) =>
    passed ? `Passed! The fee was ${moneyText(fee)}. The road is yours, as far as it goes.` : { kind: "pity", text: `Not this time. The fee was ${moneyText(fee)}. You can try again next month.` });
  return html`<section class="card" aria-labelledby="licence-title">
    <h3 id="licence-title">Driving licence</h3>
    ${belongings?.licence
      ? html`<p>You have it${tests > 1 ? `, after ${tests} tests` : ""}.</p>`
      : html`<p class="quiet">${life.age < TEST_AGE ? `You can take the test when you are ${TEST_AGE}.` : tests ? `${tests} ${tests === 1 ? "test" : "tests"} so far. Smart and calm, one passes sooner.` : "Cars need one. Smart and calm, one passes sooner; there is a test once a month, for a fee."}</p>
          ${life.age >= TEST_AGE && html`<div class="actions"><button type="button" id="driving-test" class="button primary" disabled=${disabled} onClick=${test}>
            ${busy ? "Mirror, signal…" : "Take the driving test"}</button></div>`}`}
    <${Outcome} outcome=${outcome} />
  </section>`;
}

function OwnVehicles({ game, owned, player, action }) {
  const { life } = player;
  const { reply } = useReply(game, "get_valuation", {}, [player.day?.day, JSON.stringify(owned)].join("|"));
  const valued = new Map((reply?.vehicles ?? []).map((value) => [value.id, value]));
  const [selling, setSelling] = useState(null);
  const { act, busy, disabled, outcome } = action;
  const sell = async ({ vehicle_id: id }) => {
    await act("sell", "sell_vehicle", { vehicle_id: id }, ({ price_cents: price, loan_cents: loan }) =>
      `Sold for ${moneyText(price)}.${loan ? ` ${moneyText(loan)} of it paid off the loan.` : ""}`);
    setSelling(null);
  };
  return html`<section class="card" aria-labelledby="own-vehicles-title">
    <h3 id="own-vehicles-title">Your vehicles</h3>
    <ul class="rows" id="own-vehicles">
      ${owned.map((vehicle) => {
        const { vehicle_id: id, name, kind, condition } = vehicle;
        const percent = Math.round(condition * 100);
        const repair = () => act(id, "repair_vehicle", { vehicle_id: id }, ({ cost_cents: cost }) => `Repaired for ${moneyText(cost)}.`);
        return html`<li key=${id} class="row">
          <span class="row-name">${capital(name)} ${vehicle.on_credit && html`<span class="badge warm">On credit</span>`}</span><span class="quiet">${plainText(kind)}</span>
          <div class="row-wide"><${Gauge} name="Condition" value=${percent} text=${`${percent} %, ${conditionWord(condition)}`} /></div>
          <span class="row-facts"><span>as of ${whenText(life, vehicle.condition_minute)}</span><span>bought ${whenText(life, vehicle.bought_minute)} for ${moneyText(vehicle.price_cents)}</span></span>
          <div class="actions">
            <button type="button" id="repair-${id}" class="button" disabled=${disabled || !valued.get(id)?.repair_cents} onClick=${repair}>
              ${busy === id ? "One moment…" : valued.get(id)?.repair_cents ? `Repair for ${moneyText(valued.get(id).repair_cents)}` : "Repair"}</button>
            <button type="button" id="sell-${id}" class="button" disabled=${disabled} onClick=${() => setSelling(vehicle)}>Sell…</button>
          </div>
          <${Outcome} outcome=${outcome} name=${id} />
        </li>`;
      })}
    </ul>
    ${selling &&
    html`<${Confirm} id="sell-vehicle" title=${`Sell ${selling.name}?`} yes="Sell it" busy=${busy != null} onYes=${() => sell(selling)} onClose=${() => setSelling(null)}>
      <p>You paid ${moneyText(selling.price_cents)}. ${valued.has(selling.vehicle_id) && `Now it fetches ${moneyText(valued.get(selling.vehicle_id).sale_cents)}.`}${selling.on_credit ? " The loan on it is paid off from that." : ""}</p>
    <//>`}
  </section>`;
}

function VehicleShop({ game, player }) {
  const [search, setSearch] = useState("");
  const situation = [player.day?.day, player.money?.cents, player.belongings?.vehicles?.length, player.belongings?.licence, player.life.age].join("|");
  const { reply, error, again } = useReply(game, "get_goods", { category: "vehicles" }, situation);
  const action = useAct(game);
  const shown = offersShown(reply?.vehicles ?? [], { search });
  return html`<section class="card" aria-labelledby="vehicle-shop-title">
    <h3 id="vehicle-shop-title">Vehicles to be had</h3>
    <div class="search-field"><${Field} id="vehicle-search" label="Search" type="search" placeholder="bicycle, car, boat…" value=${search}
      onInput=${({ target }) => setSearch(target.value)} /></div>
    ${!reply && html`<${Waiting} error=${error} again=${again} />`}
    ${reply && shown.length === 0 && html`<p class="quiet empty" role="status">Nothing like this is sold here.</p>`}
    <ul class="rows" id="vehicle-shop">
      ${shown.map((vehicle) => html`<li key=${vehicle.id} class=${vehicle.available ? "row" : "row not-possible"}><${Offer} vehicle=${vehicle} player=${player} action=${action} /></li>`)}
    </ul>
  </section>`;
}

function Offer({ vehicle, player, action }) {
  const { id, name, text, kind, price_cents: price, upkeep_cents: upkeep, insurance_cents: insurance } = vehicle;
  const isAffordable = (player.money?.cents ?? 0) >= price;
  const buy = (loan) => action.act(id, "buy_vehicle", { vehicle_id: id, loan }, ({ paid_cents: paid, loan_cents: rest }) =>
    `It is yours. ${moneyText(paid)} paid${rest ? `, ${moneyText(rest)} borrowed over 60 months` : ""}.`);
  return html`<span class="row-name">${capital(name)}</span><strong>${moneyText(price)}</strong>
    <span class="row-text">${text}</span>
    <span class="row-facts"><span>${plainText(kind)}</span><span>${moneyText(upkeep + insurance)} a month to keep</span>
      ${vehicle.needs_licence && html`<span>needs a driving licence</span>`}</span>
    <${EffectChips} effects=${lastingEffects(vehicle)} label="What it does" />
    ${vehicle.reason && html`<span class="row-text reason">${vehicle.reason}</span>`}
    ${vehicle.available && html`<div class="actions">
      <button type="button" id="buy-vehicle-${id}" class="button" disabled=${action.disabled || !isAffordable} onClick=${() => buy(false)}>
        ${action.busy === id ? "One moment…" : `Buy for ${moneyText(price)}`}</button>
      ${player.life.age >= 18 && html`<button type="button" id="finance-${id}" class="button" disabled=${action.disabled} onClick=${() => buy(true)}>
        On credit, ${moneyText(Math.floor(price / 5))} down</button>`}
    </div>`}
    <${Outcome} outcome=${action.outcome} name=${id} />`;
}
