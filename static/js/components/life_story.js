// The story of the life: what happens now on top, then the years as they were, newest first.

import { ageAt, gameMinute } from "../clock.js";
import { hashOf } from "../route.js";
import { calendarText, chaptersOf, momentsOfYear } from "../telling.js";
import { html, useEffect, useState } from "../ui.js";
import { errorText } from "../errors.js";
import { Waiting } from "./asking.js";
import { Moments } from "./feed.js";
import { Icon } from "./icons.js";
import { Picture, usePhotos } from "./photos.js";
import { AFTERWARDS, OF_STORY, SCREENS } from "./screens.js";

export function LifeStory({ game, state }) {
  const { player, feed } = state;
  const { life, story } = player;
  const { told, error, again } = useStory(game, state);
  const age = ageAt(life, gameMinute(player, game.serverNow()));
  const open = life.alive ? OF_STORY : AFTERWARDS;
  const ways = SCREENS.filter(({ id }) => open.includes(id));
  const now = momentsOfYear(feed.items, story?.year ?? age, (minute) => ageAt(life, minute));
  return html`<section id="life-story" class="card feed-card part-now book" aria-labelledby="feed-title">
    <header class="book-head">
      <h2 id="feed-title">Your story</h2>
      <nav class="ways" aria-label="More of your life">
        ${ways.map(({ id, label, icon }) => html`<a key=${id} id="way-${id}" class="way" href=${hashOf(id)}>
          <${Icon} name=${icon} size="18" /> ${label}</a>`)}
      </nav>
    </header>
    <${Moments} items=${now} life=${life} title=${life.alive ? "This year" : "The last year"} />
    <div id="story-years" class="book-years">
      ${told && chaptersOf(told).map((chapter, index) => html`<${Chapter} key=${chapter.stage} game=${game} chapter=${chapter} open=${index === 0} />`)}
      ${!told && html`<${Waiting} error=${error} again=${again} text="Turning the pages…" />`}
    </div>
  </section>`;
}

function Chapter({ game, chapter, open }) {
  return html`<section class="chapter" aria-labelledby="chapter-${chapter.stage}">
    <h3 id="chapter-${chapter.stage}" class="chapter-title">${chapter.title}</h3>
    ${chapter.years.map((year, index) => html`<${Year} key=${year.from_year} game=${game} year=${year} first=${open && index === 0} />`)}
  </section>`;
}

function Year({ game, year, first }) {
  const [open, setOpen] = useState(first);
  const photos = usePhotos(game, year.photos, open);
  return html`<details class="year" data-year=${year.from_year} open=${open} onToggle=${(event) => setOpen(event.currentTarget.open)}>
    <summary><span class="year-title">${year.title}</span> <span class="quiet small">${calendarText(year)}</span>
      ${year.photos.length > 0 && html`<${Icon} name="picture" size="16" label=${year.photos.length === 1 ? "With a picture" : "With pictures"} />`}
    </summary>
    ${open && photos.length > 0 && html`<div class="year-photos">
      ${photos.map((photo) => html`<figure key=${photo.photo_id}><${Picture} photo=${photo} /><figcaption>${photo.caption}</figcaption></figure>`)}
    </div>`}
    <div class="year-text">${year.paragraphs.map((text, index) => html`<p key=${index}>${text}</p>`)}</div>
    ${year.paragraphs.length === 0 && html`<p class="quiet">This page is still empty.</p>`}
  </details>`;
}

/** The whole story, page after page; asked again when a year is over. The last one stays meanwhile. */
function useStory(game, { player, status }) {
  const [told, setTold] = useState(null);
  const [error, setError] = useState("");
  const [count, setCount] = useState(0);
  const { life, story } = player;
  useEffect(() => {
    if (status !== "online") return undefined;
    let wanted = true;
    readAll(game).then(
      (whole) => wanted && (setTold(whole), setError("")),
      (problem) => wanted && setError(errorText(problem)),
    );
    return () => (wanted = false);
  }, [status, life.id, life.alive, story?.year, count]);
  return { told, error, again: () => setCount((known) => known + 1) };
}

async function readAll(game) {
  let page = await game.ask("get_story");
  const whole = { ...page };
  while (page.next_year != null) {
    page = await game.ask("get_story", { year: page.next_year });
    whole.years = [...whole.years, ...page.years];
  }
  return whole;
}
