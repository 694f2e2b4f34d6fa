// The main page: the life itself, or one of its screens. On a phone one of the life's four parts is shown at
// a time (they carry "part-..." classes); on a wide screen all stand side by side. The question is always there.

import { FIRST_PART } from "../route.js";
import { html, useEffect } from "../ui.js";
import { Activities } from "./activities.js";
import { ConnectionState } from "./connection.js";
import { DateCall } from "./dates.js";
import { Day } from "./day.js";
import { Ending } from "./ending.js";
import { Rail, ScreenFrame, Tabs, placeOf } from "./frame.js";
import { Header } from "./header.js";
import { LifeStory } from "./life_story.js";
import { Matters } from "./matters.js";
import { People } from "./people.js";
import { AFTERWARDS } from "./screens.js";
import { Question, QuestionReminder } from "./question.js";
import { Shop } from "./shop.js";
import { TutorialHint } from "./tutorial.js";
import { Vitals } from "./vitals.js";
import { useRoute } from "./hooks.js";

export function LifePage({ game, state, storage }) {
  const route = useRoute();
  const { player } = state;
  const over = !player.life.alive;
  const wished = placeOf(route);
  const place = over && wished.screen && !AFTERWARDS.includes(wished.screen.id) ? placeOf(FIRST_PART) : wished;
  useActivityRefresh(game, state);
  useEffect(() => scrollTo(0, 0), [route]);
  const { part, screen } = place;
  return html`<div class="life" data-part=${part?.id ?? "screen"}>
    <button type="button" class="skip-link" onClick=${() => document.getElementById("main").focus()}>Skip to your life</button>
    <${Header} game=${game} state=${state} storage=${storage} />
    ${state.status !== "online" && html`<div class="connection-bar"><${ConnectionState} status=${state.status} /></div>`}
    ${!over && html`<${Rail} place=${place} />`}
    <main id="main" class="columns ${over ? "over" : ""} ${screen ? "with-screen" : ""}" tabindex="-1">
      <div class="area-first">
        <${DateCall} player=${player} screenId=${screen?.id} />
        ${!over && html`<${Matters} player=${player} screenId=${screen?.id} />`}
        ${over ? html`<${Ending} game=${game} state=${state} />` : html`<${Question} game=${game} state=${state} />`}
      </div>
      <div class="area-left">
        <${Day} game=${game} player=${player} />
        <${Vitals} game=${game} player=${player} />
        ${!screen && html`<${People} game=${game} player=${player} />`}
      </div>
      ${screen
        ? html`<${ScreenFrame} game=${game} state=${state} screen=${screen} />`
        : html`<div class="area-feed">
            ${!over && html`<${TutorialHint} game=${game} state=${state} />`}
            <${LifeStory} game=${game} state=${state} />
          </div>`}
      ${!over && !screen &&
      html`<div class="area-right">
        <${Activities} game=${game} state=${state} />
        <${Shop} game=${game} state=${state} />
      </div>`}
    </main>
    ${!over && player.question && html`<${QuestionReminder} questionId=${player.question.question_id} />`}
    <${Tabs} place=${place} over=${over} />
  </div>`;
}

/** Asks for the activities again when something changed that decides what is possible. */
function useActivityRefresh(game, { player, status, activities }) {
  const { activity, life, day, vitals, money, question, people, wallet } = player;
  const situation = [
    status === "online",
    life.id,
    life.alive,
    life.stage,
    life.age,
    day?.doing,
    activity?.id,
    Math.floor((vitals?.energy ?? 0) / 5),
    money?.cents,
    question?.question_id,
    Object.keys(people ?? {}).length,
    wallet.unlimited_energy_until > 0,
  ].join("|");
  useEffect(() => {
    if (status !== "online" || !life.alive) return undefined;
    // Several changes come together; one question after them is enough.
    const timer = setTimeout(() => game.refreshActivities(), activities ? 600 : 0);
    return () => clearTimeout(timer);
  }, [situation]);
}
