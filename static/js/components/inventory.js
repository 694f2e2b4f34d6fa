// The things you have, by category: use, repair, sell.

import { capital, whenText } from "../amounts.js";
import { gameMinute } from "../clock.js";
import { moneyText } from "../format.js";
import { byCategory, conditionWord, usedToday } from "../rooms.js";
import { html } from "../ui.js";
import { Outcome, useAct, useReply } from "./asking.js";
import { Gauge } from "./gauge.js";

export function Inventory({ game, player, onShop }) {
  const action = useAct(game);
  const { belongings, home } = player;
  const items = belongings?.items ?? [];
  const minute = gameMinute(player, game.serverNow());
  const { reply } = useReply(game, items.length ? "get_valuation" : null, {}, [player.day?.day, JSON.stringify(items)].join("|"));
  const valued = new Map((reply?.items ?? []).map((value) => [value.id, value]));
  const [used, slots] = [belongings?.slots_used ?? 0, home?.slots ?? 0];
  return html`<section class="card" aria-labelledby="inventory-title">
    <h3 id="inventory-title">Your things</h3>
    ${slots > 0 && html`<${Gauge} name="Room at home" value=${used} most=${slots} text=${`${used} of ${slots} slots`} />`}
    ${items.length === 0 &&
    html`<p class="quiet empty">You own nothing worth a line yet.</p>
      <div class="actions"><button type="button" class="button" onClick=${onShop}>Look around the shop</button></div>`}
    <${Outcome} outcome=${action.outcome} name="gone" />
    <div id="inventory">
      ${byCategory(items).map(({ category, name, things }) => html`<div key=${category}>
        <h4 class="room-group">${name}</h4>
        <ul class="rows">
          ${things.map((item) => html`<li key=${item.item_id} class="row" data-item=${item.item_id}>
            <${Thing} item=${item} value=${valued.get(item.item_id)} life=${player.life} action=${action} minute=${minute} />
          </li>`)}
        </ul>
      </div>`)}
    </div>
  </section>`;
}

function Thing({ item, value, life, action, minute }) {
  const { item_id: id, name, quantity, condition } = item;
  const { act, busy, disabled } = action;
  const percent = Math.round(condition * 100);
  const usedUp = usedToday(item, minute);
  const use = () => act(id, "use_item", { item_id: id });
  const repair = () => act(id, "repair_item", { item_id: id }, ({ cost_cents: cost }) => `Repaired for ${moneyText(cost)}.`);
  // The last one takes its row with it: what came of it is told above the list.
  const sell = () => act(quantity > 1 ? id : "gone", "sell_item", { item_id: id }, ({ price_cents: price, quantity: left }) =>
    `${capital(name)}: sold for ${moneyText(price)}.${left ? ` ${left} left.` : ""}`);
  return html`<span class="row-name">${capital(name)}${quantity > 1 && html`<span class="badge">${quantity} of them</span>`}</span>
    <span></span>
    <div class="row-wide"><${Gauge} name="Condition" value=${percent} text=${`${percent} %, ${conditionWord(condition)}`} /></div>
    <span class="row-facts"><span>as of ${whenText(life, item.condition_minute)}</span></span>
    <div class="actions">
      ${item.usable && html`<button type="button" id="use-${id}" class="button" disabled=${disabled || usedUp} onClick=${use}>
        ${busy === id ? "One moment…" : usedUp ? "Used today" : "Use"}</button>`}
      <button type="button" id="repair-${id}" class="button" disabled=${disabled || !value?.repair_cents} onClick=${repair}>
        ${value?.repair_cents ? `Repair for ${moneyText(value.repair_cents)}` : "Repair"}</button>
      <button type="button" id="sell-${id}" class="button" disabled=${disabled} onClick=${sell}>
        ${quantity > 1 ? "Sell one" : "Sell"}${value ? ` for ${moneyText(value.sale_cents)}` : ""}</button>
    </div>
    <${Outcome} outcome=${action.outcome} name=${id} />`;
}
