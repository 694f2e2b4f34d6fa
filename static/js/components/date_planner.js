// Planning a date in three steps: with whom is known from the address; where, what, and when.

import { capital } from "../amounts.js";
import { gameMinute } from "../clock.js";
import { activitiesOf, bySetting, forTwo, momentText, openingText, timesFor } from "../dates.js";
import { durationText, nameText } from "../format.js";
import { hashOf } from "../route.js";
import { html, useEffect, useLayoutEffect, useRef, useState } from "../ui.js";
import { Outcome, useAct, useReply, Waiting } from "./asking.js";
import { ChipRow } from "./figures.js";
import { Icon } from "./icons.js";

const STEPS = ["Where", "What and when", "Ask"];

export function DatePlanner({ game, player, personId }) {
  const person = player.people?.[personId];
  // Once in an hour of the game: the hours that are left change.
  const hour = Math.floor(gameMinute(player, game.serverNow()) / 60);
  const { reply, error, again } = useReply(game, "get_date_ideas", { person_id: personId }, `${hour}|${player.life.id}`);
  const [chosen, setChosen] = useState({ step: 0, venue: null, activity: null, day: null, at: null, gift: "" });
  const heading = useRef(null);
  const begun = useRef(false);
  useLayoutEffect(() => {
    // Not on the first step: whoever came here was led to the title of the screen.
    if (begun.current) heading.current?.focus({ preventScroll: true });
    if (begun.current) heading.current?.scrollIntoView({ block: "nearest" });
    begun.current = true;
  }, [chosen.step]);
  const go = (changes) => setChosen((known) => ({ ...known, ...changes }));
  const { step } = chosen;
  return html`<section class="card date-planner" aria-labelledby="planner-title">
    ${step === 0
      ? html`<a class="back-link" href=${hashOf("dates")}><${Icon} name="left" /> All dates</a>`
      : html`<button type="button" id="step-back" class="back-link plain" onClick=${() => go({ step: step - 1 })}><${Icon} name="left" /> Back: ${STEPS[step - 1].toLowerCase()}</button>`}
    <h3 id="planner-title" ref=${heading} tabindex="-1">A date with ${person ? nameText(person) : "somebody"}</h3>
    <ol class="plan-steps" aria-label="Steps">${STEPS.map((name, index) => html`<li key=${name} class=${index === step ? "here" : index < step ? "done" : ""}
      aria-current=${index === step ? "step" : undefined}><span>${index + 1}</span> ${name}</li>`)}</ol>
    ${!reply && html`<${Waiting} error=${error} again=${again} />`}
    ${reply && !reply.available && html`<p class="notice">${reply.reason}</p>`}
    ${reply?.available && step === 0 && html`<${Where} venues=${reply.venues} onChoose=${(venue) => go({ step: 1, venue, activity: null, day: null, at: null })} />`}
    ${reply?.available && step === 1 && html`<${WhatAndWhen} ideas=${reply} player=${player} chosen=${chosen} go=${go} />`}
    ${reply?.available && step === 2 && html`<${Ask} game=${game} player=${player} personId=${personId} chosen=${chosen} go=${go} />`}
  </section>`;
}

function Where({ venues, onChoose }) {
  const [setting, setSetting] = useState("all");
  const groups = bySetting(venues);
  const shown = groups.filter((group) => setting === "all" || group.setting === setting);
  return html`<div class="planner-step">
    <${ChipRow} label="Kind of place" options=${[["all", "All"], ...groups.map((group) => [group.setting, group.name])]} chosen=${setting} onChoose=${setSetting} />
    ${shown.map((group) => html`<div key=${group.setting}>
      <h4 class="room-group">${group.name}</h4>
      <ul class="venues">${group.venues.map((venue) => html`<li key=${venue.id}>
        <button type="button" id="venue-${venue.id}" class="venue" aria-disabled=${!venue.available} onClick=${() => venue.available && onChoose(venue)}>
          <strong>${venue.name}</strong>
          <span class="venue-text">${venue.text}</span>
          <span class="row-facts"><span>${forTwo(venue.cost_cents)}</span><span>${openingText(venue)}</span><span>${venue.indoors ? "indoors" : "outdoors"}, ${venue.loudness}</span></span>
          <span class="hint">${capital(venue.available ? venue.hint : venue.reason)}</span>
        </button></li>`)}</ul>
    </div>`)}
  </div>`;
}

function WhatAndWhen({ ideas, player, chosen, go }) {
  const { venue, activity, at } = chosen;
  const activities = activitiesOf(venue, ideas.activities);
  const days = timesFor(venue, ideas, player.life, { plan: player.day?.plan ?? [], minutes: activity?.minutes ?? 60 });
  const shown = days.find(({ day }) => day === chosen.day) ?? days[0];
  const gone = at != null && !days.some(({ times }) => times.some((time) => time.at === at));
  // The clock runs on while one thinks: an hour that has passed is no choice any more.
  useEffect(() => void (gone && go({ at: null })), [gone]);
  return html`<div class="planner-step">
    <fieldset class="date-options"><legend>What to do: ${venue.name}</legend>
      ${activities.map((idea) => html`<label key=${idea.id} class="date-option ${idea.available ? "" : "not-possible"}">
        <input type="radio" name="activity" value=${idea.id} checked=${activity?.id === idea.id} disabled=${!idea.available} onChange=${() => go({ activity: idea })} />
        <span class="option-text"><strong>${idea.name}</strong><span class="venue-text">${idea.text}</span>
          <span class="row-facts"><span>${durationText(idea.minutes)}</span><span><${Icon} name="bolt" label="Energy" size="14" />${idea.energy}</span>
            <span>${idea.cost_cents > 0 ? `${forTwo(idea.cost_cents)} more` : "nothing more to pay"}</span></span>
          <span class="hint">${capital(idea.available ? idea.hint : idea.reason)}</span></span>
      </label>`)}
    </fieldset>
    <div>
      <h4 class="room-group">When</h4>
      ${days.length === 0 && html`<p class="quiet">It does not open in the next days. Choose another place.</p>`}
      ${shown && html`<${ChipRow} label="Day" options=${days.map(({ day, name }) => [day, name])} chosen=${shown.day} onChoose=${(day) => go({ day, at: null })} />
        <div role="group" aria-label=${`Hours: ${shown.name}`} class="date-hours">${shown.times.map((time) => html`<button key=${time.at} type="button" class="date-hour"
          data-at=${time.at} aria-pressed=${at === time.at} disabled=${time.busy !== ""} onClick=${() => go({ at: time.at })}>${time.text}${time.busy && html`<span class="small">${time.busy}</span>`}</button>`)}</div>`}
    </div>
    <div class="actions"><button type="button" id="step-on" class="button primary" disabled=${!activity || at == null} onClick=${() => go({ step: 2 })}>
      ${!activity ? "Choose what to do" : at == null ? "Choose a time" : "Next"}</button></div>
  </div>`;
}

function Ask({ game, player, personId, chosen, go }) {
  const { act, busy, disabled, outcome } = useAct(game);
  const [answer, setAnswer] = useState(null);
  const { venue, activity, at, gift } = chosen;
  const name = player.people?.[personId]?.first_name ?? "Somebody";
  const items = player.belongings?.items ?? [];
  const cost = venue.cost_cents + activity.cost_cents;
  const now = gameMinute(player, game.serverNow());
  const ask = async () => {
    const fields = { person_id: personId, venue_id: venue.id, activity_id: activity.id, at, ...(gift ? { gift_item_id: gift } : {}) };
    const reply = await act("plan", "plan_date", fields, () => "");
    if (reply) setAnswer(reply);
  };
  return html`<div class="planner-step">
    <dl class="person-facts" id="plan-summary">
      <div><dt>Where</dt><dd>${venue.name}</dd></div>
      <div><dt>What</dt><dd>${activity.name}, ${durationText(activity.minutes)}</dd></div>
      <div><dt>When</dt><dd>${momentText(player.life, at, now)}</dd></div>
      <div><dt>Costs</dt><dd>${cost > 0 ? `${forTwo(cost)}. Who pays is settled there.` : "nothing"}</dd></div>
    </dl>
    ${!answer && items.length > 0 && html`<div class="field">
      <label for="plan-gift">Bring a present</label>
      <select id="plan-gift" class="input" value=${gift} onChange=${({ target }) => go({ gift: target.value })}>
        <option value="">Only yourself</option>${items.map(({ item_id: id, name: thing }) => html`<option key=${id} value=${id}>${thing}</option>`)}
      </select></div>`}
    ${!answer && html`<div class="actions"><button type="button" id="ask-date" class="button primary" disabled=${disabled} onClick=${ask}>
      <${Icon} name="heart" /> ${busy ? "One moment…" : `Ask ${name}`}</button></div>`}
    <div role="status" class="plan-answer">${answer && html`<p class="bubble theirs" id="date-answer"><span class="visually-hidden">${name} says: </span>${answer.text}</p>
      ${answer.accepted ? html`<p id="plan-arranged">It is arranged. You will be called when it begins.</p>` : html`<p>Another time or another place may be better.</p>`}`}</div>
    ${answer && html`<div class="actions">
      <a class="button primary" id="to-dates" href=${hashOf("dates")}>To your dates</a>
      ${!answer.accepted && html`<button type="button" class="button" onClick=${() => go({ step: 1, at: null })}>Another time</button>
        <button type="button" class="button" onClick=${() => go({ step: 0 })}>Another place</button>`}
    </div>`}
    <${Outcome} outcome=${outcome} />
  </div>`;
}
