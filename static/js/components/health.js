// Health: what you have and feel, what can be done about it, habits, and what is behind you.

import { dateAt, gameMinute } from "../clock.js";
import { moneyText } from "../format.js";
import { pastIllnesses } from "../rooms.js";
import { html } from "../ui.js";
import { Outcome, useAct, useReply, Waiting } from "./asking.js";
import { Condition } from "./condition.js";
import { Notice } from "./figures.js";
import { Habits } from "./habits.js";

export function HealthScreen({ game, state }) {
  const { player } = state;
  const situation = [player.day?.day, JSON.stringify(player.health), JSON.stringify(player.bank?.insurances), player.life.age].join("|");
  const { reply, error, again } = useReply(game, "get_medical_record", {}, situation);
  if (!reply) return html`<section class="card"><${Waiting} error=${error} again=${again} text="Finding your file…" /></section>`;
  return html`<div class="room health-room">
    <${Care} game=${game} player=${player} reply=${reply} />
    <${Habits} game=${game} player=${player} habits=${reply.habits} />
    <${Past} past=${reply.past} />
  </div>`;
}

function Care({ game, player, reply }) {
  const action = useAct(game);
  const { act, busy, disabled, outcome } = action;
  const { conditions, complaints, visit_cents: visit, emergency_cents: emergency, hospital_until_minute: hospital } = reply;
  const bill = (text, cents) => `${text} ${cents > 0 ? `The bill: ${moneyText(cents)}.` : "It costs you nothing."}`;
  const doctor = () => act("care", "see_doctor", {}, (seen) => bill(seen.text, seen.bill_cents));
  const hurry = () => act("care", "go_to_emergency", {}, (seen) => bill(seen.text, seen.bill_cents));
  const well = conditions.length === 0 && complaints.length === 0;
  return html`<section class="card" aria-labelledby="care-title">
    <h3 id="care-title">How you are</h3>
    <${Absence} player=${player} hospital=${hospital} now=${gameMinute(player, game.serverNow())} />
    ${well && html`<p class="empty">You are well, as far as anybody knows.</p>`}
    ${complaints.length > 0 &&
    html`<h4 class="room-group">What you feel</h4>
      <ul class="symptoms" id="complaints">${complaints.map((text) => html`<li key=${text}>${text}</li>`)}</ul>
      <p class="quiet small">Nobody has looked into this. A doctor may find what it is.</p>`}
    <div class="actions">
      <button type="button" id="see-doctor" class=${complaints.length ? "button primary" : "button"} disabled=${disabled} onClick=${doctor}>
        ${busy === "care" ? "One moment…" : `See a doctor, ${priceText(visit)}`}</button>
      <button type="button" id="emergency" class="button" disabled=${disabled} onClick=${hurry}>Emergency room, ${priceText(emergency)}</button>
    </div>
    <${Outcome} outcome=${outcome} name=${conditions.some(({ id }) => id === outcome?.name) ? "care" : undefined} />
    ${conditions.length > 0 && html`<h4 class="room-group">What the doctors know</h4>`}
    <ul class="rows" id="conditions">
      ${conditions.map((condition) => html`<li key=${condition.id} class="row">
        <${Condition} condition=${condition} life=${player.life} action=${action} />
      </li>`)}
    </ul>
    ${player.health?.monthly_cents > 0 && html`<p class="quiet">Treatments and habits cost you ${moneyText(player.health.monthly_cents)} a month.</p>`}
  </section>`;
}

function priceText(cents) {
  return cents > 0 ? moneyText(cents) : "free";
}

function Absence({ player, hospital, now }) {
  const until = hospital ?? (player.health?.unfit_until_minute > now ? player.health.unfit_until_minute : null);
  if (until == null) return null;
  const date = dateAt(player.life, until);
  return html`<${Notice} icon="bed"><p>${hospital == null ? "You are unfit for school and work" : "You are in hospital"} until ${date.monthName} ${date.year}.</p><//>`;
}

function Past({ past }) {
  const illnesses = pastIllnesses(past);
  return html`<section class="card" aria-labelledby="past-title">
    <h3 id="past-title">Medical record</h3>
    ${illnesses.length === 0
      ? html`<p class="quiet empty">Nothing lies behind you yet that a doctor would write down.</p>`
      : html`<p class="quiet">What you have had, and have no more.</p>
          <dl class="record-list" id="past-illnesses">${illnesses.map(({ name, text }) => html`<div key=${name}><dt>${name}</dt><dd>${text}</dd></div>`)}</dl>`}
  </section>`;
}
