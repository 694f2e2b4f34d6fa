// The landscape of a life: a sky that follows the game's clock, a land that follows the seasons,
// a house with its lights, and a tree that grows as old as you. Decoration only: all of it is
// said in words elsewhere.

import { html } from "../ui.js";
import { lightAt, paletteAt, seasonOf } from "./sky.js";

const WIDTH = 800;
const HEIGHT = 260;
const TREE_SIZES = { infant: 0.28, child: 0.42, teen: 0.6, young_adult: 0.78, adult: 0.92, middle_age: 1, senior: 1.08 };
const STARS = [
  [60, 40], [140, 84], [205, 30], [290, 66], [372, 26], [448, 78], [530, 38],
  [610, 92], [668, 34], [745, 70], [110, 120], [500, 118], [330, 112], [705, 128],
];

export function Landscape({ hour, month, stage, asleep = false, align = "xMid" }) {
  const colours = paletteAt(hour, month);
  const sun = lightAt(hour, 5.6, 19.4);
  const moon = lightAt(hour, 18.6, 6.4);
  return html`<svg class="landscape" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="${align}YMax slice"
      aria-hidden="true" focusable="false">
    <defs>
      <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">
        <stop offset="0" stop-color=${colours.top} />
        <stop offset="0.85" stop-color=${colours.horizon} />
      </linearGradient>
    </defs>
    <rect width=${WIDTH} height=${HEIGHT} fill="url(#sky)" />
    <${Stars} shown=${Math.max(0, colours.darkness - 0.3) * 2} />
    ${sun && html`<${Light} at=${sun} fill="#fff3c9" glow="#ffe9a8" radius="22" />`}
    ${moon && html`<${Light} at=${moon} fill="#eef0ff" glow="#aab4ee" radius="16" />`}
    <path fill=${colours.far} d="M0 196c90-40 190-48 300-22s210 24 300-6 150-26 200-14v106H0z" />
    <${House} colours=${colours} lit=${!asleep && colours.darkness > 0.25} />
    <path fill=${colours.near} d="M0 228c130-30 260-32 400-16s280 12 400-10v58H0z" />
    <${Tree} colours=${colours} size=${TREE_SIZES[stage] ?? 0.8} bare=${seasonOf(month) === "winter"} />
  </svg>`;
}

function Light({ at, fill, glow, radius }) {
  const x = 60 + at.x * (WIDTH - 120);
  const y = 175 - at.y * 125;
  return html`<g>
    <circle cx=${x} cy=${y} r=${radius * 2.2} fill=${glow} opacity="0.28" />
    <circle cx=${x} cy=${y} r=${radius} fill=${fill} />
  </g>`;
}

function Stars({ shown }) {
  if (shown <= 0) return null;
  return html`<g fill="#fff" opacity=${Math.min(1, shown)}>
    ${STARS.map(([x, y], index) => html`<circle key=${index} cx=${x} cy=${y} r=${index % 3 ? 1.2 : 1.8} />`)}
  </g>`;
}

function House({ colours, lit }) {
  const window = lit ? "#ffd98a" : colours.far;
  return html`<g transform="translate(560 150)">
    <rect x="0" y="26" width="84" height="56" fill=${colours.wall} />
    <path d="M-10 30 42-6l52 36z" fill=${colours.roof} />
    <rect x="64" y="-4" width="10" height="22" fill=${colours.roof} />
    <rect x="14" y="40" width="18" height="18" rx="2" fill=${window} />
    <rect x="54" y="40" width="18" height="18" rx="2" fill=${window} />
    <rect x="36" y="52" width="14" height="30" rx="2" fill=${colours.trunk} />
  </g>`;
}

function Tree({ colours, size, bare }) {
  return html`<g transform="translate(250 222) scale(${size})">
    <path d="M-7 4c2-30 2-60 0-92h14c-2 32-2 62 0 92z" fill=${colours.trunk} />
    <path d="M0-58c-14-10-22-18-30-34M0-70c12-8 22-18 28-34" stroke=${colours.trunk} stroke-width="5"
      stroke-linecap="round" fill="none" />
    <g opacity=${bare ? 0.82 : 1}>
      <circle cx="-32" cy="-104" r=${bare ? 20 : 34} fill=${colours.crownTwo} />
      <circle cx="30" cy="-108" r=${bare ? 20 : 36} fill=${colours.crownTwo} />
      <circle cx="0" cy="-132" r=${bare ? 26 : 42} fill=${colours.crown} />
      <circle cx="2" cy="-98" r=${bare ? 14 : 32} fill=${colours.crown} />
    </g>
  </g>`;
}
