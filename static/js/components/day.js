// Today: the landscape, what you are doing, what comes next, and the day as a line.

import { doing } from "../catalogue.js";
import { dateAt, gameMinute, MINUTES_PER_DAY, slotsOfDay } from "../clock.js";
import { durationText, moneyText, timeText } from "../format.js";
import { html } from "../ui.js";
import { Icon } from "./icons.js";
import { Landscape } from "./scene.js";
import { useTick } from "./hooks.js";

export function Day({ game, player }) {
  useTick();
  const { activity, life, day, school, work } = player;
  const minute = gameMinute(player, game.serverNow());
  const date = dateAt(life, minute);
  const minuteOfDay = date.hour * 60 + date.minute;
  return html`<section class="card day part-now" aria-labelledby="day-title">
    <div class="scene">
      <${Landscape} hour=${minuteOfDay / 60} month=${date.month} stage=${life.stage} asleep=${day?.asleep} />
    </div>
    <div class="day-text">
      <h2 id="day-title" class="visually-hidden">Your day</h2>
      ${life.alive && day && html`<${Present} day=${day} activity=${activity} minute=${minute} />`}
      ${life.alive &&
      day?.plan?.length > 0 &&
      html`<${Timeline} slots=${slotsOfDay(day)} now=${minuteOfDay} isToday=${date.day === day.day} />`}
      ${school && html`<${School} school=${school} />`}
      ${work && html`<${Work} work=${work} />`}
    </div>
  </section>`;
}

function Present({ day, activity, minute }) {
  const { name, icon } = doing(day.doing);
  const next = day.plan.find((slot) => slot.minute > minute);
  const nextText = next ? `${shortName(next.doing)} at ${timeText(next.minute % MINUTES_PER_DAY)}` : "";
  return html`<div class="present">
    <span class="present-icon"><${Icon} name=${activity ? "walk" : icon} size="22" /></span>
    <p>
      <strong id="doing">${activity ? activity.name : name}</strong>
      ${activity
        ? html`<span class="quiet"> for ${durationText(activity.until_minute - minute)} more</span>`
        : nextText && html`<span class="quiet"> · ${nextText}</span>`}
    </p>
  </div>`;
}

export function Timeline({ slots, now, isToday, open = false }) {
  const share = (minutes) => `${(minutes / MINUTES_PER_DAY) * 100}%`;
  return html`<div class="timeline">
    <div class="timeline-bar" aria-hidden="true">
      ${slots.map(({ doing: id, from, until }) => {
        const style = { left: share(from), width: share(until - from) };
        return html`<div key=${from} class="slot ${id}" style=${style}></div>`;
      })}
      ${isToday && html`<div class="timeline-now" style=${{ left: share(now) }}></div>`}
    </div>
    <div class="timeline-hours" aria-hidden="true"><span>0</span><span>6</span><span>12</span><span>18</span><span>24</span></div>
    <details class="timeline-list" open=${open}>
      <summary>The whole day</summary>
      <ol>
        ${slots.map((slot) => {
          const present = isToday && slot.from <= now && now < slot.until;
          return html`<li key=${slot.from} aria-current=${present ? "time" : undefined}>
            <span class="swatch ${slot.doing}" aria-hidden="true"></span>
            <span class="time">${timeText(slot.from)}</span>
            <span>${shortName(slot.doing)}${present ? " (now)" : ""}</span>
            <span class="quiet small">${durationText(slot.until - slot.from)}</span>
          </li>`;
        })}
      </ol>
    </details>
  </div>`;
}

function shortName(id) {
  return doing(id).short ?? doing(id).name;
}

function School({ school }) {
  return html`<p class="occupation">
    <${Icon} name="book" size="18" />
    <span>${school.title}</span>
    <span class="quiet">· grade ${Math.round(school.grade)} of 100</span>
  </p>`;
}

function Work({ work }) {
  // Between two jobs a side job, a business or an interview may be all there is.
  const title = work.title || work.side_jobs?.[0]?.name;
  if (!title) return null;
  return html`<p class="occupation">
    <${Icon} name="work" size="18" />
    <span>${title}</span>
    ${work.kind === "job" && html`<span class="quiet">· performance ${Math.round(work.performance)} of 100</span>`}
    ${work.pay_cents > 0 && html`<span class="quiet">· ${moneyText(work.pay_cents)} a month</span>`}
  </p>`;
}
