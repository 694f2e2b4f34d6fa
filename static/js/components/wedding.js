// The wedding: what is planned, the way to the planner, the altar, and vows that can be said again.

import { whenText } from "../amounts.js";
import { dateAt, gameMinute, MINUTES_PER_DAY } from "../clock.js";
import { moneyText, timeText } from "../format.js";
import { loveSituation } from "../love.js";
import { hashOf } from "../route.js";
import { html, useState } from "../ui.js";
import { daysText, guestCount } from "../wedding.js";
import { Altar } from "./altar.js";
import { Outcome, useAct, useReply, Waiting } from "./asking.js";
import { Confirm } from "./confirm.js";
import { Icon } from "./icons.js";
import { Renewal } from "./vows.js";
import { WeddingPlanner } from "./wedding_planner.js";

/** On the first page of love, where it fits. */
export function WeddingCard({ game, player, relationships }) {
  const engaged = relationships.find(({ stage }) => stage === "engaged");
  const married = relationships.some(({ stage }) => stage === "married");
  const { reply } = useReply(game, engaged || married ? "get_wedding" : null, {}, loveSituation(player));
  if (player.wedding?.altar) return html`<${Altar} key="altar" game=${game} player=${player} />`;
  if (engaged && reply) {
    return html`<section class="card" aria-labelledby="wedding-card-title">
      <h3 id="wedding-card-title"><${Icon} name="ring" /> Your wedding</h3>
      ${reply.plan ? html`<${PlanFacts} player=${player} reply=${reply} game=${game} />` : html`<p>You are engaged to ${engaged.name}. Now it wants a place, a day, and somebody who cries.</p>`}
      <a id="to-wedding" class="button primary" href=${hashOf("love/wedding")}>${reply.plan ? "See and change it" : "Plan the wedding"}</a>
    </section>`;
  }
  return reply?.renewal ? html`<${Renewal} game=${game} player=${player} reply=${reply} />` : null;
}

export function WeddingPage({ game, player }) {
  const action = useAct(game);
  const [changing, setChanging] = useState(false);
  const { reply, error, again } = useReply(game, "get_wedding", {}, loveSituation(player));
  const outcome = html`<${Outcome} outcome=${action.outcome} />`;
  if (player.wedding?.altar) return html`<${Altar} key="altar" game=${game} player=${player} />`;
  if (!reply) return html`<section class="card"><${Waiting} error=${error} again=${again} /></section>`;
  if (reply.plan && !changing) return html`<${Planned} game=${game} player=${player} reply=${reply} action=${action} onChange=${() => setChanging(true)} /><${Weddings} player=${player} reply=${reply} />`;
  if (reply.person_id) {
    return html`${outcome}<${WeddingPlanner} key=${reply.plan ? "change" : "new"} game=${game} player=${player} reply=${reply} action=${action}
      onDone=${() => setChanging(false)} />`;
  }
  return html`<section class="card"><h3>No wedding is being planned</h3>${outcome}
      <p class="quiet">${reply.missing.join(" ")}</p></section>
    ${reply.renewal && html`<${Renewal} game=${game} player=${player} reply=${reply} />`}
    <${Weddings} player=${player} reply=${reply} />`;
}

function PlanFacts({ game, player, reply }) {
  const { plan, places, styles } = reply;
  const { monthName, year, weekday } = dateAt(player.life, plan.at);
  const today = Math.floor(gameMinute(player, game.serverNow()) / MINUTES_PER_DAY);
  const named = (offers, id) => offers.find((offer) => offer.id === id)?.name ?? id;
  return html`<dl class="facts" id="wedding-facts">
      <div><dt>When</dt><dd>${weekday}, ${monthName} ${year}<span class="figure-note">${timeText(plan.at % MINUTES_PER_DAY)}, ${daysText(plan.day - today)}</span></dd></div>
      <div><dt>Where</dt><dd>${named(places, plan.place_id)}</dd></div>
      <div><dt>How</dt><dd>${named(styles, plan.style_id)}</dd></div>
      <div><dt>Guests</dt><dd>${guestCount(plan)}</dd></div>
      <div><dt>In all</dt><dd>${moneyText(plan.total_cents)}<span class="figure-note">your share ${moneyText(plan.own_cents)}</span></dd></div>
      <div><dt>Due on the day</dt><dd>${moneyText(plan.due_cents)}<span class="figure-note">paid ${moneyText(plan.paid_cents)}</span></dd></div>
    </dl>
    ${reply.missing.length > 0 && html`<ul class="cost-list" aria-label="Still to do">${reply.missing.map((text) => html`<li key=${text}>${text}</li>`)}</ul>`}`;
}

function Planned({ game, player, reply, action, onChange }) {
  const [asking, setAsking] = useState(false);
  const cancel = async () => {
    await action.act("cancel", "cancel_wedding", {}, ({ text, returned_cents: back, lost_cents: lost }) => ({
      text: `${text} ${moneyText(back)} come back, ${moneyText(lost)} are lost.`, kind: "pity",
    }));
    setAsking(false);
  };
  return html`<section class="card" aria-labelledby="planned-title">
    <h3 id="planned-title"><${Icon} name="ring" /> The day is set</h3>
    <${PlanFacts} game=${game} player=${player} reply=${reply} />
    <${Outcome} outcome=${action.outcome} />
    <div class="actions">
      <button type="button" id="change-wedding" class="button primary" disabled=${action.disabled} onClick=${onChange}>Change it</button>
      <button type="button" id="cancel-wedding" class="button" aria-haspopup="dialog" disabled=${action.disabled} onClick=${() => setAsking(true)}>Cancel the wedding…</button>
    </div>
    ${asking && html`<${Confirm} id="cancel" title="Cancel the wedding?" yes="Cancel it" no="Leave it" danger busy=${action.busy != null} onYes=${cancel} onClose=${() => setAsking(false)}>
      <p>You stay engaged. Of the ${moneyText(reply.plan.paid_cents)} that are paid half comes back when there are more than two days left, nothing later.</p><//>`}
  </section>`;
}

/** Days that were. */
function Weddings({ player, reply }) {
  if (reply.past.length === 0) return null;
  const named = (offers, id) => offers.find((offer) => offer.id === id)?.name ?? "";
  return html`<section class="card" aria-labelledby="weddings-title">
    <h3 id="weddings-title">Days that were</h3>
    <ul class="rows">
      ${reply.past.map((past, index) => html`<li key=${index} class="row">
        <span class="row-name row-wide">${past.kind === "renewal" ? "Vows said again" : "The wedding"} with ${player.people?.[past.person_id]?.first_name ?? "somebody"}</span>
        <span class="row-facts"><span>${whenText(player.life, past.minute)}</span>
          ${past.place_id && html`<span>${named(reply.places, past.place_id)}</span>`}
          ${past.kind !== "renewal" && html`<span>${past.guests} guests</span><span>how it went: ${past.success} of 100</span>`}</span>
        ${past.vow && html`<span class="row-text">“${past.vow}”</span>`}
      </li>`)}
    </ul>
  </section>`;
}
