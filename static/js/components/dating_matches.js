// Who liked back, and who still thinks about it.

import { gameMinute } from "../clock.js";
import { durationText } from "../format.js";
import { hashOf } from "../route.js";
import { html, useState } from "../ui.js";
import { Outcome, useAct, useReply, Waiting } from "./asking.js";
import { Confirm } from "./confirm.js";
import { Fit } from "./dating_card.js";
import { PlanLink } from "./dates.js";
import { Icon } from "./icons.js";
import { toneOf } from "./people.js";

export function DatingMatches({ game, player }) {
  const action = useAct(game);
  const [leaving, setLeaving] = useState(null);
  const matched = Object.values(player.people ?? {}).filter(({ relation, alive }) => relation === "match" && alive).map(({ id }) => id);
  const waiting = (player.dating?.waiting ?? []).map(({ candidate_id: id }) => id);
  const { reply, error, again } = useReply(game, "get_matches", {}, `${player.life.id}|${matched}|${waiting}|${player.day?.day}`);
  const minute = gameMinute(player, game.serverNow());
  const unmatch = async () => {
    await action.act("unmatch", "unmatch", { person_id: leaving.person_id }, () => `You and ${leaving.first_name} are no match any more.`);
    setLeaving(null);
    again();
  };
  return html`<section class="card" aria-labelledby="matches-title">
      <h3 id="matches-title">Your matches</h3>
      ${!reply && html`<${Waiting} error=${error} again=${again} />`}
      ${reply?.matches.length === 0 && html`<p class="quiet empty">Nobody yet. Whoever likes you back stands here, and you may plan a first date.</p>`}
      <ul class="rows" id="matches">
        ${reply?.matches.map((match) => html`<li key=${match.person_id} class="row match" data-match=${match.person_id}>
          <a class="person row-wide" href="${hashOf("circle")}/${match.person_id}"><span class="face ${toneOf({ id: match.person_id })}" aria-hidden="true">${match.first_name.charAt(0)}</span>
            <span class="person-text"><span class="person-name">${match.first_name}, ${match.age}</span><span class="quiet small">${fadesText(match.fades_minute - minute)}</span></span><${Icon} name="right" /></a>
          <p class="row-text tale">${match.bio}</p>
          <div class="row-wide"><${Fit} score=${match.score} reasons=${match.reasons} /></div>
          <div class="actions"><${PlanLink} player=${player} personId=${match.person_id} />
            <button type="button" id="unmatch-${match.person_id}" class="button" disabled=${action.disabled} onClick=${() => setLeaving(match)}>Unmatch<span class="visually-hidden"> ${match.first_name}</span></button></div>
        </li>`)}
      </ul>
      <${Outcome} outcome=${action.outcome} />
    </section>
    ${reply?.waiting.length > 0 && html`<section class="card" aria-labelledby="waiting-title">
      <h3 id="waiting-title">Still thinking about it</h3>
      <p class="quiet small">An answer takes a few hours, at most two days. No answer is one, too.</p>
      <ul class="waiting-names" id="waiting">${reply.waiting.map((entry) => html`<li key=${entry.candidate_id}>
        <span class="face ${toneOf({ id: entry.candidate_id })}" aria-hidden="true">${entry.first_name.charAt(0)}</span>
        ${entry.first_name} <span class="quiet small">${entry.is_super ? "super-liked" : "liked"} ${agoText(minute - entry.minute)}</span></li>`)}</ul>
    </section>`}
    ${leaving && html`<${Confirm} id="unmatch" title=${`Unmatch ${leaving.first_name}?`} yes="Unmatch" no="Keep the match" danger busy=${action.busy != null}
      onYes=${unmatch} onClose=${() => setLeaving(null)}><p>You will be strangers who once liked each other's cards. ${leaving.first_name} will not be told why.</p><//>`}`;
}

function fadesText(left) {
  return left > 0 ? `Say something: without a word it fades in ${durationText(left)}` : "About to fade";
}

function agoText(minutes) {
  return minutes < 60 ? "just now" : `${durationText(Math.floor(minutes / 60) * 60)} ago`;
}
