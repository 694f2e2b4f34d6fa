// The main page. On a phone one of four parts is shown at a time, chosen at the bottom (the parts
// carry "part-..." classes); on a wide screen all stand side by side. The question is always there.

import { html, useEffect, useState } from "../ui.js";
import { Activities } from "./activities.js";
import { ConnectionState } from "./connection.js";
import { Day } from "./day.js";
import { Ending } from "./ending.js";
import { Feed } from "./feed.js";
import { Header } from "./header.js";
import { Icon } from "./icons.js";
import { People } from "./people.js";
import { Question, QuestionReminder } from "./question.js";
import { Shop } from "./shop.js";
import { Vitals } from "./vitals.js";

const PARTS = [
  { id: "now", name: "Life", icon: "heart" },
  { id: "do", name: "Do", icon: "walk" },
  { id: "people", name: "People", icon: "people" },
  { id: "boost", name: "Boost", icon: "bolt" },
];

export function LifePage({ game, state, storage }) {
  const [part, setPart] = useState("now");
  const { player } = state;
  const over = !player.life.alive;
  useActivityRefresh(game, state);
  useEffect(() => scrollTo(0, 0), []);
  const choose = (id) => {
    setPart(id);
    scrollTo({ top: 0 });
  };
  return html`<div class="life" data-part=${part}>
    <a class="skip-link" href="#main">Skip to your life</a>
    <${Header} game=${game} state=${state} storage=${storage} />
    ${state.status !== "online" && html`<div class="connection-bar"><${ConnectionState} status=${state.status} /></div>`}
    <main id="main" class=${over ? "columns over" : "columns"} tabindex="-1">
      <div class="area-first">
        ${over ? html`<${Ending} game=${game} state=${state} />` : html`<${Question} game=${game} state=${state} />`}
      </div>
      <div class="area-left">
        <${Day} game=${game} player=${player} />
        <${Vitals} game=${game} player=${player} />
        <${People} game=${game} player=${player} />
      </div>
      <div class="area-feed"><${Feed} feed=${state.feed} life=${player.life} /></div>
      ${!over &&
      html`<div class="area-right">
        <${Activities} game=${game} state=${state} />
        <${Shop} game=${game} state=${state} />
      </div>`}
    </main>
    ${!over && player.question && html`<${QuestionReminder} questionId=${player.question.question_id} />`}
    <nav class="tabs" aria-label="Parts of your life">
      ${PARTS.map(
        ({ id, name, icon }) => html`<button key=${id} type="button" id="tab-${id}" class="tab"
          aria-current=${part === id ? "page" : undefined} onClick=${() => choose(id)}>
          <${Icon} name=${icon} size="24" /><span>${name}</span>
        </button>`,
      )}
    </nav>
  </div>`;
}

/** Asks for the activities again when something changed that decides what is possible. */
function useActivityRefresh(game, { player, status, activities }) {
  const { life, day, vitals, money, question, people, wallet } = player;
  const situation = [
    status === "online",
    life.id,
    life.alive,
    life.stage,
    life.age,
    day?.doing,
    day?.activity?.id,
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
