// The story of two as a line with points: years beside it, a sentence for each point. It is a list, and reads as one.

import { monthText } from "../amounts.js";
import { MINUTES_PER_DAY } from "../clock.js";
import { chaptersByYear, markOf } from "../love.js";
import { html, useState } from "../ui.js";
import { Icon } from "./icons.js";

/** Of a long story the last years are shown first. */
const YEARS_SHOWN = 8;

export function Timeline({ life, chapters, name }) {
  const [all, setAll] = useState(false);
  const years = chaptersByYear(life, chapters);
  const shown = all ? years : years.slice(-YEARS_SHOWN);
  const hidden = years.length - shown.length;
  return html`<section class="card" aria-labelledby="timeline-title">
    <h3 id="timeline-title">You and ${name}, so far</h3>
    ${hidden > 0 && html`<button type="button" class="button" id="whole-story" onClick=${() => setAll(true)}>
      Show the ${hidden === 1 ? "year" : `${hidden} years`} before</button>`}
    <ol class="love-line" id="love-line">
      ${shown.map(({ year, age, chapters: told }) => html`<li key=${year} class="love-year">
        <p class="love-year-name"><strong>${year}</strong> <span class="quiet small">you were ${age}</span></p>
        <ul>
          ${told.map((chapter, index) => html`<li key=${index}><${Point} life=${life} chapter=${chapter} /></li>`)}
        </ul>
      </li>`)}
    </ol>
  </section>`;
}

function Point({ life, chapter }) {
  const { icon, bright } = markOf(chapter.kind);
  return html`<span class="love-point ${bright ? "bright" : "dark"}"><${Icon} name=${icon} size="16" /></span>
    <span class="love-told">${chapter.text} <span class="quiet small">${monthText(life, Math.floor(chapter.minute / MINUTES_PER_DAY)).split(" ")[0]}</span></span>`;
}
