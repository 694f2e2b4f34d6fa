// The people of your life, and choosing one of them.

import { ageAt, gameMinute } from "../clock.js";
import { nameText, plainText } from "../format.js";
import { hashOf } from "../route.js";
import { html } from "../ui.js";
import { Dialog } from "./dialog.js";
import { Icon } from "./icons.js";

const NEAREST = [
  "husband", "wife", "partner", "mother", "father", "daughter", "son", "sister", "brother", "grandmother", "grandfather", "friend",
];

export function People({ game, player }) {
  const people = inOrder(player.people).filter(({ alive, in_touch: inTouch }) => alive && inTouch);
  return html`<section class="card part-people" aria-labelledby="people-title">
    <h2 id="people-title">Your people</h2>
    <ul id="people" class="people">
      ${people.map((person) => html`<li key=${person.id} data-person=${person.id}>
        <${player.life.alive ? "a" : "div"} class="person" href=${player.life.alive ? `${hashOf("circle")}/${person.id}` : undefined}>
          <${PersonFace} game=${game} player=${player} person=${person} />
        <//>
      </li>`)}
    </ul>
    ${people.length === 0 && html`<p class="quiet empty">You will meet people soon.</p>`}
  </section>`;
}

export function PersonPicker({ title, game, player, onPick, onClose }) {
  const people = inOrder(player.people).filter(({ alive, in_touch: inTouch, estranged }) => alive && inTouch && !estranged);
  return html`<${Dialog} id="pick-person" title=${title} onClose=${onClose}>
    <ul class="people pick">
      ${people.map((person) => html`<li key=${person.id}>
        <button type="button" class="person" data-pick=${person.id} onClick=${() => onPick(person)}>
          <${PersonFace} game=${game} player=${player} person=${person} /><${Icon} name="right" />
        </button>
      </li>`)}
    </ul>
    ${people.length === 0 && html`<p class="quiet">There is nobody you could ask.</p>`}
  <//>`;
}

function PersonFace({ game, player, person }) {
  const { relation, alive, affinity } = person;
  const age = ageAt(player.life, gameMinute(player, game.serverNow()) - person.birth_minute);
  return html`<span class="face ${toneOf(person)}" aria-hidden="true">${person.first_name.charAt(0)}</span>
    <span class="person-text">
      <span class="person-name">${nameText(person)}</span>
      <span class="quiet small">${plainText(relation)} · ${alive ? age : "has passed away"}</span>
    </span>
    ${alive && html`<${Affinity} value=${affinity} />`}`;
}

/** -100 to 100, from the middle: a bar to the right is liking, to the left dislike. */
export function Affinity({ value }) {
  const width = `${Math.abs(value) / 2}%`;
  const left = `${value < 0 ? 50 - Math.abs(value) / 2 : 50}%`;
  const feeling = feelingOf(value);
  return html`<span class="affinity">
    <span class="affinity-track" role="meter" aria-label="Closeness" aria-valuemin="-100" aria-valuemax="100"
      aria-valuenow=${Math.round(value)} aria-valuetext=${`${feeling}, ${Math.round(value)}`}>
      <span class="affinity-fill ${value < 0 ? "bad" : ""}" style=${{ left, width }}></span>
    </span>
    <span class="quiet small" aria-hidden="true">${feeling}</span>
  </span>`;
}

function feelingOf(value) {
  if (value >= 80) return "Very close";
  if (value >= 50) return "Close";
  if (value >= 20) return "Friendly";
  if (value > -20) return "Neutral";
  if (value > -50) return "Cool";
  return "Hostile";
}

export function toneOf({ id }) {
  const sum = [...String(id)].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return `tone-${sum % 5}`;
}

/** The living first, the nearest relations first, then whoever is closest. */
function inOrder(people) {
  const rank = ({ relation }) => (NEAREST.indexOf(relation) + NEAREST.length + 1) % (NEAREST.length + 1);
  return Object.values(people ?? {}).sort(
    (a, b) => Number(b.alive) - Number(a.alive) || rank(a) - rank(b) || b.affinity - a.affinity,
  );
}
