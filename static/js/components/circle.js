// The people screen: who is there, by group, and where somebody new might be met. One person has a page of
// their own at "#/circle/p3".

import { grouped, lineOf, situationOf } from "../circle.js";
import { durationText, moneyText } from "../format.js";
import { hashOf } from "../route.js";
import { html, useState } from "../ui.js";
import { Outcome, useAct, useReply, Waiting } from "./asking.js";
import { Field } from "./fields.js";
import { useDetail } from "./hooks.js";
import { Icon } from "./icons.js";
import { Affinity, toneOf } from "./people.js";
import { PersonPage } from "./person.js";

export function CircleScreen({ game, state }) {
  const { player } = state;
  const personId = useDetail();
  return html`<div class="room circle">
    ${personId
      ? html`<${PersonPage} key=${personId} game=${game} player=${player} personId=${personId} />`
      : html`<${Everybody} game=${game} player=${player} /><${Places} game=${game} player=${player} />`}
  </div>`;
}

function Everybody({ game, player }) {
  const [search, setSearch] = useState("");
  const { reply, error, again } = useReply(game, "get_people", {}, situationOf(player));
  const groups = grouped(reply?.people ?? [], search);
  return html`<section class="card" aria-labelledby="everybody-title">
    <h3 id="everybody-title">Your people</h3>
    ${(reply?.people.length ?? 0) > 8 &&
    html`<div class="search-field"><${Field} id="people-search" label="Search" type="search" value=${search}
      onInput=${({ target }) => setSearch(target.value)} /></div>`}
    ${!reply && html`<${Waiting} error=${error} again=${again} />`}
    <div id="everybody">
      ${groups.map(({ group, name, people }) => html`<div key=${group}>
        <h4 class="room-group">${name}</h4>
        <ul class="people">
          ${people.map((person) => html`<li key=${person.id}><${Entry} person=${person} /></li>`)}
        </ul>
      </div>`)}
    </div>
    ${reply && groups.length === 0 && html`<p class="quiet empty">${search ? "Nobody of that name." : "You will meet people soon."}</p>`}
  </section>`;
}

function Entry({ person }) {
  const { id, name, alive, affinity, estranged } = person;
  return html`<a id="person-${id}" class="person person-link" href="${hashOf("circle")}/${id}">
    <span class="face ${toneOf(person)}" aria-hidden="true">${name.charAt(0)}</span>
    <span class="person-text">
      <span class="person-name">${name}</span>
      <span class="quiet small">${lineOf(person)}${estranged ? " · not on speaking terms" : ""}</span>
    </span>
    ${alive && html`<${Affinity} value=${affinity} />`}
    <${Icon} name="right" />
  </a>`;
}

function Places({ game, player }) {
  const action = useAct(game);
  const [open, setOpen] = useState(false);
  return html`<section class="card" aria-labelledby="places-title">
    <details class="fold" open=${open} onToggle=${({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary id="places-title">Meet somebody new</summary>
      ${open && html`<${PlaceList} game=${game} player=${player} action=${action} />`}
    </details>
    <${Outcome} outcome=${action.outcome} />
  </section>`;
}

function PlaceList({ game, player, action }) {
  const { reply, error, again } = useReply(game, "get_meeting_places", {}, situationOf(player));
  const places = [...(reply?.places ?? [])].sort((a, b) => Number(b.available) - Number(a.available));
  if (!reply) return html`<${Waiting} error=${error} again=${again} />`;
  return html`<ul class="rows" id="places">
    ${places.map((place) => html`<li key=${place.id} class=${place.available ? "row" : "row not-possible"}>
      <span class="row-name row-wide">${place.name}</span>
      <span class="row-text">${place.text}</span>
      <${Cost} offer=${place} />
      ${place.reason && html`<span class="row-text reason">${place.reason}</span>`}
      ${place.available && html`<div class="actions"><button type="button" id="place-${place.id}" class="button" disabled=${action.disabled}
        onClick=${() => action.act(place.id, "meet_people", { place_id: place.id })}>${action.busy === place.id ? "One moment…" : "Go"}</button></div>`}
    </li>`)}
  </ul>`;
}

export function Cost({ offer }) {
  const { minutes, energy, cost_cents: cost } = offer;
  return html`<span class="row-facts"><span>${durationText(minutes)}</span>
    ${energy > 0 && html`<span><${Icon} name="bolt" label="Energy" size="14" />${energy}</span>`}
    ${cost > 0 && html`<span>${moneyText(cost)}</span>`}</span>`;
}
