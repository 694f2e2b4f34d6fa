// Who you are and what you have: always in sight.

import { dateAt, energyAt, gameMinute } from "../clock.js";
import { dateText, energyText, nameText, plainText, shortMoneyText } from "../format.js";
import { diamondsText } from "../ledger.js";
import { hashOf } from "../route.js";
import { html } from "../ui.js";
import { ConnectionState } from "./connection.js";
import { Icon } from "./icons.js";
import { MenuButton } from "./menu.js";
import { useTick } from "./hooks.js";

export function Header({ game, state, storage }) {
  useTick();
  const { player } = state;
  const { life, vitals, wallet, money } = player;
  const minute = gameMinute(player, game.serverNow());
  const date = dateAt(life, minute);
  const unlimited = wallet.unlimited_energy_until > game.serverNow();
  return html`<header class="header">
    <div class="header-inner">
      <div class="identity">
        <h1><span id="life-name">${nameText(life)}</span>, <span id="life-age">${date.age}</span></h1>
        <p class="quiet small">
          <span id="game-time">${dateText(date)}</span><span class="stage"> · ${plainText(life.stage)}</span>
        </p>
      </div>
      <dl class="possessions">
        <${Possession} icon="bolt" name="Energy" id="energy-value" text=${energyText(energyAt(vitals, minute))}
          extra=${unlimited && html`<${Icon} name="infinity" label="Unlimited" size="16" />`} />
        <${Possession} icon="diamond" name="Diamonds" id="diamonds-value" text=${diamondsText(wallet.diamonds)} href=${hashOf("shop")} />
        <${Possession} icon="coin" name="Money" id="money-value" text=${shortMoneyText(money?.cents ?? 0)} />
      </dl>
      <div class="header-end">
        ${state.status === "online" && html`<${ConnectionState} status=${state.status} />`}
        <${MenuButton} game=${game} state=${state} storage=${storage} />
      </div>
    </div>
  </header>`;
}

/** With `href` a way to where one gets more. */
function Possession({ icon, name, id, text, extra, href }) {
  const value = html`<span id=${id}>${text}</span>${extra}`;
  return html`<div class="possession ${icon}">
    <dt><${Icon} name=${icon} size="18" /><span class="visually-hidden">${name}</span></dt>
    <dd>${href ? html`<a class="possession-way" href=${href} title="To the shop">${value}</a>` : value}</dd>
  </div>`;
}
