// The dates screen: what is planned, what was, planning one ("#/dates/p3"), and one that is going on ("#/dates/d3").

import { gameMinute } from "../clock.js";
import { forTwo, mayBeAsked, momentText, openDate, pastBadges, possible, untilText } from "../dates.js";
import { durationText, moneyText } from "../format.js";
import { whenText } from "../amounts.js";
import { hashOf } from "../route.js";
import { html, useState } from "../ui.js";
import { Outcome, useAct, useReply, Waiting } from "./asking.js";
import { Confirm } from "./confirm.js";
import { DatePlanner } from "./date_planner.js";
import { DateScene } from "./date_scene.js";
import { useDetail, useTick } from "./hooks.js";
import { Icon } from "./icons.js";
import { toneOf } from "./people.js";

const SHOWN_AT_FIRST = 6;

export function DatesScreen({ game, state }) {
  const { player } = state;
  const detail = useDetail();
  if (player.life.age < 18) {
    return html`<div class="room"><section class="card dates-empty"><${Icon} name="heart" size="32" />
      <p>Dates are for grown-ups. They begin at 18. Until then there are friends.</p></section></div>`;
  }
  if (/^d\d+$/.test(detail)) return html`<div class="room"><${DateScene} key=${detail} game=${game} player=${player} dateId=${detail} /></div>`;
  if (detail) return html`<div class="room"><${DatePlanner} key=${detail} game=${game} player=${player} personId=${detail} /></div>`;
  return html`<div class="room dates"><${Overview} game=${game} player=${player} /></div>`;
}

/** What changes when the lists must be asked for again. */
export function datesSituation({ dates, life }) {
  return `${life.id}|${(dates?.planned ?? []).map(({ id, open }) => `${id}${open}`).join()}`;
}

function Overview({ game, player }) {
  useTick();
  const action = useAct(game);
  const [asking, setAsking] = useState(null);
  const { reply, error, again } = useReply(game, "get_dates", {}, datesSituation(player));
  const now = gameMinute(player, game.serverNow());
  const cancel = async () => {
    await action.act("cancel", "cancel_date", { date_id: asking.id });
    setAsking(null);
  };
  return html`
    <section class="card" aria-labelledby="planned-title">
      <h3 id="planned-title">Planned</h3>
      ${!reply && html`<${Waiting} error=${error} again=${again} />`}
      ${reply?.planned.length === 0 && html`<p class="quiet empty">Nothing is planned. Ask somebody, below.</p>`}
      <ul class="rows" id="planned-dates">
        ${reply?.planned.map((date) => html`<li key=${date.id} class="row date-row ${date.is_open ? "now" : ""}" data-date=${date.id}>
          <span class="row-name">${date.name.trim() || "Somebody"} ${date.is_open && html`<span class="badge good">Now</span>`}</span>
          <span class="row-text">${date.activity}, ${date.venue}</span>
          <span class="row-facts">
            <span>${momentText(player.life, date.at, now)} ${!date.is_open && `(${untilText(date.at, now)})`}</span>
            <span>${durationText(date.minutes)}</span><span>${forTwo(date.cost_cents)}</span>${date.gift_item_id && html`<span>with a present</span>`}
          </span>
          <div class="actions">
            ${date.is_open
              ? html`<a class="button primary" id="go-${date.id}" href="${hashOf("dates")}/${date.id}"><${Icon} name="heart" /> Go there</a>`
              : html`<button type="button" id="cancel-${date.id}" class="button" disabled=${action.disabled} onClick=${() => setAsking(date)}>
                  Cancel<span class="visually-hidden"> the date with ${date.name}</span></button>`}
          </div>
        </li>`)}
      </ul>
      <${Outcome} outcome=${action.outcome} />
    </section>
    <${Whom} player=${player} />
    ${reply?.past.length > 0 && html`<${Past} past=${reply.past} life=${player.life} />`}
    ${asking && html`<${Confirm} id="cancel-date" title="Call it off?" yes="Call it off" no="Keep it" danger busy=${action.busy != null}
      onYes=${cancel} onClose=${() => setAsking(null)}><p>${asking.name} looks forward to it, and may be hurt.</p><//>`}`;
}

function Whom({ player }) {
  const found = possible(player);
  return html`<section class="card" aria-labelledby="whom-title">
    <h3 id="whom-title">Plan a date</h3>
    ${found.length > 0
      ? html`<ul class="people" id="whom">${found.map(({ person, text }) => html`<li key=${person.id}>
          <a class="person" id="plan-${person.id}" href="${hashOf("dates")}/${person.id}">
            <span class="face ${toneOf(person)}" aria-hidden="true">${person.first_name.charAt(0)}</span>
            <span class="person-text"><span class="person-name">${person.first_name} ${person.last_name}</span><span class="quiet small">${text}</span></span>
            <${Icon} name="right" /></a></li>`)}</ul>`
      : html`<p class="quiet">There is nobody to go out with yet. Matches and people you see stand here. You meet new ones under${" "}
          <a href=${hashOf("dating")}>Dating</a>, or ask somebody you know out, on their page under <a href=${hashOf("circle")}>People</a>.</p>`}
  </section>`;
}

function Past({ past, life }) {
  const [all, setAll] = useState(false);
  const shown = all ? past : past.slice(0, SHOWN_AT_FIRST);
  return html`<section class="card" aria-labelledby="past-title">
    <h3 id="past-title">Those that were</h3>
    <ul class="rows" id="past-dates">
      ${shown.map((date) => html`<li key=${date.id} class="row">
        <span class="row-name">${date.name.trim() || "Somebody"}</span>
        <span class="badges">${pastBadges(date).map(({ text, tone }) => html`<span key=${text} class="badge ${tone}">${text}</span>`)}</span>
        ${date.text && html`<span class="row-text">${date.text}</span>`}
        <span class="row-facts"><span>${date.activity}, ${date.venue}</span><span>${whenText(life, date.at)}</span>${date.paid_cents > 0 && html`<span>You paid ${moneyText(date.paid_cents)}</span>`}</span>
      </li>`)}
    </ul>
    ${past.length > shown.length && html`<button type="button" class="button" onClick=${() => setAll(true)}>Show all ${past.length}</button>`}
  </section>`;
}

/** A quiet call on every other part of the game while a date waits. */
export function DateCall({ player, screenId }) {
  const going = player.life.alive && screenId !== "dates" ? openDate(player) : null;
  const name = going && (player.people?.[going.person_id]?.first_name ?? "somebody");
  return html`<div role="status" class="date-call-place">${going && html`<div class="date-call" id="date-call">
    <${Icon} name="heart" /><span>Your date with ${name} has begun.</span>
    <a class="button" href="${hashOf("dates")}/${going.id}">Go there</a>
  </div>`}</div>`;
}

/** On somebody's page, where it is possible. */
export function PlanLink({ player, personId }) {
  if (player.life.age < 18 || !mayBeAsked(player, personId)) return null;
  return html`<a id="plan-date" class="button" href="${hashOf("dates")}/${personId}"><${Icon} name="calendar" /> Plan a date</a>`;
}
