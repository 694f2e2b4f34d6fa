// The shop: things by category, with search. What can not be bought stays in the list, with the reason.

import { capital, lastingEffects } from "../amounts.js";
import { effectList, moneyText, plainText } from "../format.js";
import { byCategory, mostToBuy, offersShown } from "../rooms.js";
import { html, useState } from "../ui.js";
import { Outcome, useAct, useReply, Waiting } from "./asking.js";
import { ChipRow, EffectChips } from "./figures.js";
import { Field } from "./fields.js";
import { Gauge } from "./gauge.js";

export function ItemShop({ game, player }) {
  const [category, setCategory] = useState("");
  const [search, setSearch] = useState("");
  const [possible, setPossible] = useState(false);
  const situation = [player.day?.day, player.money?.cents, player.belongings?.slots_used, player.home?.slots, player.life.age].join("|");
  const { reply, error, again } = useReply(game, "get_goods", {}, situation);
  const action = useAct(game);
  const categories = (reply?.categories ?? []).filter((name) => name !== "vehicles");
  const shown = offersShown(reply?.items ?? [], { category, search, possible });
  return html`<section class="card" aria-labelledby="item-shop-title">
    <h3 id="item-shop-title">Shop</h3>
    ${reply && html`<${Gauge} name="Room at home" value=${reply.slots_used} most=${reply.slots} text=${`${reply.slots_used} of ${reply.slots} slots taken`} />`}
    <div class="search-field"><${Field} id="item-search" label="Search" type="search" placeholder="guitar, sofa, books…" value=${search}
      onInput=${({ target }) => setSearch(target.value)} /></div>
    <${ChipRow} label="Kinds of things" chosen=${category} onChoose=${setCategory} options=${[["", "All"], ...categories.map((name) => [name, plainText(name)])]} />
    <label class="check"><input type="checkbox" id="only-possible" checked=${possible} onChange=${({ target }) => setPossible(target.checked)} />
      Only what I can buy now</label>
    ${!reply && html`<${Waiting} error=${error} again=${again} text="The doors are opening…" />`}
    ${reply && html`<p class="quiet small" role="status">${shown.length === 0 ? "Nothing like this is sold here." : `${shown.length} ${shown.length === 1 ? "thing" : "things"}`}</p>`}
    <div id="item-shop">
      ${byCategory(shown).map(({ category: id, name, things }) => html`<div key=${id}>
        <h4 class="room-group">${name}</h4>
        <ul class="rows">
          ${things.map((item) => html`<li key=${item.id} class=${item.available ? "row" : "row not-possible"} data-offer=${item.id}>
            <${Offer} item=${item} items=${reply.items} action=${action} />
          </li>`)}
        </ul>
      </div>`)}
    </div>
  </section>`;
}

function Offer({ item, items, action }) {
  const [count, setCount] = useState(1);
  const { id, name, text, price_cents: price, owned, slots, stack } = item;
  const most = mostToBuy(item);
  const quantity = Math.min(count, Math.max(1, most));
  const needed = item.needs && items.find((other) => other.id === item.needs)?.name;
  const buy = () => action.act(id, "buy_item", { item_id: id, quantity }, ({ cost_cents: cost, quantity: now }) =>
    `Bought for ${moneyText(cost)}.${now > 1 ? ` You have ${now} now.` : ""}`);
  return html`<span class="row-name">${capital(name)} ${owned > 0 && html`<span class="badge good">${owned === 1 ? "You have it" : `You have ${owned}`}</span>`}
      ${item.luxury && html`<span class="badge">Luxury</span>`}</span>
    <strong>${moneyText(price)}</strong>
    <span class="row-text">${text}</span>
    <span class="row-facts">
      <span>${slots === 0 ? "takes no room" : `${slots} ${slots === 1 ? "slot" : "slots"}${stack > 1 ? ` for up to ${stack}` : ""}`}</span>
      ${item.usable && html`<span>can be used once a day</span>`}
      ${needed && html`<span>needs ${needed}</span>`}
    </span>
    <${EffectChips} effects=${[...effectList(item.effects), ...lastingEffects(item)]} label="What it does" />
    ${item.reason && html`<span class="row-text reason">${item.reason}</span>`}
    ${item.available && html`<div class="actions">
      ${most > 1 && html`<select class="input quantity" aria-label=${`How many: ${name}`} value=${quantity} onChange=${({ target }) => setCount(Number(target.value))}>
        ${Array.from({ length: most }, (_, index) => html`<option key=${index} value=${index + 1}>${index + 1}</option>`)}
      </select>`}
      <button type="button" id="buy-item-${id}" class="button" disabled=${action.disabled} onClick=${buy} aria-label=${`Buy ${name}`}>
        ${action.busy === id ? "One moment…" : `Buy for ${moneyText(price * quantity)}`}</button>
    </div>`}
    <${Outcome} outcome=${action.outcome} name=${id} />`;
}
