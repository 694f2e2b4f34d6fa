// Time inside: how much is left, conduct, what there is to do, parole, and the way over the wall.

import { whenText } from "../amounts.js";
import { gameMinute, MINUTES_PER_DAY } from "../clock.js";
import { durationText, moneyText } from "../format.js";
import { durationOf, servedPercent } from "../rooms.js";
import { html, useState } from "../ui.js";
import { Outcome } from "./asking.js";
import { Confirm } from "./confirm.js";
import { Notice } from "./figures.js";
import { Gauge } from "./gauge.js";
import { Icon } from "./icons.js";

const A_DAY = 3;
const ESCAPE_ENERGY = 25;

export function Prison({ game, player, prison, action }) {
  const { life } = player;
  const minute = gameMinute(player, game.serverNow());
  if (prison.on_the_run) {
    return html`<section class="card"><h3>On the run</h3><p>They are looking for you, and they mostly find.</p></section>`;
  }
  const served = servedPercent(prison, minute);
  const left = Math.max(1, Math.ceil((prison.until - minute) / MINUTES_PER_DAY));
  const done = prison.done_day === Math.floor(minute / MINUTES_PER_DAY) ? prison.done : [];
  return html`<section class="card" aria-labelledby="prison-title">
    <h3 id="prison-title">${prison.juvenile ? "In juvenile detention" : "In prison"}</h3>
    ${prison.remand
      ? html`<${Notice} icon="lock"><p>You wait here for your trial, in ${whenText(life, prison.until)} at the latest.</p><//>`
      : html`<${Gauge} name="Time served" value=${served} text=${`${served} %, ${durationOf(left, life)} to go`} />`}
    <${Gauge} name="Conduct" value=${prison.conduct} text=${`${prison.conduct} of 100`} />
    ${!prison.remand && html`<${Parole} action=${action} served=${served} />`}
    <h4 class="room-group">What you can do (${done.length} of ${A_DAY} today)</h4>
    <ul class="rows" id="prison-activities">
      ${prison.activities.map((activity) => html`<li key=${activity.id} class="row">
        <${Activity} activity=${activity} done=${done} action=${action} />
      </li>`)}
    </ul>
    <${Escape} action=${action} />
  </section>`;
}

function Parole({ action, served }) {
  const ask = () => action.act("parole", "request_parole", {}, ({ granted }) =>
    granted ? "The board lets you go, on parole." : { kind: "pity", text: "The board has looked, and says no. It will look again." });
  return html`<div class="actions"><button type="button" id="request-parole" class="button primary" disabled=${action.disabled} onClick=${ask}>
      ${action.busy === "parole" ? "One moment…" : "Ask for parole"}</button></div>
    ${served < 50 && html`<p class="quiet small">The board looks once half of the time is served. Good conduct helps.</p>`}
    <${Outcome} outcome=${action.outcome} name="parole" />`;
}

function Activity({ activity, done, action }) {
  const { id, name, text, duration_minutes: minutes, energy, pay_cents: pay } = activity;
  const isDone = done.includes(id);
  const isFull = done.length >= A_DAY;
  const start = () => action.act(id, "do_prison_activity", { activity_id: id });
  return html`<span class="row-name">${name}</span>
    <button type="button" id="prison-${id}" class="button" disabled=${action.disabled || isDone || isFull} onClick=${start} aria-label=${name}>
      ${action.busy === id ? "One moment…" : isDone ? "Done today" : isFull ? "Day is full" : "Do it"}</button>
    <span class="row-text">${text}</span>
    <span class="row-facts"><span>${durationText(minutes)}</span>${energy > 0 && html`<span><${Icon} name="bolt" label="Energy" size="14" />${energy}</span>`}
      ${pay > 0 && html`<span>pays ${moneyText(pay)}</span>`}</span>
    <${Outcome} outcome=${action.outcome} name=${id} />`;
}

function Escape({ action }) {
  const [asking, setAsking] = useState(false);
  const run = async () => {
    await action.act("escape", "attempt_escape", {}, ({ escaped, text }) => ({ kind: escaped ? "status" : "pity", text }));
    setAsking(false);
  };
  return html`<details class="fold">
    <summary>The wall</summary>
    <p class="quiet small">Some have tried.</p>
    <div class="actions"><button type="button" id="open-escape" class="button" disabled=${action.disabled} onClick=${() => setAsking(true)}>Try to escape…</button></div>
    <${Outcome} outcome=${action.outcome} name="escape" />
    ${asking &&
    html`<${Confirm} id="escape" title="Try to escape?" yes="Try" danger busy=${action.busy != null} onYes=${run} onClose=${() => setAsking(false)}>
      <p>It takes ${ESCAPE_ENERGY} energy. If it fails, 3 to 12 months are added. If it works, you are found within ten days or so, and 6 to 18 months are added.</p>
    <//>`}
  </details>`;
}
