// How you are: six bars with their names and values.

import { gameMinute, vitalAt } from "../clock.js";
import { countdownText, energyText } from "../format.js";
import { VITALS } from "../catalogue.js";
import { html } from "../ui.js";
import { Icon } from "./icons.js";
import { useTick } from "./hooks.js";

export function Vitals({ game, player }) {
  useTick();
  const { vitals, wallet } = player;
  const now = game.serverNow();
  const minute = gameMinute(player, now);
  const unlimitedFor = wallet.unlimited_energy_until - now;
  return html`<section class="card vitals part-now" aria-labelledby="vitals-title">
    <h2 id="vitals-title">${player.life.alive ? "How you are" : "How you were"}</h2>
    <div class="bars" id="vitals">
      ${VITALS.map(({ id, ...shown }) => html`<${Bar} key=${id} id=${id} ...${shown} value=${vitalAt(vitals, id, minute)} />`)}
    </div>
    ${player.life.alive && unlimitedFor > 0 &&
    html`<p class="unlimited"><${Icon} name="infinity" /> <span>Nothing costs energy for
      <strong id="unlimited-left" role="timer">${countdownText(unlimitedFor)}</strong></span></p>`}
  </section>`;
}

function Bar({ id, name, icon, value }) {
  const text = id === "energy" ? energyText(value) : String(Math.round(value));
  const width = `${Math.min(100, Math.max(0, value))}%`;
  return html`<div class="bar ${id}" data-vital=${id}>
    <span class="bar-name"><${Icon} name=${icon} size="18" /> ${name}</span>
    <span class="bar-value">${text}</span>
    <div class="bar-track ${value > 100 ? "over" : ""}" role="meter" aria-label=${name} aria-valuemin="0"
      aria-valuemax=${Math.max(100, Math.ceil(value))} aria-valuenow=${Math.round(value)}>
      <div class="bar-fill" style=${{ width }}></div>
    </div>
  </div>`;
}
