// The end of a life: its obituary, its ribbon, what it leaves, and the ways to go on.

import { dateAt, gameMinute } from "../clock.js";
import { moneyText, nameText } from "../format.js";
import { estateFigures, pictureOf, successorText } from "../lineage.js";
import { html, useEffect, useState } from "../ui.js";
import { BirthForm } from "./birth.js";
import { Figures } from "./figures.js";
import { Icon } from "./icons.js";
import { LivesCard } from "./lives.js";
import { Obituary } from "./tree_screen.js";
import { useBusy } from "./hooks.js";

export function Ending({ game, state }) {
  const { player, status } = state;
  const { life } = player;
  const end = player.legacy?.end;
  useEffect(() => scrollTo(0, 0), []);
  const date = dateAt(life, gameMinute(player, game.serverNow()));
  const online = status === "online";
  const last = state.feed.items.findLast((item) => item.kind === "death");
  return html`<section id="life-over" class="card ending" aria-labelledby="ending-title">
      <p class="eyebrow">Life ${life.number}</p>
      <h2 id="ending-title">${nameText(life)}</h2>
      <p class="ending-years">${life.birth_year} – ${date.year}</p>
      <p class="ending-text">${last?.text ?? `${life.first_name} died at the age of ${date.age}.`}</p>
      ${life.cause && html`<p class="quiet">Age ${date.age} · ${life.cause}</p>`}
      ${end?.ribbon && html`<figure class="ribbon-figure">
        <img class="ribbon" src=${pictureOf(end.ribbon.svg)} alt="" width="96" height="120" />
        <figcaption><strong id="ribbon-name">${end.ribbon.name}</strong><br />${end.ribbon.text}</figcaption>
      </figure>`}
      ${end && html`<${Obituary} text=${end.obituary} />`}
    </section>
    <${GoOn} game=${game} end=${end} online=${online} />
    ${end && html`<${Estate} end=${end} />`}
    <${LivesCard} game=${game} state=${state} />`;
}

function GoOn({ game, end, online }) {
  const [busy, run] = useBusy();
  const [choosing, setChoosing] = useState(false);
  const disabled = !online || busy != null;
  const goOn = (name, fields) => run(name, () => game.continueAs(fields));
  const successors = end?.successors ?? [];
  return html`<section class="card" aria-labelledby="go-on-title">
    <h3 id="go-on-title">And then?</h3>
    ${successors.length > 0 && html`<p class="quiet">Somebody of the family can take the story up.</p>
      <ul id="successors" class="rows">
        ${successors.map((one) => html`<li key=${one.person_id} class="row" data-successor=${one.person_id}>
          <span class="row-name">${one.name}</span>
          <span class="row-facts"><span>${successorText(one)}</span>${one.cents > 0 && html`<span>inherits ${moneyText(one.cents)}</span>`}</span>
          <div class="actions">
            <button type="button" class="button" disabled=${disabled} onClick=${() => goOn(one.person_id, { person_id: one.person_id })}>
              ${busy === one.person_id ? "One moment…" : `Go on as ${one.name.split(" ")[0]}`}</button>
            ${one.may_have_child && html`<button type="button" class="button" disabled=${disabled}
                onClick=${() => goOn(`child-${one.person_id}`, { person_id: one.person_id, newborn: true })}>
              ${busy === `child-${one.person_id}` ? "A first breath…" : "As a newborn of theirs"}</button>`}
          </div>
        </li>`)}
      </ul>`}
    <p class="quiet">${successors.length > 0 ? "Or leave them in peace, and be born to strangers." : "A new life, somewhere else."}</p>
    <button type="button" id="begin-next-life" class="button primary big" disabled=${disabled}
      onClick=${() => run("birth", () => game.startLife({}))}>
      <${Icon} name="sprout" /> ${busy === "birth" ? "A first breath…" : "Begin the next life"}
    </button>
    <details class="with-email" open=${choosing} onToggle=${(event) => setChoosing(event.currentTarget.open)}>
      <summary>Choose name and country first</summary>
      ${choosing && html`<${BirthForm} game=${game} online=${online} label="Be born with these" />`}
    </details>
  </section>`;
}

function Estate({ end }) {
  const { inheritors } = end;
  return html`<section class="card" aria-labelledby="estate-title">
    <h3 id="estate-title">What is left</h3>
    <${Figures} id="estate" figures=${estateFigures(end)} />
    ${inheritors.length > 0 && html`<ul class="rows" id="inheritors">
      ${inheritors.map(({ heir, name, relation, cents, tax_cents: tax }) => html`<li key=${heir} class="row">
        <span class="row-name">${name}${relation !== "state" && html`<span class="badge">${relation}</span>`}</span>
        <span>${moneyText(cents)}${tax > 0 && html`<span class="figure-note">after ${moneyText(tax)} of tax</span>`}</span>
      </li>`)}
    </ul>`}
    ${inheritors.length === 0 && html`<p class="quiet">There was nothing to share.</p>`}
  </section>`;
}
