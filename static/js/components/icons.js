// The game's own icons: 24 units square, drawn with strokes in the colour of the text.

import { html } from "../ui.js";

const PATHS = {
  bolt: "M13 3 5.5 13.5H11L10 21l8-11h-5.6z",
  heart: "M12 20.2S3.8 15.3 3.8 9.4A4.4 4.4 0 0 1 12 7.2a4.4 4.4 0 0 1 8.2 2.2c0 5.9-8.2 10.8-8.2 10.8z",
  smile: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM8.5 14.2c1.8 2.7 5.2 2.7 7 0M9 9.6v.6M15 9.6v.6",
  book: "M12 6.6C9.6 5 6.7 4.6 4 5v13.2c2.7-.4 5.6 0 8 1.6 2.4-1.6 5.3-2 8-1.6V5c-2.7-.4-5.6 0-8 1.6zM12 6.6v13",
  spark: "M12 3.5c.7 4.8 3 7.4 8 8.5-5 1.1-7.3 3.7-8 8.5-.7-4.8-3-7.4-8-8.5 5-1.1 7.3-3.7 8-8.5z",
  wave: "M3.5 9.5c2.8-4 5.7-4 8.5 0s5.7 4 8.5 0M3.5 15.5c2.8-4 5.7-4 8.5 0s5.7 4 8.5 0",
  diamond: "M7 4.5h10l4 5.5-9 10-9-10zM3 10h18M9 10l3 10 3-10-3-5.5z",
  coin: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM14.8 9.2c-.5-1.1-1.5-1.6-2.8-1.6-1.6 0-2.8.8-2.8 2.1 0 3 5.7 1.5 5.7 4.6 0 1.3-1.2 2.2-2.9 2.2-1.5 0-2.6-.6-3.1-1.8M12 6.2v1.4M12 16.5v1.4",
  clock: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3.2 2",
  calendar: "M4.5 6.5h15v13h-15zM4.5 10.5h15M8.5 4v4M15.5 4v4M8.5 14h2M13.5 14h2",
  moon: "M19.5 14.3A8 8 0 0 1 9.7 4.5a8 8 0 1 0 9.8 9.8z",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 3v1.8M12 19.2V21M3 12h1.8M19.2 12H21M5.7 5.7l1.2 1.2M17.1 17.1l1.2 1.2M18.3 5.7l-1.2 1.2M6.9 17.1l-1.2 1.2",
  meal: "M7 3.5v6M4.8 3.5v4a2.2 2.2 0 0 0 4.4 0v-4M7 9.7v10.8M16.8 20.5v-17c-2.6 1.3-3.5 5-3.3 9h3.3",
  work: "M3.8 8h16.4v11.5H3.8zM9 8V5h6v3M3.8 13h16.4M12 12v2",
  leaf: "M5 19c0-9 5-14 14.5-14C20 14.5 15.5 19 8 17.5M5 20.5c1.5-4.5 4-7.5 8.5-9.5",
  sprout: "M12 20.5v-9M12 12c0-4-2.5-6.5-7.5-6.5 0 4.5 2.5 6.5 7.5 6.5zM12 14.5c0-3.5 2.3-5.5 7-5.5 0 4-2.5 5.5-7 5.5z",
  star: "M12 3.8l2.5 5.3 5.7.8-4.1 4.1 1 5.8-5.1-2.8-5.1 2.8 1-5.8-4.1-4.1 5.7-.8z",
  cake: "M4.5 20v-7.5h15V20zM4.5 16c2.5 2 5 2 7.5 0 2.5 2 5 2 7.5 0M8 12.5V9M12 12.5V9M16 12.5V9M8 6.5v-.8M12 6.5v-.8M16 6.5v-.8",
  speech: "M4 5h16v11.5h-8.5L7 20.5v-4H4z",
  people: "M8.5 5a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4zM2.8 19.5c0-3.8 2.3-5.6 5.7-5.6s5.7 1.8 5.7 5.6M15.5 5.3a3.2 3.2 0 0 1 0 6M17 14.1c2.7.5 4.2 2.2 4.2 5.4",
  person: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5c0-4.2 3-6 7.5-6s7.5 1.8 7.5 6",
  walk: "M13 3.5a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4zM8.5 20.5l2.8-6-1.3-5L7 11.5V14M10 9.5c1.5-.8 3-.5 3.7.8l1.3 2.2 2.5.8M11.5 14.5l3 2.5 1 3.5",
  infinity: "M12 12c-2-2.8-3.7-4-5.5-4a4 4 0 0 0 0 8c1.8 0 3.5-1.2 5.5-4 2-2.8 3.7-4 5.5-4a4 4 0 0 1 0 8c-1.8 0-3.5-1.2-5.5-4z",
  forward: "M4 6l7 6-7 6zM13 6l7 6-7 6z",
  menu: "M4.5 7h15M4.5 12h15M4.5 17h15",
  close: "M6 6l12 12M18 6L6 18",
  check: "M4.5 12.5l5 5 10-11",
  alert: "M12 4l9 16H3zM12 10v4.5M12 17v.4",
  place: "M12 21c-4.5-5-6.8-8.5-6.8-11.3a6.8 6.8 0 0 1 13.6 0C18.8 12.5 16.5 16 12 21zM12 7.3a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8z",
  right: "M9 5.5l6.5 6.5L9 18.5",
};

/** An icon; with `label` it speaks for itself, without it is decoration beside text. */
export function Icon({ name, label, size = 20 }) {
  const voice = label ? { role: "img", "aria-label": label } : { "aria-hidden": "true" };
  return html`<svg class="icon" viewBox="0 0 24 24" width=${size} height=${size} focusable="false" ...${voice}>
    <path d=${PATHS[name] ?? PATHS.leaf} />
  </svg>`;
}

/** The sign of the game: a young tree in the sun. */
export function Logo({ size = 72 }) {
  return html`<svg class="logo" viewBox="0 0 72 72" width=${size} height=${size} aria-hidden="true" focusable="false">
    <circle class="logo-sun" cx="36" cy="32" r="28" />
    <path class="logo-hill" d="M6 54c10-9 20-12 30-12s20 3 30 12c-7 9-18 14-30 14S13 63 6 54z" />
    <path class="logo-stem" d="M36 58V30" />
    <path class="logo-leaf" d="M36 40c-1-11-8-16-19-16 0 11 7 17 19 16z" />
    <path class="logo-leaf two" d="M36 33c0-11 6-18 17-19 2 12-5 20-17 19z" />
  </svg>`;
}
