// Where a date takes place, drawn: the sky of its hour and weather, and one scene for each setting. Decoration
// only: place, hour and weather are said in words beside it.

import { html } from "../ui.js";
import { lightAt, paletteAt } from "./sky.js";

const WIDTH = 800;
const HEIGHT = 300;
const DROPS = [[40, 20], [120, 90], [190, 40], [270, 120], [340, 30], [420, 100], [500, 50], [580, 130], [660, 25], [740, 85], [80, 170], [230, 200], [390, 180], [550, 210], [700, 170]];
const WINDOWS = [[40, 120], [64, 120], [40, 150], [150, 96], [176, 126], [150, 156], [300, 130], [324, 160], [470, 90], [496, 120], [470, 150], [640, 120], [664, 150], [690, 120]];

/** `setting` of the venue, `indoors` whether it has a roof; `hour` 0 to 24 with its fraction, `month` from 0. */
export function DateBackdrop({ setting, indoors = false, hour, month, weather }) {
  const colours = paletteAt(hour, month);
  const Scene = SCENES[setting] ?? Town;
  const dull = ["rain", "snow", "wind"].includes(weather);
  return html`<svg class="date-backdrop" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="xMidYMax slice" aria-hidden="true" focusable="false">
    <defs>
      <linearGradient id="date-sky" x1="0" y1="0" x2="0" y2="1">
        <stop offset="0" stop-color=${colours.top} /><stop offset="0.9" stop-color=${colours.horizon} />
      </linearGradient>
      <clipPath id="date-window"><path d=${PANES} /></clipPath>
    </defs>
    ${indoors
      ? html`<rect width=${WIDTH} height=${HEIGHT} fill=${ROOMS[setting] ?? "#6b4a52"} />
          <g clip-path="url(#date-window)"><${Sky} colours=${colours} hour=${hour} dull=${dull} /><${Weather} weather=${weather} /></g>
          <path d=${PANES} fill="none" stroke="#3a2530" stroke-width="8" /><path d="M400 30v130M270 95h260" stroke="#3a2530" stroke-width="5" />`
      : html`<${Sky} colours=${colours} hour=${hour} dull=${dull} />`}
    <${Scene} colours=${colours} indoors=${indoors} lit=${indoors || colours.darkness > 0.25} />
    <${Two} />
    ${!indoors && html`<${Weather} weather=${weather} />`}
  </svg>`;
}

/** On the string of lights, where it hangs. */
const BULBS = [[60, 46], [140, 67], [220, 73], [300, 63], [368, 43], [448, 49], [520, 69], [600, 78], [680, 73], [752, 57]];
const PANES = "M270 30h260v130H270z";
const ROOMS = { table: "#7d4f4c", culture: "#5b3a55", play: "#41507c", home: "#8a6a52", nature: "#4f7265", town: "#6b5a5e", odd: "#4c6673" };

function Sky({ colours, hour, dull }) {
  const sun = lightAt(hour, 5.6, 19.4);
  const moon = lightAt(hour, 18.6, 6.4);
  const at = ({ x, y }) => ({ cx: 110 + x * (WIDTH - 220), cy: 190 - y * 140 });
  return html`<g>
    <rect width=${WIDTH} height=${HEIGHT} fill="url(#date-sky)" />
    ${colours.darkness > 0.4 && !dull && html`<g fill="#fff" opacity="0.8">${DROPS.slice(0, 10).map(([x, y]) => html`<circle key=${x} cx=${x + 14} cy=${y} r="1.6" />`)}</g>`}
    ${sun && !dull && html`<circle ...${at(sun)} r="24" fill="#fff3c9" />`}
    ${moon && !dull && html`<circle ...${at(moon)} r="17" fill="#eef0ff" />`}
    ${dull && html`<g fill="#fff" opacity=${0.55 - colours.darkness * 0.4}><ellipse cx="180" cy="52" rx="130" ry="26" /><ellipse cx="430" cy="74" rx="150" ry="28" /><ellipse cx="660" cy="46" rx="140" ry="26" /></g>`}
  </g>`;
}

function Weather({ weather }) {
  if (weather === "rain") return html`<path d=${DROPS.map(([x, y]) => `M${x} ${y}l-8 26`).join("")} stroke="#dfeaf7" stroke-width="2.5" stroke-linecap="round" opacity="0.75" fill="none" />`;
  if (weather === "snow") return html`<g fill="#fff" opacity="0.9">${DROPS.map(([x, y], index) => html`<circle key=${x} cx=${x} cy=${y} r=${index % 3 ? 3 : 4.5} />`)}</g>`;
  if (weather === "wind") return html`<path d="M30 70c60-20 100 20 160 0s90 10 120-4M420 110c60-20 100 20 160 0s90 10 130-6M180 170c50-16 80 14 130 0" stroke="#fff" stroke-width="3" stroke-linecap="round" opacity="0.5" fill="none" />`;
  return null;
}

/** Two beside each other, small: anybody. Light enough for every wall and every night, with an edge for the day. */
function Two() {
  return html`<g stroke="#241c3c" stroke-opacity="0.45" stroke-width="2">
    <g fill="#a08bf0"><path d="M330 262c0-36 8-54 27-54s27 18 27 54z" /><circle cx="356" cy="186" r="17" /></g>
    <g fill="#ee8f5e"><path d="M420 262c0-34 8-51 26-51s27 17 27 51z" /><circle cx="446" cy="190" r="16" /></g>
  </g>`;
}

const glow = (x, y, radius = 26) => html`<g><circle cx=${x} cy=${y} r=${radius} fill="#ffd98a" opacity="0.25" /><circle cx=${x} cy=${y} r=${radius / 4} fill="#ffe6ae" /></g>`;

function Table() {
  return html`<g>
    <path d="M110 0v54M690 0v54" stroke="#3a2530" stroke-width="3" />${glow(110, 70, 44)}${glow(690, 70, 44)}
    <rect y="256" width="800" height="44" fill="#3f2a2e" />
    <path d="M300 244h200l14 16H286z" fill="#f6ead9" /><path d="M388 216h10v28h-10z" fill="#fff7e8" />${glow(393, 210, 22)}
    <path d="M330 232h20v8c0 6-20 6-20 0zM440 232h20v8c0 6-20 6-20 0z" fill="#fff" />
    <path d="M120 190h70v12h-8v54h-12v-54h-30v54h-12v-54h-8zM610 190h70v12h-8v54h-12v-54h-30v54h-12v-54h-8z" fill="#59393c" />
  </g>`;
}

function Nature({ colours, indoors }) {
  return html`<g>
    ${!indoors && html`<path fill=${colours.far} d="M0 190c120-50 220-40 340-10s240-60 460-10v130H0z" />`}
    <path fill=${colours.near} d="M0 256c160-24 300-18 420-8s260-14 380-6v58H0z" />
    ${[[90, 250, 1], [660, 246, 1.15], [740, 258, 0.8]].map(([x, y, size]) => html`<g key=${x} transform="translate(${x} ${y}) scale(${size})">
      <path d="M-7 4c2-30 2-50 0-70h14c-2 24-2 44 0 70z" fill=${colours.trunk} />
      <circle cx="-20" cy="-84" r="32" fill=${colours.crownTwo} /><circle cx="20" cy="-92" r="34" fill=${colours.crown} />
    </g>`)}
    <path d="M300 236h200v10H300zM320 246v18M480 246v18" fill=${colours.trunk} stroke=${colours.trunk} stroke-width="8" />
  </g>`;
}

function Town({ colours, lit }) {
  return html`<g>
    <path fill=${colours.wall} d="M0 110h110v-30h60v50h90v-24h70v60h110V70h80v50h90v-20h80v40h110v160H0z" opacity="0.9" />
    ${lit && html`<g fill="#ffd98a" opacity="0.9">${WINDOWS.map(([x, y]) => html`<rect key=${`${x}.${y}`} x=${x} y=${y} width="11" height="14" />`)}</g>`}
    <path fill=${colours.near} d="M0 256h800v44H0z" />
    ${[150, 640].map((x) => html`<g key=${x}><path d="M${x} 258V150" stroke=${colours.trunk} stroke-width="7" />${lit ? glow(x, 142, 34) : html`<circle cx=${x} cy="142" r="9" fill="#fff" />`}</g>`)}
    <path d="M40 190h110l-8 22H48zM660 196h110l-8 22h-94z" fill=${colours.roof} />
  </g>`;
}

function Culture({ indoors, colours }) {
  return html`<g>
    ${indoors && html`<path d="M0 0h110c-6 100-30 180-80 256H0zM800 0H690c6 100 30 180 80 256h30z" fill="#8c2f3e" />
      <g fill="none" stroke="#d9b45f" stroke-width="7"><path d="M150 60h84v66h-84zM566 60h84v66h-84z" /></g>
      <path d="M158 118l22-28 18 20 12-12 16 20zM574 118l18-32 20 22 14-10 16 20z" fill="#a9c7c9" />`}
    <rect y="256" width="800" height="44" fill=${indoors ? "#36202f" : colours.near} />
    ${glow(192, 40, 18)}${glow(608, 40, 18)}
  </g>`;
}

function Play({ colours, indoors }) {
  return html`<g>
    ${!indoors && html`<g fill="none" stroke=${colours.trunk} stroke-width="5"><circle cx="640" cy="150" r="84" /><path d="M640 66v168M556 150h168M581 91l118 118M699 91 581 209M640 150l-44 110M640 150l44 110" /></g>`}
    <path d="M0 20q200 100 400 10q200 90 400 10" fill="none" stroke="#2b2f5e" stroke-width="3" />
    ${BULBS.map(([x, y], index) => html`<circle key=${x} cx=${x} cy=${y + 6} r="8" fill=${["#ffd98a", "#f2b5c4", "#9ad0e0", "#b9e0a5"][index % 4]} />`)}
    ${!indoors && html`<path d="M70 258l46-86 46 86z" fill="#d98a3c" /><path d="M116 172v-20l24 10z" fill="#c33b4d" />`}
    <rect y="256" width="800" height="44" fill=${indoors ? "#2c3658" : colours.near} />
  </g>`;
}

function Home() {
  return html`<g>
    <rect y="252" width="800" height="48" fill="#5a4334" /><ellipse cx="400" cy="272" rx="230" ry="16" fill="#a4574a" />
    <path d="M262 214c0-16 24-16 24 0v22h228v-22c0-16 24-16 24 0v48H262z" fill="#4f7b86" /><path d="M280 196h240v40H280z" fill="#5d8d98" />
    <path d="M650 256V140" stroke="#3a2530" stroke-width="6" /><path d="M616 140h68l-14-42h-40z" fill="#ffe0a3" />${glow(650, 132, 58)}
    <path d="M90 256v-46h64v46z" fill="#b4734c" /><path d="M122 212c-30-10-44-36-40-64 26 6 40 32 40 64zm0 0c0-34 12-58 36-70 8 32-6 60-36 70z" fill="#5f9e5b" />
  </g>`;
}

function Odd({ colours, indoors }) {
  return html`<g>
    ${indoors
      ? html`${[60, 150, 580, 670].map((x) => html`<g key=${x}><rect x=${x} y="178" width="76" height="80" rx="6" fill="#e8eef2" /><circle cx=${x + 38} cy="222" r="25" fill="#7fa3b5" /><circle cx=${x + 38} cy="222" r="16" fill="#b5d3df" /><path d="M${x + 10} 188h26" stroke="#8aa" stroke-width="5" /></g>`)}
          <path d="M60 24h680" stroke="#dfe9ee" stroke-width="7" />`
      : html`<path d="M0 190h90v-30h50v50h60v48H0zM800 180h-80v-40h-56v60h-64v58h200z" fill=${colours.far} /><path d="M60 150c200 60 480 60 680 0" fill="none" stroke="#3a2530" stroke-width="3" />
          ${[[140, 170], [260, 188], [400, 195], [540, 188], [660, 170]].map(([x, y]) => glow(x, y, 20))}`}
    <rect y="256" width="800" height="44" fill=${indoors ? "#33474f" : colours.roof} />
  </g>`;
}

const SCENES = { table: Table, nature: Nature, town: Town, culture: Culture, play: Play, home: Home, odd: Odd };
