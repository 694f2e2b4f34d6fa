// Wishing for a child: the ways there are, and seeing to it that there is none.

import { contraceptionText, requestOf, waysByKind } from "../family.js";
import { moneyText } from "../format.js";
import { html, useState } from "../ui.js";
import { Outcome, useAct, useReply, Waiting } from "./asking.js";
import { Confirm } from "./confirm.js";

export function FamilyPlans({ game, player }) {
  const action = useAct(game);
  const [asking, setAsking] = useState(null);
  const { family, romance, day, life, money, home } = player;
  const situation = JSON.stringify([family, Object.values(romance?.bonds ?? {}).map(({ stage }) => stage), day?.day, life.age, money?.cents > 0, home?.home_id]);
  const { reply, error, again } = useReply(game, "get_family_plans", {}, situation);
  const go = async () => {
    const [type, fields] = requestOf(asking);
    await action.act("way", type, fields);
    setAsking(null);
  };
  return html`<section class="card" aria-labelledby="plans-title">
    <h3 id="plans-title">Wishing for a child</h3>
    ${family?.trying && html`<div class="room-notice" id="trying"><div><p><strong>You are trying for a child</strong>${family.trying.person_id ? ` with ${player.people?.[family.trying.person_id]?.first_name ?? "somebody"}` : ""}. It takes most people some months.</p>
      <div class="actions"><button type="button" id="stop-trying" class="button" disabled=${action.disabled} onClick=${() => action.act("way", "stop_trying", {}, () => "Not now, then.")}>Not now, after all</button></div></div></div>`}
    <${Outcome} outcome=${action.outcome} name="way" />
    ${!reply && html`<${Waiting} error=${error} again=${again} />`}
    ${reply && waysByKind(reply.offers).map(({ id, title, offers }) => html`<div key=${id}>
      <h4 class="room-group">${title}</h4>
      <ul class="rows">
        ${offers.map((offer) => html`<${Way} key=${`${offer.method}${offer.person_id}${offer.carrier}`} offer=${offer} disabled=${action.disabled} onPick=${() => setAsking(offer)} />`)}
      </ul></div>`)}
    ${reply && html`<${Contraception} action=${action} offers=${reply.contraception} trying=${family?.trying != null} />`}
    ${asking && html`<${Confirm} id="way" title="${asking.name}?" yes="Yes" busy=${action.busy != null} onYes=${go} onClose=${() => setAsking(null)}>
      <p>${asking.text}</p>${asking.cost_cents > 0 && html`<p>It costs ${moneyText(asking.cost_cents)}${asking.method.startsWith("adopt_") ? " in all" : " an attempt"}.</p>`}<//>`}
  </section>`;
}

function Way({ offer, disabled, onPick }) {
  const { method, person_id: personId, carrier, name, text, cost_cents: cost, chance_percent: chance, available, reason } = offer;
  const adopting = method.startsWith("adopt_");
  return html`<li class=${available ? "row" : "row not-possible"}>
    <span class="row-name row-wide">${name}</span>
    <span class="row-text">${text}</span>
    <span class="row-facts">${cost > 0 && html`<span>${moneyText(cost)} ${adopting ? "in all" : "an attempt"}</span>`}
      ${chance > 0 && html`<span>${chance} of 100 have a child ${method === "natural" || method === "donor" ? "within a year" : "from an attempt"}</span>`}</span>
    ${reason && html`<span class="row-text reason">${reason}</span>`}
    ${available && html`<div class="actions"><button type="button" id="way-${method}${carrier === "them" ? "-them" : ""}" data-person=${personId} class="button" aria-haspopup="dialog" disabled=${disabled} onClick=${onPick}>
      ${adopting ? "Apply…" : "Try for a child…"}</button></div>`}
  </li>`;
}

function Contraception({ action, offers, trying }) {
  const chosen = offers.find(({ chosen: held }) => held)?.method ?? "none";
  const [method, setMethod] = useState(chosen);
  const set = (event) => {
    event.preventDefault();
    return action.act("contraception", "choose_contraception", { method }, ({ method: kept, yearly_percent: percent }) =>
      `${contraceptionText(kept)}: of a hundred couples ${percent} expect a child after a year.`);
  };
  return html`<h4 class="room-group">Seeing to it that there is none</h4>
    <form class="form" id="contraception" onSubmit=${set}>
      <div class="field"><label for="contraception-method">Contraception${trying ? ", for when you are not trying" : ""}</label>
        <select id="contraception-method" class="input" value=${method} onChange=${({ target }) => setMethod(target.value)}>
          ${offers.map((offer) => html`<option key=${offer.method} value=${offer.method}>${contraceptionText(offer.method)} (${offer.yearly_percent} of 100 a year expect a child)</option>`)}
        </select></div>
      <div class="actions"><button id="set-contraception" class="button" disabled=${action.disabled || method === chosen}>Keep to this</button></div>
    </form>
    <${Outcome} outcome=${action.outcome} name="contraception" />`;
}
