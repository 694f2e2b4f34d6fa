// A date that is going on: the place drawn, what happens, what one may say or do, and at the end how it went.

import { dateAt } from "../clock.js";
import { bandText, reasonsOf } from "../dates.js";
import { effectList, moneyText, nameText, timeText } from "../format.js";
import { hashOf } from "../route.js";
import { html, useEffect, useLayoutEffect, useRef, useState } from "../ui.js";
import { errorText } from "../errors.js";
import { Waiting } from "./asking.js";
import { DateBackdrop } from "./date_backdrop.js";
import { EffectChips } from "./figures.js";
import { Gauge } from "./gauge.js";
import { useBusy } from "./hooks.js";
import { Icon } from "./icons.js";

const WEATHER = { fair: "fine weather", rain: "rain", heat: "great heat", cold: "cold", snow: "snow", wind: "wind" };

export function DateScene({ game, player, dateId }) {
  const date = player.dates?.planned.find(({ id }) => id === dateId);
  const [kept, setKept] = useState(date);
  if (date && date !== kept) setKept(date); // It is gone from the state once it is over.
  const told = useScene(game, dateId, Boolean(kept?.open));
  if (!kept) return html`<${Message} text="There is no such date any more." />`;
  if (!kept.open) return html`<${Message} text="It is not yet time. You will be called when it begins." />`;
  const { scene, error } = told;
  const ended = scene && !scene.moment;
  // Nobody waits for ever: after its hours a date takes its course, and is told of where the past ones are.
  if (!date && !ended && !told.busy) return html`<${Message} text="The hours have gone by, and it took its course without you." />`;
  const person = player.people?.[kept.person_id];
  // Digits choose from anywhere in the scene: after an answer the keyboard stands on what came of it.
  const onKeyDown = ({ key, ctrlKey, altKey, metaKey, target }) => {
    const choice = scene?.moment?.choices[Number(key) - 1];
    if (choice?.available && !told.disabled && !ctrlKey && !altKey && !metaKey && target.tagName !== "SELECT") told.answer({ choice_id: choice.id });
  };
  return html`<section class="card date-scene" aria-labelledby="scene-title" onKeyDown=${onKeyDown}>
    <${Place} game=${game} life=${player.life} date=${kept} weather=${scene?.weather} />
    <div class="date-scene-text">
      <h3 id="scene-title">You and ${person ? nameText(person) : "somebody"}</h3>
      ${!scene && html`<${Waiting} error=${error} again=${told.again} />`}
      ${scene && html`<${Told} scene=${scene} />`}
      ${scene?.moment && html`<${Moment} key=${scene.moment.id} moment=${scene.moment} told=${told} items=${player.belongings?.items ?? []} gift=${kept.gift_item_id} />`}
      ${scene?.outcome && html`<${Ended} outcome=${scene.outcome} person=${person} />`}
      ${ended && !scene.outcome && html`<p class="quiet">It is over.</p>`}
      ${scene && error && html`<div class="outcome" role="alert"><p class="error"><${Icon} name="alert" /> <span>${error}</span></p></div>`}
      ${ended && html`<div class="actions"><a class="button primary" id="leave-date" href=${hashOf("dates")}>To your dates</a></div>`}
    </div>
  </section>`;
}

/** {scene, error, busy, disabled, answer, again}: how the date stands, asked once, and then by its answers. */
function useScene(game, dateId, isOpen) {
  const [scene, setScene] = useState(null);
  const [error, setError] = useState("");
  const [busy, run] = useBusy();
  const { status } = game.store.get();
  const ask = (name, fields, how) =>
    run(name, async () => {
      setError("");
      try {
        const reply = await how({ date_id: dateId, ...fields });
        // A present changes nothing in the moment: what was told before stays to be read.
        setScene(reply);
      } catch (problem) {
        setError(errorText(problem));
      }
    });
  const look = () => ask("look", {}, (fields) => game.ask("execute_date", fields));
  useEffect(() => {
    if (isOpen && !scene && status === "online") look();
  }, [isOpen, status]);
  const answer = (fields) => ask(fields.choice_id ?? "gift", fields, (all) => game.act("execute_date", all));
  return { scene, error, busy, disabled: busy != null || status !== "online", answer, again: look };
}

function Message({ text }) {
  return html`<section class="card dates-empty"><${Icon} name="calendar" size="32" /><p>${text}</p><a class="button" href=${hashOf("dates")}>To your dates</a></section>`;
}

function Place({ game, life, date, weather }) {
  const [venue, setVenue] = useState(null);
  useEffect(() => {
    let wanted = true;
    // Only for the drawing and the name of the place: without an answer the town is drawn.
    game.ask("get_date_ideas", { person_id: date.person_id }).then(
      ({ venues }) => wanted && setVenue(venues.find(({ id }) => id === date.venue_id) ?? null),
      () => {},
    );
    return () => (wanted = false);
  }, [date.id]);
  const { month, hour, minute, weekday } = dateAt(life, date.at);
  return html`<div class="date-stage">
    <${DateBackdrop} setting=${venue?.setting} indoors=${venue?.indoors ?? false} hour=${hour + minute / 60} month=${month} weather=${weather} />
    <p class="date-place"><${Icon} name="place" size="16" /> ${[venue?.name, `${weekday} ${timeText(hour * 60 + minute)}`, WEATHER[weather]].filter(Boolean).join(" · ")}</p>
  </div>`;
}

/** Where the keyboard goes on, and so what a screen reader reads next. */
function Told({ scene }) {
  const place = useRef(null);
  const first = useRef(true);
  useLayoutEffect(() => {
    if (!first.current) {
      place.current?.focus({ preventScroll: true });
      place.current?.scrollIntoView({ block: "nearest" });
    }
    first.current = false;
  }, [scene]);
  return html`<p ref=${place} id="date-told" class="tale" tabindex="-1">${scene.text}</p>`;
}

function Moment({ moment, told, items, gift }) {
  const { busy, disabled, answer } = told;
  return html`<div class="date-moment">
    <div class="date-progress">
      <ol aria-hidden="true">${Array.from({ length: moment.of }, (_, index) => html`<li key=${index} class=${index + 1 === moment.number ? "here" : index + 1 < moment.number ? "done" : ""}></li>`)}</ol>
      <p class="quiet small" id="date-progress">Moment ${moment.number} of ${moment.of}</p>
    </div>
    <p id="moment-text" class="tale">${moment.text}</p>
    <div class="choices" id="date-choices" role="group" aria-labelledby="moment-text">
      ${moment.choices.map((choice, index) => html`<button key=${choice.id} type="button" class="choice" data-choice=${choice.id} disabled=${disabled}
          aria-disabled=${!choice.available} onClick=${() => choice.available && answer({ choice_id: choice.id })}>
        <span class="choice-key" aria-hidden="true">${index + 1}</span>
        <span class="choice-text">${busy === choice.id ? "One moment…" : choice.text}${!choice.available && html`<span class="reason">${choice.reason}</span>`}</span>
      </button>`)}
    </div>
    ${moment.number === 1 && !gift && items.length > 0 && html`<${Present} items=${items} disabled=${disabled} answer=${answer} />`}
  </div>`;
}

function Present({ items, disabled, answer }) {
  const [item, setItem] = useState("");
  return html`<details class="fold"><summary>Give a present</summary>
    <div class="present-form">
      <label for="date-gift" class="visually-hidden">What to give</label>
      <select id="date-gift" class="input" value=${item} onChange=${({ target }) => setItem(target.value)}>
        <option value="">Choose…</option>${items.map(({ item_id: id, name }) => html`<option key=${id} value=${id}>${name}</option>`)}</select>
      <button type="button" id="give-gift" class="button" disabled=${disabled || !item} onClick=${() => answer({ gift_item_id: item })}>Give it</button>
    </div></details>`;
}

function Ended({ outcome, person }) {
  const { success, text, reasons, effects, paid_cents: paid, stage } = outcome;
  return html`<div class="date-outcome" id="date-outcome">
    <p class="tale">${text}</p>
    <${Gauge} name="How it went" value=${success} text=${`${bandText(success)}, ${success} of 100`} />
    ${reasons.length > 0 && html`<h4 class="room-group">Why</h4>
      <ul class="date-reasons">${reasonsOf(reasons).map((reason) => html`<li key=${reason.name} class=${reason.good ? "good" : "bad"}>
        <strong class="points">${reason.points}</strong><span><strong>${reason.name}.</strong> ${reason.text}</span></li>`)}</ul>`}
    <h4 class="room-group">What changed</h4>
    <${EffectChips} effects=${effectList(effects)} label="What changed" />
    <p class="quiet small">${[paid > 0 ? `You paid ${moneyText(paid)}.` : "You paid nothing.", person && AFTER[stage]?.(person.first_name)].filter(Boolean).join(" ")}</p>
  </div>`;
}

const AFTER = {
  matched: (name) => `You and ${name} are still a match.`,
  seeing: (name) => `You and ${name} see each other.`,
  parted: (name) => `You and ${name} go separate ways.`,
};
