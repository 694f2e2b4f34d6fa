// The family tree: the lives of this player, as a picture and as a list, a page at a time.

import { moneyText, nameText, plainText } from "../format.js";
import { followsText, layout, pictureOf, yearsText } from "../lineage.js";
import { html, useState } from "../ui.js";
import { useReply, Waiting } from "./asking.js";

export function TreeScreen({ game, state }) {
  const { life } = state.player;
  const [pages, setPages] = useState([undefined]);
  const before = pages.at(-1);
  const { reply, error, again } = useReply(game, "get_family_tree", before ? { before } : {}, `${life.id}|${life.alive}|${life.age}`);
  if (!reply) return html`<section class="card"><${Waiting} error=${error} again=${again} text="Looking through the albums…" /></section>`;
  const lives = [...(reply.current && pages.length === 1 ? [reply.current] : []), ...reply.lives];
  return html`<div class="room tree">
    <section class="card" aria-labelledby="tree-title">
      <h3 id="tree-title">Your family tree</h3>
      ${reply.lives.length === 0 && html`<p class="quiet empty">This is the first of your lives. The tree begins here.</p>`}
      <${Picture} lives=${lives} />
    </section>
    <ol id="tree-lives" class="tree-lives" aria-label="Lives, the newest first">
      ${lives.map((one) => html`<li key=${one.life_id}><${TreeLife} life=${one} lives=${lives} /></li>`)}
    </ol>
    ${(reply.next_before || pages.length > 1) && html`<div class="actions">
      ${pages.length > 1 && html`<button type="button" class="button" onClick=${() => setPages(pages.slice(0, -1))}>Newer lives</button>`}
      ${reply.next_before && html`<button type="button" class="button" onClick=${() => setPages([...pages, reply.next_before])}>Older lives</button>`}
    </div>`}
  </div>`;
}

function Picture({ lives }) {
  const { width, height, nodes, links } = layout(lives);
  const label = lives.map((life) => `${nameText(life)}, ${yearsText(life)}`).join("; ");
  return html`<div class="tree-picture" tabindex="0" role="group" aria-label="The picture of the tree; it can be scrolled">
    <svg viewBox="0 0 ${width} ${height}" width=${width} height=${height} role="img" aria-label=${label || "An empty tree"}>
      ${links.map(({ x, from, to }) => html`<path key=${`${x}|${to}`} class="tree-link" d="M${x} ${from + 65}V${to - 31}" />`)}
      ${nodes.map(({ life, x, y }) => html`<g key=${life.life_id} class=${life.died == null ? "tree-node alive" : "tree-node"}>
        <circle cx=${x} cy=${y} r="27" fill=${life.ribbon?.colour ?? "#7a8b99"} />
        <text x=${x} y=${y + 8} class="tree-letter">${life.first_name.charAt(0)}</text>
        <text x=${x} y=${y + 44} class="tree-name">${short(life.first_name)}</text>
        <text x=${x} y=${y + 59} class="tree-years">${yearsText(life)}</text>
      </g>`)}
    </svg>
  </div>`;
}

function short(name) {
  return name.length > 16 ? `${name.slice(0, 15)}…` : name;
}

function TreeLife({ life, lives }) {
  const { ribbon, people, obituary, died, age, cause, estate_cents: estate } = life;
  return html`<article class="card tree-life" data-life=${life.life_id}>
    <header class="tree-head">
      ${ribbon && html`<img class="ribbon small" src=${pictureOf(ribbon.svg)} alt="Ribbon: ${ribbon.name}" width="48" height="60" />`}
      <div>
        <h4>${nameText(life)}</h4>
        <p class="quiet small">${yearsText(life)} · ${followsText(life, lives)}</p>
        ${ribbon ? html`<p><strong>${ribbon.name}.</strong> ${ribbon.text}</p>` : html`<p class="badge">Now ${age}</p>`}
      </div>
    </header>
    ${died != null && html`<p class="quiet small">Age ${age} · ${cause}${estate > 0 && html` · left ${moneyText(estate)}`}</p>`}
    ${obituary && html`<details class="fold"><summary>The obituary</summary><${Obituary} text=${obituary} /></details>`}
    ${people.length > 0 && html`<details class="fold"><summary>The family (${people.length})</summary>
      <ul class="rows">
        ${people.map((person, place) => html`<li key=${place} class="row">
          <span class="row-name">${person.name}</span>
          <span class="quiet small">${plainText(person.relation)}, ${yearsText(person)}</span>
        </li>`)}
      </ul></details>`}
  </article>`;
}

export function Obituary({ text }) {
  return html`<div class="obituary">${text.split("\n\n").map((part, place) => html`<p key=${place}>${part}</p>`)}</div>`;
}
