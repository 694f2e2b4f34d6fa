// Love: who one is with, large and on top; what has been, below. One relationship has a page of its own at
// "#/love/p7", the wedding is planned at "#/love/wedding", and a separation is seen through at "#/love/parting-p7".

import { imageOf } from "../circle.js";
import { whenText } from "../amounts.js";
import { loveSituation, metersOf, parted, stageText } from "../love.js";
import { hashOf } from "../route.js";
import { html } from "../ui.js";
import { useReply, Waiting } from "./asking.js";
import { useDetail } from "./hooks.js";
import { Icon } from "./icons.js";
import { LoveActions } from "./love_actions.js";
import { Timeline } from "./love_line.js";
import { toneOf } from "./people.js";
import { PartingCard, PartingPage } from "./parting.js";
import { WeddingCard, WeddingPage } from "./wedding.js";

const PARTING = "parting-";

export function LoveScreen({ game, state }) {
  const { player } = state;
  const detail = useDetail();
  if (player.life.age < 18) return html`<div class="room love"><${TooYoung} /></div>`;
  return html`<div class="room love">
    ${detail === "wedding"
      ? html`<${Back} /><${WeddingPage} game=${game} player=${player} />`
      : detail.startsWith(PARTING)
        ? html`<${Back} /><${PartingPage} key=${detail} game=${game} player=${player} personId=${detail.slice(PARTING.length)} />`
        : detail
          ? html`<${Back} /><${OneLove} key=${detail} game=${game} player=${player} personId=${detail} />`
          : html`<${AllLove} game=${game} player=${player} />`}
  </div>`;
}

function Back() {
  return html`<a class="back-link" href=${hashOf("love")}><${Icon} name="left" /> All of love</a>`;
}

function TooYoung() {
  return html`<section class="card"><h3>Later</h3>
    <p class="quiet">Love of that kind is for grown people. From 18 on there is something to see here.</p></section>`;
}

function AllLove({ game, player }) {
  const { reply, error, again } = useReply(game, "get_relationships", {}, loveSituation(player));
  if (!reply) return html`<section class="card"><${Waiting} error=${error} again=${again} /></section>`;
  const { now, past } = parted(reply.relationships);
  return html`${now.length === 0 && html`<${Alone} past=${past} />`}
    ${now.map((relationship, index) => html`<${Together} key=${relationship.person_id} game=${game} player=${player} relationship=${relationship} large=${index === 0} />`)}
    <${WeddingCard} game=${game} player=${player} relationships=${now} />
    ${past.length > 0 && html`<section class="card" aria-labelledby="past-title">
      <h3 id="past-title">What has been</h3>
      <ul id="past-loves" class="people">
        ${past.map((relationship) => html`<li key=${relationship.person_id}><${PastLove} relationship=${relationship} life=${player.life} /></li>`)}
      </ul>
    </section>`}`;
}

function Alone({ past }) {
  return html`<section class="card love-alone" id="love-alone">
    <${Icon} name="heart" size="40" />
    <h3>${past.length ? "Nobody, just now" : "Nobody yet"}</h3>
    <p class="quiet">A life on one's own is a whole life. If you would like somebody in it: ask somebody out on their page, or meet somebody new.</p>
    <div class="actions"><a class="button" href=${hashOf("circle")}><${Icon} name="people" /> Your people</a></div>
  </section>`;
}

/** The one, or one of those, with whom one is. */
function Together({ game, player, relationship, large }) {
  const { person_id: personId, name } = relationship;
  return html`<section class="card love-now" aria-labelledby="love-${personId}">
    <${LoveHead} game=${game} player=${player} relationship=${relationship} titleId="love-${personId}" large=${large} />
    <${LoveActions} game=${game} player=${player} personId=${personId} name=${name.split(" ")[0]} stage=${relationship.stage} actions=${relationship.actions} />
    <${PartingCard} player=${player} relationship=${relationship} game=${game} />
    <a class="button" id="story-of-${personId}" href="${hashOf("love")}/${personId}"><${Icon} name="book" /> The story of you two</a>
  </section>`;
}

function LoveHead({ game, player, relationship, titleId, large = true }) {
  const { person_id: personId, name, standing, stage, since_minute: since, married_years: years, quarrel } = relationship;
  const { reply } = useReply(game, "get_person", { person_id: personId }, player.life.age);
  const meters = metersOf(relationship);
  return html`<div class="love-head">
      <span class="love-portrait ${large ? "large" : ""}">
        ${reply && html`<img class="portrait ${reply.person.alive ? "" : "gone"}" src=${imageOf(reply.portrait)} alt="" />`}
      </span>
      <div>
        <h3 id=${titleId} tabindex="-1">${name}</h3>
        <p class="love-stage"><span class="badge">${stageText(stage)}</span> <span class="quiet small">since ${whenText(player.life, since)}</span></p>
        <p>${standing}${years > 0 ? ` For ${years} ${years === 1 ? "year" : "years"}.` : ""}</p>
        ${quarrel && html`<p class="love-quarrel"><${Icon} name="bolt" size="16" /> <span>Between you: ${quarrel}</span></p>`}
      </div>
    </div>
    ${meters.length > 0 && html`<ul class="love-meters">
      ${meters.map((meter) => html`<li key=${meter.name} class=${meter.name}><${Meter} ...${meter} /></li>`)}
    </ul>`}`;
}

const NAMES = { trust: "Trust", passion: "Passion", strain: "Strain" };

/** How much of something there is, in words; the steps beside it say the same. */
function Meter({ name, text, step, steps }) {
  return html`<span class="love-meter-name">${NAMES[name]}</span>
    <span class="love-steps" aria-hidden="true">${Array.from({ length: steps }, (_, index) => html`<i key=${index} class=${index < step ? "on" : ""}></i>`)}</span>
    <span class="love-meter-text">${text}</span>`;
}

function PastLove({ relationship, life }) {
  const { person_id: personId, name, stage, since_minute: since } = relationship;
  return html`<a id="past-${personId}" class="person person-link" href="${hashOf("love")}/${personId}">
    <span class="face ${toneOf({ id: personId })}" aria-hidden="true">${name.charAt(0)}</span>
    <span class="person-text"><span class="person-name">${name}</span>
      <span class="quiet small">${stageText(stage)} · ${whenText(life, since)}</span></span>
    <${Icon} name="right" />
  </a>`;
}

function OneLove({ game, player, personId }) {
  const { reply, error, again } = useReply(game, "get_relationship", { person_id: personId }, loveSituation(player));
  const person = player.people?.[personId];
  if (!reply) return html`<section class="card"><${Waiting} error=${error} again=${again} /></section>`;
  const { relationship, chapters, actions } = reply;
  const name = relationship?.name ?? person?.first_name ?? "";
  return html`<section class="card love-now" aria-labelledby="love-one">
      ${relationship
        ? html`<${LoveHead} game=${game} player=${player} relationship=${relationship} titleId="love-one" />`
        : html`<h3 id="love-one">You and ${name}</h3><p class="quiet">There has never been anything between you two.</p>`}
      <${LoveActions} game=${game} player=${player} personId=${personId} name=${name.split(" ")[0]} stage=${relationship?.stage ?? null} actions=${actions} />
      ${relationship && html`<${PartingCard} game=${game} player=${player} relationship=${relationship} />`}
      <a class="button" href="${hashOf("circle")}/${personId}"><${Icon} name="person" /> More about ${name.split(" ")[0]}</a>
    </section>
    ${chapters.length > 0 && html`<${Timeline} life=${player.life} chapters=${chapters} name=${name.split(" ")[0]} />`}`;
}
