// One person: portrait, character, how things stand, what they remember, and what can be done with them.

import { whenText } from "../amounts.js";
import { imageOf, lineOf, offersByCategory, situationOf } from "../circle.js";
import { hashOf } from "../route.js";
import { html, useLayoutEffect, useRef, useState } from "../ui.js";
import { Outcome, useAct, useReply, Waiting } from "./asking.js";
import { Cost } from "./circle.js";
import { Confirm } from "./confirm.js";
import { PlanLink } from "./dates.js";
import { FitFold } from "./dating_card.js";
import { Dialog } from "./dialog.js";
import { Icon } from "./icons.js";
import { LoveLink } from "./love_actions.js";
import { Affinity } from "./people.js";

/** What is asked once more before it is done. */
const GRAVE = new Set(["break_off", "insult", "betray_secret", "let_go"]);

export function PersonPage({ game, player, personId }) {
  const situation = situationOf(player);
  const { reply, error, again } = useReply(game, "get_person", { person_id: personId }, situation);
  const heading = useRef(null);
  useLayoutEffect(() => heading.current?.focus({ preventScroll: true }), [reply == null]);
  return html`<section class="card person-page" aria-labelledby="person-title">
      <a class="back-link" href=${hashOf("circle")}><${Icon} name="left" /> All people</a>
      ${!reply ? html`<${Waiting} error=${error} again=${again} />` : html`<${Portrait} told=${reply} heading=${heading} life=${player.life} />
        ${reply.person.alive && html`<${FitFold} game=${game} player=${player} person=${reply.person} />`}`}
    </section>
    ${reply?.person.alive && html`<${Doings} game=${game} player=${player} person=${reply.person} situation=${situation} />`}`;
}

function Portrait({ told, heading, life }) {
  const { person, character, interests, about, memories, portrait } = told;
  return html`<div class="person-head">
      <img class="portrait ${person.alive ? "" : "gone"}" src=${imageOf(portrait)} alt="" width="112" height="112" />
      <div>
        <h3 ref=${heading} id="person-title" tabindex="-1">${person.name}</h3>
        <p class="quiet">Your ${lineOf(person)}</p>
        ${person.alive && html`<${Affinity} value=${person.affinity} /><p class="small">${person.name.split(" ")[0]} ${person.feeling}.</p>`}
      </div>
    </div>
    <p>${about.join(" ")}</p>
    <dl class="person-facts">
      <div><dt>Character</dt><dd>${character.join(", ")}</dd></div>
      ${interests.length > 0 && html`<div><dt>Loves</dt><dd>${interests.join(", ")}</dd></div>`}
    </dl>
    ${memories.length > 0 &&
    html`<h4 class="room-group">What ${person.alive ? "is" : "was"} remembered</h4>
      <ul class="memories" id="memories">
        ${memories.map(({ text, minute, good }, index) => html`<li key=${index} class=${good ? "good" : "bad"}>
          <${Icon} name=${good ? "heart" : "alert"} label=${good ? "fondly" : "not fondly"} size="16" />
          <span>${text} <span class="quiet small">${whenText(life, minute)}</span></span></li>`)}
      </ul>`}`;
}

function Doings({ game, player, person, situation }) {
  const action = useAct(game);
  const [giving, setGiving] = useState(null);
  const [asking, setAsking] = useState(null);
  const { reply, error, again } = useReply(game, "get_interactions", { person_id: person.id }, situation);
  const run = async (offer, more = {}) => {
    setGiving(null);
    await action.act("done", "interact", { person_id: person.id, interaction_id: offer.id, ...more });
    setAsking(null);
  };
  const talk = async () => {
    if (await action.act("done", "start_conversation", { person_id: person.id })) location.hash = hashOf("talk");
  };
  const choose = (offer) => (offer.gives_item ? setGiving(offer) : GRAVE.has(offer.id) ? setAsking(offer) : run(offer));
  return html`<section class="card" aria-labelledby="doings-title">
    <h3 id="doings-title">What you can do</h3>
    <div class="actions"><button type="button" id="talk-to" class="button primary" disabled=${action.disabled} onClick=${talk}>
      <${Icon} name="speech" /> Talk</button>
      <${LoveLink} player=${player} personId=${person.id} />
      <${PlanLink} player=${player} personId=${person.id} /></div>
    <${Outcome} outcome=${action.outcome} name="done" />
    ${!reply && html`<${Waiting} error=${error} again=${again} />`}
    <div id="doings">
      ${offersByCategory(reply?.interactions ?? []).map(({ category, name, offers }) => html`<div key=${category}>
        <h4 class="room-group">${name}</h4>
        <ul class="rows">
          ${offers.map((offer) => html`<li key=${offer.id} class=${offer.available ? "row" : "row not-possible"}>
            <span class="row-name row-wide">${offer.name}</span>
            <span class="row-text">${offer.text}</span>
            <${Cost} offer=${offer} />
            ${offer.reason && html`<span class="row-text reason">${offer.reason}</span>`}
            ${offer.available && html`<div class="actions"><button type="button" id="do-${offer.id}" class="button" disabled=${action.disabled}
              aria-label=${offer.name} onClick=${() => choose(offer)}>${offer.gives_item ? "Choose…" : "Do it"}</button></div>`}
          </li>`)}
        </ul>
      </div>`)}
    </div>
    ${giving && html`<${Giving} items=${player.belongings?.items ?? []} person=${person} onGive=${(id) => run(giving, { item_id: id })} onClose=${() => setGiving(null)} />`}
    ${asking && html`<${Confirm} id="grave" title=${`${asking.name}?`} yes="Do it" no="Leave it" danger busy=${action.busy != null}
      onYes=${() => run(asking)} onClose=${() => setAsking(null)}><p>${asking.text} This can not be unsaid.</p><//>`}
  </section>`;
}

function Giving({ items, person, onGive, onClose }) {
  return html`<${Dialog} id="giving" title=${`Give ${person.name.split(" ")[0]} something`} onClose=${onClose}>
    ${items.length === 0 && html`<p class="quiet">You have nothing to give away. The shop is under Belongings.</p>`}
    <ul class="people pick">
      ${items.map(({ item_id: id, name }) => html`<li key=${id}>
        <button type="button" id="give-${id}" class="person" onClick=${() => onGive(id)}><span class="person-text">${name}</span><${Icon} name="right" /></button>
      </li>`)}
    </ul>
  <//>`;
}
