// What you own, what the shops have, and vehicles.

import { html, useState } from "../ui.js";
import { Segments } from "./figures.js";
import { Inventory } from "./inventory.js";
import { ItemShop } from "./item-shop.js";
import { Vehicles } from "./vehicles.js";

const PARTS = [["own", "Yours"], ["shop", "Shop"], ["vehicles", "Vehicles"]];

export function BelongingsScreen({ game, state }) {
  const [part, setPart] = useState(state.player.belongings?.items?.length ? "own" : "shop");
  const { player } = state;
  return html`<div class="room belongings">
    <${Segments} label="Belongings" prefix="belongings" options=${PARTS} chosen=${part} onChoose=${setPart} />
    ${part === "own" && html`<${Inventory} game=${game} player=${player} onShop=${() => setPart("shop")} />`}
    ${part === "shop" && html`<${ItemShop} game=${game} player=${player} />`}
    ${part === "vehicles" && html`<${Vehicles} game=${game} player=${player} />`}
  </div>`;
}
