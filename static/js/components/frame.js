// The ways between the parts of the game: tabs at the bottom of a phone, a rail at the side of a wide
// screen, the page with all screens, and the frame around one of them.

import { hashOf } from "../route.js";
import { html, useLayoutEffect, useRef } from "../ui.js";
import { Icon } from "./icons.js";
import { SCREENS } from "./screens.js";

/** The parts of the life itself. On a phone one of them is shown at a time, on a wide screen all. */
export const PARTS = [
  { id: "now", label: "Life", icon: "heart" },
  { id: "do", label: "Do", icon: "walk" },
  { id: "people", label: "People", icon: "people" },
  { id: "boost", label: "Boost", icon: "bolt" },
];
const MORE = { id: "more", label: "More", icon: "grid" };

/** What the address asks for: {part} of the life, or {screen}. */
export function placeOf(route) {
  const screen = [MORE, ...SCREENS].find(({ id }) => id === route);
  if (screen) return { part: null, screen };
  return { part: PARTS.find(({ id }) => id === route) ?? PARTS[0], screen: null };
}

export function Tabs({ place, over }) {
  const current = place.part?.id ?? MORE.id;
  return html`<nav class="tabs" aria-label="Parts of your life">
    ${[...PARTS, ...(over ? [] : [MORE])].map((part) => html`<${Way} key=${part.id} way=${part} prefix="tab" current=${part.id === current} />`)}
  </nav>`;
}

export function Rail({ place }) {
  const current = place.screen?.id ?? PARTS[0].id;
  return html`<nav class="rail" aria-label="Screens">
    ${[PARTS[0], ...SCREENS].map((way) => html`<${Way} key=${way.id} way=${way} prefix="nav" current=${way.id === current} />`)}
  </nav>`;
}

/** A link, not a button: it may be opened, bookmarked, and gone back from. */
function Way({ way, prefix, current }) {
  return html`<a id="${prefix}-${way.id}" class="tab" href=${hashOf(way.id)} aria-current=${current ? "page" : undefined}>
    <${Icon} name=${way.icon} size="24" /><span>${way.label}</span>
  </a>`;
}

export function ScreenFrame({ game, state, screen }) {
  const heading = useRef(null);
  // Whoever came here by keyboard or ear goes on reading at the title.
  useLayoutEffect(() => heading.current?.focus({ preventScroll: true }), [screen.id]);
  const isHub = screen.id === MORE.id;
  return html`<div class="area-screen" id="screen-${screen.id}">
    <header class="screen-head">
      ${!isHub && html`<a class="icon-button screen-back" href=${hashOf(MORE.id)} aria-label="All screens"><${Icon} name="left" /></a>`}
      <h2 ref=${heading} id="screen-title" tabindex="-1">${isHub ? "Your life in all its parts" : screen.label}</h2>
    </header>
    ${isHub
      ? html`<${Hub} player=${state.player} />`
      : html`<${screen.component} key=${screen.id} game=${game} state=${state} />`}
  </div>`;
}

function Hub({ player }) {
  return html`<ul class="hub">
    ${SCREENS.map(({ id, label, icon, summary }) => html`<li key=${id}>
      <a id="hub-${id}" class="hub-tile" href=${hashOf(id)}>
        <${Icon} name=${icon} size="26" />
        <strong>${label}</strong>
        <span class="quiet small">${summary?.(player) ?? ""}</span>
      </a>
    </li>`)}
  </ul>`;
}
