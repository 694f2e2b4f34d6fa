// What you can do now. What is not possible stays in the list, with the reason.

import { energyAt, gameMinute } from "../clock.js";
import { durationText, moneyText, plainText } from "../format.js";
import { html, useState } from "../ui.js";
import { Icon } from "./icons.js";
import { PersonPicker } from "./people.js";
import { useBusy, useTick } from "./hooks.js";

const ALL = "";

export function Activities({ game, state }) {
  useTick(2000);
  const [busy, run] = useBusy();
  const [category, setCategory] = useState(ALL);
  const [asking, setAsking] = useState(null);
  const { activities, player, status } = state;
  const categories = [...new Set((activities ?? []).map((activity) => activity.category))];
  const chosen = categories.includes(category) ? category : ALL;
  const shown = (activities ?? []).filter((activity) => !chosen || activity.category === chosen);
  const start = (activity, personId) => {
    setAsking(null);
    return run(activity.id, () => game.doActivity(activity.id, personId));
  };
  return html`<section class="card part-do" aria-labelledby="activities-title">
    <h2 id="activities-title">What will you do?</h2>
    ${categories.length > 1 && html`<${Categories} categories=${categories} chosen=${chosen} onChoose=${setCategory} />`}
    <ul id="activities" class="activities" aria-busy=${activities == null}>
      ${possibleFirst(shown).map(
        (activity) => html`<li key=${activity.id}>
          <${Activity} activity=${activity} game=${game} player=${player} busy=${busy === activity.id}
            disabled=${busy != null || status !== "online"}
            onStart=${() => (activity.with_person ? setAsking(activity) : start(activity))} />
        </li>`,
      )}
    </ul>
    ${activities == null && html`<p class="quiet empty">Looking around…</p>`}
    ${activities?.length === 0 && html`<p class="quiet empty">There is nothing to do right now. Time will bring something.</p>`}
    ${asking &&
    html`<${PersonPicker} title=${`${asking.name}: with whom?`} game=${game} player=${player}
      onPick=${(person) => start(asking, person.id)} onClose=${() => setAsking(null)} />`}
  </section>`;
}

function Categories({ categories, chosen, onChoose }) {
  return html`<div class="chips" role="group" aria-label="Kinds of activities">
    ${[ALL, ...categories].map(
      (category) => html`<button key=${category} type="button" class="chip" aria-pressed=${category === chosen}
          onClick=${() => onChoose(category)}>
        ${category === ALL ? "All" : plainText(category)}
      </button>`,
    )}
  </div>`;
}

function Activity({ activity, game, player, busy, disabled, onStart }) {
  const reason = reasonAgainst(activity, player, game.serverNow());
  const { id, name, text, place, duration_minutes: minutes, energy, cost_cents: cost, with_person: withPerson } = activity;
  return html`<button type="button" class="activity" data-activity=${id} disabled=${disabled || reason !== ""}
      onClick=${onStart}>
    <span class="activity-name">${name}</span>
    <span class="activity-costs">
      ${energy > 0 && html`<span class="cost energy"><${Icon} name="bolt" label="Energy" size="16" />${energy}</span>`}
      ${cost > 0 && html`<span class="cost"><${Icon} name="coin" label="Cost" size="16" />${moneyText(cost)}</span>`}
      ${!(energy > 0) && !(cost > 0) && html`<span class="cost">Free</span>`}
    </span>
    <span class="activity-text">${busy ? "One moment…" : text}</span>
    <span class="activity-facts">
      ${reason
        ? html`<span class="reason">${reason}</span>`
        : html`<span>${[plainText(place), minutes > 0 ? durationText(minutes) : ""].filter(Boolean).join(" · ")}</span>
            ${withPerson && html`<span><${Icon} name="people" size="16" /> with someone</span>`}`}
    </span>
  </button>`;
}

/**
 * The server's reason, brought up to date: the list is a moment old, and energy runs on. The
 * server checks again whatever is pressed.
 */
function reasonAgainst(activity, player, now) {
  const unlimited = player.wallet.unlimited_energy_until > now;
  const energy = energyAt(player.vitals, gameMinute(player, now));
  const rested = unlimited || energy >= activity.energy;
  if (activity.available) return rested ? "" : `Needs ${activity.energy} energy`;
  return activity.reason || "Not possible now";
}

function possibleFirst(activities) {
  return [...activities].sort((a, b) => Number(b.available) - Number(a.available));
}
