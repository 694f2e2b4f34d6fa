// The moments of your life, newest first, grouped by age.

import { MOMENT_ICONS } from "../catalogue.js";
import { ageAt, dateAt } from "../clock.js";
import { timeText } from "../format.js";
import { html, useState } from "../ui.js";
import { Effects } from "./toasts.js";
import { Icon } from "./icons.js";

const SHOWN_AT_FIRST = 40;

export function Feed({ feed, life }) {
  const [limit, setLimit] = useState(SHOWN_AT_FIRST);
  const newest = feed.items.slice(-limit).reverse();
  return html`<section class="card feed-card part-now" aria-labelledby="feed-title">
    <h2 id="feed-title">Your story</h2>
    <div id="feed" class="feed" role="log" aria-labelledby="feed-title" aria-live="polite" aria-relevant="additions">
      ${groupByAge(newest, life).map(
        (group) => html`<section key=${group.key} class="feed-group" aria-label=${ageTitle(group.age)}>
          <h3>${ageTitle(group.age)}</h3>
          ${group.items.map((item) => html`<${Moment} key=${item.key} item=${item} life=${life} />`)}
        </section>`,
      )}
      ${newest.length === 0 && html`<p class="quiet empty">What happens to you from now on will be told here.</p>`}
    </div>
    ${feed.items.length > limit &&
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

/** Neighbours of the same age stand together; the items come in order already. */
function groupByAge(items, life) {
  const groups = [];
  for (const item of items) {
    const age = ageAt(life, item.minute);
    if (groups.at(-1)?.age !== age) groups.push({ age, key: age, items: [] });
    groups.at(-1).items.push(item);
  }
  return groups;
}

function ageTitle(age) {
  return age <= 0 ? "The first year" : `Age ${age}`;
}
