// The day as it is planned, and what can be changed about today and tomorrow.

import { doing } from "../catalogue.js";
import { dateAt, gameMinute, slotsOfDay } from "../clock.js";
import { durationText } from "../format.js";
import { changesFor, placeText, sharesOf, wishesOf } from "../planning.js";
import { html, useState } from "../ui.js";
import { Outcome, useAct } from "./asking.js";
import { Timeline } from "./day.js";
import { Figures, Notice, Segments } from "./figures.js";
import { Icon } from "./icons.js";
import { useTick } from "./hooks.js";

const WHEN = [["today", "Today"], ["tomorrow", "Tomorrow"]];

export function DayScreen({ game, state }) {
  useTick();
  const { player } = state;
  const { day, life } = player;
  if (!day) return html`<section class="card"><p class="quiet empty">Your days have not begun yet.</p></section>`;
  const date = dateAt(life, gameMinute(player, game.serverNow()));
  const figures = sharesOf(day).map(({ doing: id, minutes }) => ({ name: doing(id).short ?? doing(id).name, text: durationText(minutes) }));
  return html`${day.place && html`<${Notice} icon=${day.place === "prison" ? "bars" : "bed"}><p>${placeText(day.place)}</p><//>`}
    <section class="card" aria-labelledby="plan-title">
      <h3 id="plan-title">${date.weekday}</h3>
      <${Timeline} slots=${slotsOfDay(day)} now=${date.hour * 60 + date.minute} isToday=${date.day === day.day} open />
    </section>
    <section class="card" aria-labelledby="shares-title">
      <h3 id="shares-title">Where the hours go</h3>
      <${Figures} figures=${figures} />
    </section>
    ${!day.place && html`<${Changes} game=${game} player=${player} today=${date.day} />`}`;
}

function Changes({ game, player, today }) {
  const [when, setWhen] = useState("today");
  const actions = useAct(game);
  const { day } = player;
  const arranged = wishesOf(day, when === "today" ? today : today + 1);
  const change = (id, isArranged) =>
    actions.act(id, isArranged ? "cancel_schedule_change" : "change_schedule", { change: id, day: when }, () =>
      isArranged ? "It is as it was." : when === "today" ? "Today is planned anew." : "That is arranged for tomorrow.",
    );
  const choose = (id) => {
    actions.forget();
    setWhen(id);
  };
  return html`<section class="card" aria-labelledby="changes-title">
    <h3 id="changes-title">Do it differently</h3>
    <${Segments} label="Which day" prefix="when" options=${WHEN} chosen=${when} onChoose=${choose} />
    <ul class="rows pair" id="changes">
      ${changesFor(player).map(({ id, name, text, icon }) => {
        const isArranged = arranged.includes(id);
        const note = id === "take_day_off" ? ` ${day.days_off_left ?? 0} left this year.` : "";
        return html`<li key=${id} class="row" data-change=${id}>
          <span class="row-name"><${Icon} name=${icon} size="18" /> ${name} ${isArranged && html`<span class="badge good">Arranged</span>`}</span>
          <button type="button" class="button" disabled=${actions.disabled} aria-label=${`${isArranged ? "Cancel" : "Arrange"}: ${name}`}
            onClick=${() => change(id, isArranged)}>
            ${actions.busy === id ? "One moment…" : isArranged ? "Cancel" : "Arrange"}
          </button>
          <span class="row-text">${text}${note}</span>
          <${Outcome} outcome=${actions.outcome} name=${id} />
        </li>`;
      })}
    </ul>
  </section>`;
}
