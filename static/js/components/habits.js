// Habits: the ones you have, and the ones you could take up.

import { whenText } from "../amounts.js";
import { moneyText } from "../format.js";
import { sortedHabits } from "../rooms.js";
import { html } from "../ui.js";
import { Outcome, useAct } from "./asking.js";

export function Habits({ game, player, habits }) {
  const action = useAct(game);
  const { kept, good, bad } = sortedHabits(habits, player.life.age);
  const list = (shown, id) => html`<ul class="rows" id=${id}>
    ${shown.map((habit) => html`<li key=${habit.id} class="row"><${Habit} habit=${habit} life=${player.life} action=${action} /></li>`)}
  </ul>`;
  return html`<section class="card" aria-labelledby="habits-title">
    <h3 id="habits-title">Habits</h3>
    ${kept.length === 0 ? html`<p class="quiet empty">You have no habits that matter to a doctor.</p>` : list(kept, "habits-kept")}
    ${good.length > 0 && html`<details class="fold"><summary>Take up something good (${good.length})</summary>${list(good, "habits-good")}</details>`}
    ${bad.length > 0 && html`<details class="fold"><summary>Or something that is not (${bad.length})</summary>
      <p class="quiet small">These cost health, and are easier to begin than to end.</p>${list(bad, "habits-bad")}</details>`}
  </section>`;
}

function Habit({ habit, life, action }) {
  const { id, name, text, good, monthly_cents: monthly, kept_since: since } = habit;
  const has = since != null;
  const press = () => action.act(id, has ? "quit_habit" : "start_habit", { habit_id: id });
  return html`<span class="row-name">${name} <span class=${good ? "badge good" : "badge warm"}>${good ? "Good for you" : "Bad for you"}</span></span>
    <button type="button" id="habit-${id}" class="button" disabled=${action.disabled} onClick=${press} aria-label=${`${has ? "Give up" : "Begin"} ${name}`}>
      ${action.busy === id ? "One moment…" : has ? "Give up" : "Begin"}</button>
    <span class="row-text">${text}</span>
    <span class="row-facts">${has && html`<span>since ${whenText(life, since)}</span>`}${monthly > 0 && html`<span>${moneyText(monthly)} a month</span>`}</span>
    <${Outcome} outcome=${action.outcome} name=${id} />`;
}
