// Energy refills and time skips, paid in diamonds.

import { CONFIRM_FROM, REFILLS, SKIPS } from "../catalogue.js";
import { energyAt, gameMinute } from "../clock.js";
import { countdownText } from "../format.js";
import { shortText } from "../ledger.js";
import { hashOf } from "../route.js";
import { html, useState } from "../ui.js";
import { Debt } from "./debt.js";
import { ConfirmPurchase } from "./dialog.js";
import { DiamondHistory } from "./history.js";
import { Icon } from "./icons.js";
import { useBusy, useTick } from "./hooks.js";

export function Shop({ game, state }) {
  useTick();
  const [busy, run] = useBusy();
  const [asking, setAsking] = useState(null);
  const [history, setHistory] = useState(false);
  const { player, status } = state;
  const { diamonds, unlimited_energy_until: unlimitedUntil } = player.wallet;
  const unlimitedFor = unlimitedUntil - game.serverNow();
  const buy = (kind, offer) =>
    run(`${kind}-${offer.id}`, async () => {
      await game[kind](offer.id);
      setAsking(null);
    });
  const press = (kind, offer) => (offer.price >= CONFIRM_FROM ? setAsking({ kind, offer }) : buy(kind, offer));
  const group = (kind, offers, reasonAgainst) =>
    html`<div class="offers">
      ${offers.map((offer) => {
        const name = `${kind}-${offer.id}`;
        const reason = reasonAgainst(offer) || shortText(diamonds, offer.price);
        return html`<${Offer} key=${name} id=${name.replace("_", "-")} offer=${offer} reason=${reason} busy=${busy === name}
          disabled=${busy != null || status !== "online"} onPress=${() => press(kind, offer)} />`;
      })}
    </div>`;
  return html`<section class="card shop part-boost" aria-labelledby="energy-title">
    <${Debt} diamonds=${diamonds} />
    <h2 id="energy-title">Energy</h2>
    ${unlimitedFor > 0 &&
    html`<p class="unlimited"><${Icon} name="infinity" /> <span>Boundless for
      <strong id="boundless-left" role="timer">${countdownText(unlimitedFor)}</strong>. Another one adds a day.</span></p>`}
    ${group("refill", REFILLS, (offer) => refillReason(offer, player, game.serverNow()))}
    <h2 id="time-title">Time</h2>
    ${group("skip", SKIPS, () => (player.question ? "Answer the question first" : ""))}
    <p class="quiet small">What a skip does not use is not charged.</p>
    <div class="actions">
      <a id="open-shop" class="button" href=${hashOf("shop")}><${Icon} name="diamond" /> Get diamonds</a>
      <button type="button" id="open-history" class="button" onClick=${() => setHistory(true)}>
        <${Icon} name="book" /> Diamond history
      </button>
    </div>
    ${history && html`<${DiamondHistory} game=${game} onClose=${() => setHistory(false)} />`}
    ${asking &&
    html`<${ConfirmPurchase} offer=${asking.offer} diamonds=${diamonds} busy=${busy != null} note=${NOTES[asking.kind]}
      onConfirm=${() => buy(asking.kind, asking.offer)} onClose=${() => setAsking(null)} />`}
  </section>`;
}

const NOTES = { skip: "The clock stops early at a question. What is not skipped is not charged." };

function Offer({ id, offer, reason, busy, disabled, onPress }) {
  return html`<button type="button" id=${id} class="offer" disabled=${disabled || reason !== ""} onClick=${onPress}>
    <span class="offer-icon"><${Icon} name=${offer.icon} size="22" /></span>
    <span class="offer-name">${offer.name}</span>
    <span class="offer-gain">${busy ? "One moment…" : reason || offer.gain}</span>
    <span class="price"><${Icon} name="diamond" label="Diamonds" size="16" />${offer.price}</span>
  </button>`;
}

function refillReason(offer, player, now) {
  const energy = energyAt(player.vitals, gameMinute(player, now));
  return offer.id === "full" && energy >= 100 ? "You are fully rested" : "";
}
