// The end of a life, and the way to the next.

import { dateAt, gameMinute } from "../clock.js";
import { nameText } from "../format.js";
import { html, useEffect, useState } from "../ui.js";
import { BirthForm } from "./birth.js";
import { Icon } from "./icons.js";
import { useBusy } from "./hooks.js";

export function Ending({ game, state }) {
  const { player, status } = state;
  const { life } = player;
  const [busy, run] = useBusy();
  useEffect(() => scrollTo(0, 0), []);
  const [choosing, setChoosing] = useState(false);
  const end = dateAt(life, gameMinute(player, game.serverNow()));
  const online = status === "online";
  const last = state.feed.items.findLast((item) => item.kind === "death");
  return html`<section id="life-over" class="card ending" aria-labelledby="ending-title">
    <p class="eyebrow">Life ${life.number}</p>
    <h2 id="ending-title">${nameText(life)}</h2>
    <p class="ending-years">${life.birth_year} – ${end.year}</p>
    <p class="ending-text">${last?.text ?? `${life.first_name} died at the age of ${end.age}.`}</p>
    ${life.cause && html`<p class="quiet">Age ${end.age} · ${life.cause}</p>`}
    <button type="button" id="begin-next-life" class="button primary big" disabled=${!online || busy != null}
      onClick=${() => run("birth", () => game.startLife({}))}>
      <${Icon} name="sprout" /> ${busy ? "A first breath…" : "Begin the next life"}
    </button>
    <details class="with-email" open=${choosing} onToggle=${(event) => setChoosing(event.currentTarget.open)}>
      <summary>Choose name and country first</summary>
      ${choosing && html`<${BirthForm} game=${game} online=${online} label="Be born with these" />`}
    </details>
  </section>`;
}
