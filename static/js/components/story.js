// Stretches of life told at once: the first years, a skip, the time away.

import { STOPPED_BY, MOMENT_ICONS } from "../catalogue.js";
import { dateAt } from "../clock.js";
import { durationText } from "../format.js";
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
  return html`<${Dialog} id="story" wide title=${dialogTitle(story)} onClose=${close}>
    ${story.kind === "skip" && html`<p class="quiet">${skipSummary(story)}</p>`}
    ${story.items.length ? html`<${StoryItems} items=${story.items} life=${life} />` : html`<p>${quietText(story)}</p>`}
    <div class="dialog-actions">
      <button type="button" id="story-continue" class="button primary" onClick=${close}>Go on</button>
    </div>
  <//>`;
}

function dialogTitle(story) {
  if (story.kind === "away") return "While you were away";
  return story.minutes ? `${durationText(story.minutes)} later` : "Nothing was skipped";
}

function quietText(story) {
  if (story.stoppedBy === "question") return "The time passed quietly, until somebody wanted something of you.";
  return story.minutes
    ? "The time passed quietly. Nothing worth a tale happened."
    : "Nothing is coming within a week, so no time was skipped.";
}

function skipSummary(story) {
  const price = story.charged ? `${story.charged} diamonds were used.` : "It cost you nothing.";
  return [STOPPED_BY[story.stoppedBy], price].filter(Boolean).join(" ");
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
