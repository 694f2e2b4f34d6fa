// The moments of the present year, newest first, as they come.

import { MOMENT_ICONS } from "../catalogue.js";
import { dateAt } from "../clock.js";
import { timeText } from "../format.js";
import { html, useState } from "../ui.js";
import { Effects } from "./toasts.js";
import { Icon } from "./icons.js";

const SHOWN_AT_FIRST = 12;

export function Moments({ items, life, title }) {
  const [limit, setLimit] = useState(SHOWN_AT_FIRST);
  const newest = items.slice(0, limit);
  return html`<section class="this-year" aria-labelledby="this-year-title">
    <h3 id="this-year-title" class="chapter-title">${title}</h3>
    <div id="feed" class="feed" role="log" aria-labelledby="this-year-title" aria-live="polite" aria-relevant="additions">
      ${newest.map((item) => html`<${Moment} key=${item.key} item=${item} life=${life} />`)}
      ${newest.length === 0 && html`<p class="quiet empty">What happens to you from now on will be told here.</p>`}
    </div>
    ${items.length > limit &&
    html`<button type="button" class="button" onClick=${() => setLimit(limit + SHOWN_AT_FIRST)}>Show earlier moments</button>`}
  </section>`;
}

function Moment({ item, life }) {
  const date = dateAt(life, item.minute);
  return html`<article class="moment ${item.kind}">
    <span class="moment-icon"><${Icon} name=${MOMENT_ICONS[item.kind] ?? "leaf"} size="18" /></span>
    <div>
      ${item.title && html`<h4 class="moment-title">${item.title}</h4>`}
      <p class="moment-text">${item.text}</p>
      <${Effects} effects=${item.effects} />
      <p class="moment-time">${date.monthName}, ${date.weekday} ${timeText(date.hour * 60 + date.minute)}</p>
    </div>
  </article>`;
}
