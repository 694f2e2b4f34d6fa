// Stretches of life told at once: the first years, a skip, the time away.

import { STOPPED_BY, MOMENT_ICONS } from "../catalogue.js";
import { dateAt } from "../clock.js";
import { durationText, wholeText } from "../format.js";
import { highlights } from "../stories.js";
import { html, useEffect } from "../ui.js";
import { Dialog } from "./dialog.js";
import { Icon } from "./icons.js";

/** The prologue: a page of its own, read before play begins. */
export function StoryPage({ game, story, life }) {
  useEffect(() => scrollTo(0, 0), []);
  return html`<main class="page story-page">
    <article class="story-card" aria-busy=${!story.complete}>
      <p class="eyebrow">A life begins</p>
      <h1>${story.title}</h1>
      <${StoryItems} items=${story.items} life=${life} />
      <div class="story-end">
        ${story.complete
          ? html`<button type="button" id="begin-playing" class="button primary big" onClick=${() => game.closeStory()}>
              Off to school
            </button>`
          : html`<p class="quiet" role="status">The years go by…</p>`}
      </div>
    </article>
  </main>`;
}

export function StoryDialog({ game, story, life }) {
  const close = () => game.closeStory();
  const isSkip = story.kind === "skip";
  const retold = isSkip && story.items.length <= story.summary.lines.length;
  return html`<${Dialog} id="story" wide title=${dialogTitle(story)} onClose=${close}>
    ${isSkip && html`<${SkipCard} story=${story} life=${life} />`}
    ${!isSkip && !story.items.length && html`<p>The time passed quietly. Nothing worth a tale happened.</p>`}
    ${!isSkip && story.items.length > 0 && html`<${StoryItems} items=${story.items} life=${life} />`}
    ${isSkip && !retold &&
    html`<details id="whole-story" class="whole-story">
      <summary>All that happened (${story.items.length})</summary>
      <${StoryItems} items=${story.items} life=${life} />
    </details>`}
    <div class="dialog-actions">
      <button type="button" id="story-continue" class="button primary" onClick=${close}>Go on</button>
    </div>
  <//>`;
}

/** What a skip brought, in short: how it went, the best moment, and one of each other day. */
function SkipCard({ story, life }) {
  const { best, others } = highlights(story.summary);
  return html`<div id="skip-card" class="skip-card">
    <p class="skip-opening">${story.summary.opening}</p>
    ${best &&
    html`<div class="skip-best">
      <${Icon} name=${MOMENT_ICONS[best.kind] ?? "leaf"} size="26" />
      <div><${SkipLine} line=${best} life=${life} /></div>
    </div>`}
    ${others.length > 0 &&
    html`<ul class="skip-lines" aria-label="And also">
      ${others.map((line) => html`<li key=${line.minute}>
        <${Icon} name=${MOMENT_ICONS[line.kind] ?? "leaf"} /><div><${SkipLine} line=${line} life=${life} /></div>
      </li>`)}
    </ul>`}
    ${!best && story.minutes > 0 && html`<p>Nothing worth a tale happened.</p>`}
    <p class="quiet small" id="skip-price">${skipPrice(story)}</p>
  </div>`;
}

function SkipLine({ line, life }) {
  const date = life && dateAt(life, line.minute);
  const when = date ? `${date.monthName} ${date.year}` : "";
  return html`<p class="skip-when">${[when, line.title].filter(Boolean).join(" · ")}</p><p class="skip-text">${line.text}</p>`;
}

function dialogTitle(story) {
  if (story.kind === "away") return "While you were away";
  return story.minutes ? `${durationText(story.minutes)} later` : "Nothing was skipped";
}

function skipPrice(story) {
  const price = story.charged ? `${wholeText(story.charged)} diamonds were used.` : "It cost you no diamonds.";
  const back = story.returned ? `${wholeText(story.returned)} diamonds came back for what was not skipped.` : "";
  return [STOPPED_BY[story.stoppedBy], price, back].filter(Boolean).join(" ");
}

function StoryItems({ items, life }) {
  let toldAge = null;
  return html`<ol class="story-items">
    ${items.map((item, index) => {
      const date = life && dateAt(life, item.minute);
      const age = date?.age ?? null;
      const isNewAge = age !== toldAge;
      toldAge = age;
      return html`<li key=${index}>
        ${isNewAge && html`<p class="story-age">${ageText(age)}</p>`}
        <div class="story-item">
          <${Icon} name=${MOMENT_ICONS[item.kind] ?? "leaf"} />
          <div>
            ${item.title && html`<p class="moment-title">${item.title}</p>`}
            <p class="moment-text">${item.text}</p>
          </div>
        </div>
      </li>`;
    })}
  </ol>`;
}

function ageText(age) {
  if (age == null) return "";
  return age <= 0 ? "The first year" : `Age ${age}`;
}
