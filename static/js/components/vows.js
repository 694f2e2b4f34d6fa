// Vows: choosing one, or saying it in one's own words; and saying them again after many years.

import { moneyText } from "../format.js";
import { html, useState } from "../ui.js";
import { Outcome, useAct } from "./asking.js";
import { Icon } from "./icons.js";

const TONES = [["tender", "Tender"], ["plain", "Plain"], ["funny", "Funny"], ["own", "My own words"]];
const MOST = 300;

/** The fields of a request: at most one of the two. */
export function vowFields({ tone, id, own }) {
  if (tone === "own") return own.trim() ? { own_vow: own.trim() } : {};
  return id ? { vow_id: id } : {};
}

export function VowPicker({ vows, vow, onVow }) {
  const shown = vows.filter(({ tone }) => tone === vow.tone);
  return html`<fieldset class="radio-list"><legend class="label">What you say</legend>
    <div class="chips" role="group" aria-label="Kind of vow">
      ${TONES.map(([id, name]) => html`<button key=${id} type="button" id="tone-${id}" class="chip" aria-pressed=${vow.tone === id} onClick=${() => onVow({ ...vow, tone: id })}>${name}</button>`)}
    </div>
    ${vow.tone === "own"
      ? html`<div class="field"><label for="own-vow">Your own words</label>
          <textarea id="own-vow" class="input" rows="4" maxlength=${MOST} aria-describedby="own-vow-left" value=${vow.own} onInput=${({ target }) => onVow({ ...vow, own: target.value })}></textarea>
          <p id="own-vow-left" class="quiet small">${MOST - vow.own.length} characters left</p></div>`
      : html`<div class="vow-list">${shown.map(({ id, text }) => html`<label key=${id} class="radio-card">
          <input type="radio" name="vow" id="vow-${id}" checked=${vow.id === id} onChange=${() => onVow({ ...vow, id })} /><span class="vow-text">“${text}”</span></label>`)}</div>`}
  </fieldset>`;
}

export function Renewal({ game, player, reply }) {
  const action = useAct(game);
  const [vow, setVow] = useState({ tone: "tender", id: "", own: "" });
  const { person_id: personId, years, cost_cents: cost } = reply.renewal;
  const name = player.people?.[personId]?.first_name ?? "";
  const renew = (event) => {
    event.preventDefault();
    return action.act("renew", "renew_vows", { person_id: personId, ...vowFields(vow) });
  };
  return html`<section class="card" aria-labelledby="renewal-title">
    <h3 id="renewal-title"><${Icon} name="ring" /> Say it again after ${years} years</h3>
    <p>You and ${name} may promise it once more this year. It costs ${moneyText(cost)}.</p>
    <form class="form" onSubmit=${renew}>
      <${VowPicker} vows=${reply.vows} vow=${vow} onVow=${setVow} />
      <div class="actions"><button id="renew-vows" class="button primary" disabled=${action.disabled}>${action.busy ? "One moment…" : "Renew the vows"}</button></div>
    </form>
    <${Outcome} outcome=${action.outcome} />
  </section>`;
}
