// The law: what stands against you, the case that is open, prison and parole. What is against the law is
// kept at the end, folded, and never without what may follow.

import { whenText } from "../amounts.js";
import { gameMinute } from "../clock.js";
import { moneyText } from "../format.js";
import { recordLine } from "../rooms.js";
import { html } from "../ui.js";
import { Outcome, useAct } from "./asking.js";
import { Notice } from "./figures.js";
import { Offences } from "./offences.js";
import { Prison } from "./prison.js";
import { Trial } from "./trial.js";

export function LawScreen({ game, state }) {
  const { player } = state;
  const { law } = player;
  const inside = useAct(game);
  const isInside = law?.prison && !law.prison.on_the_run;
  return html`<div class="room law">
    ${law?.open_case && html`<${Trial} game=${game} player=${player} openCase=${law.open_case} />`}
    ${law?.prison && html`<${Prison} game=${game} player=${player} prison=${law.prison} action=${inside} />`}
    ${!isInside && inside.outcome && html`<section class="card"><${Outcome} outcome=${inside.outcome} /></section>`}
    <${Record} game=${game} player=${player} law=${law} />
    ${!isInside && html`<${Offences} game=${game} player=${player} />`}
  </div>`;
}

function Record({ game, player, law }) {
  const { busy, disabled, outcome, act } = useAct(game);
  const { life } = player;
  const now = gameMinute(player, game.serverNow());
  const lines = (law?.record ?? []).map((line) => recordLine(line, life)).reverse();
  const clear = () => act("clear", "clear_record", {}, ({ text, paid_cents: paid }) => `${text}${paid > 0 ? ` It cost ${moneyText(paid)}.` : ""}`);
  return html`<section class="card" aria-labelledby="record-title">
    <h3 id="record-title">Your record</h3>
    ${law?.parole && html`<${Notice}><p>You are on parole until ${whenText(life, law.parole.until_minute)}. An arrest sends you back for what was left.</p><//>`}
    ${law?.probation_until_minute > now && html`<${Notice}><p>You are on probation until ${whenText(life, law.probation_until_minute)}.</p><//>`}
    ${lines.length === 0
      ? html`<p class="empty">Nothing is written down against you.</p>`
      : html`<ul class="rows" id="record">
          ${lines.map((line, index) => html`<li key=${index} class="row"><span class="row-name row-wide">${line.charge}</span>
            <span class="row-facts"><strong>${line.sentence}</strong><span>${line.when}</span>${line.juvenile && html`<span>as a child; sealed at 18</span>`}</span></li>`)}
        </ul>
        <div class="actions"><button type="button" id="clear-record" class="button" disabled=${disabled} onClick=${clear}>
          ${busy ? "One moment…" : "Ask to have it cleared"}</button></div>`}
    <${Outcome} outcome=${outcome} />
  </section>`;
}
