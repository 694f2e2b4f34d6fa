// One card of the day, and the whole profile behind "More".

import { imageOf } from "../circle.js";
import { plainText } from "../format.js";
import { aboutCard, ADULT, decisionOfSwipe, fitText, wishesOf } from "../dating.js";
import { html, useEffect, useRef, useState } from "../ui.js";
import { useReply, Waiting } from "./asking.js";
import { Dialog } from "./dialog.js";
import { Icon } from "./icons.js";
import { toneOf } from "./people.js";

/** `onDecide(decision)` resolves with whether it was taken; a card that was swiped comes back when it was not. */
export function DatingCard({ game, card, onDecide, onMore }) {
  const { reply } = useReply(game, "get_candidate", { candidate_id: card.candidate_id });
  const { style, decision, handlers } = useSwipe(onDecide);
  return html`<article class="dating-card" id="dating-card" tabindex="0" data-candidate=${card.candidate_id} aria-labelledby="card-name" aria-describedby="card-line"
      style=${style} ...${handlers}>
    ${decision && html`<span class="stamp ${decision}" aria-hidden="true">${decision === "liked" ? "Like" : "Pass"}</span>`}
    <div class="dating-face">${reply
      ? html`<img src=${imageOf(reply.portrait)} alt="" width="160" height="160" draggable="false" />`
      : html`<span class="face ${toneOf({ id: card.candidate_id })}" aria-hidden="true">${card.first_name.charAt(0)}</span>`}</div>
    <div class="dating-head">
      <h4 id="card-name">${card.first_name}, ${card.age}</h4>
      <p class="quiet" id="card-line">${aboutCard(card).join(" · ")}</p>
    </div>
    <div class="dating-text">
      <p class="tale">${card.bio}</p>
      ${reply && html`<p class="small"><span class="quiet">Looks for: </span>${plainText(wishesOf(reply.goals).slice(0, 2).join(", "))}</p>`}
      <${Fit} score=${card.score} reasons=${card.reasons} />
      <div class="actions"><button type="button" id="card-more" class="button" onClick=${onMore}>More<span class="visually-hidden"> about ${card.first_name}</span></button></div>
    </div>
  </article>`;
}

/** How well two would fit, in words and in number. */
export function Fit({ score, reasons }) {
  return html`<div class="fit">
    <p><strong>${fitText(score)}</strong> <span class="quiet small">${score} of 100</span></p>
    <div class="gauge-track" role="meter" aria-label="How well you fit" aria-valuemin="0" aria-valuemax="100" aria-valuenow=${score} aria-valuetext=${`${fitText(score)}, ${score} of 100`}>
      <div class="gauge-fill fit-fill" style=${{ width: `${score}%` }}></div></div>
    <ul class="fit-reasons">${reasons.map((reason) => html`<li key=${reason}>${reason}</li>`)}</ul>
  </div>`;
}

/** Behind a fold, for who is no relative: what one would know of a stranger's card. */
export function FitFold({ game, player, person }) {
  const [open, setOpen] = useState(false);
  const { reply, error, again } = useReply(game, open ? "get_compatibility" : null, { person_id: person.id }, player.life.age);
  if (player.life.age < ADULT || person.age < ADULT || person.group === "family") return null;
  return html`<details class="fold" id="fit-fold" open=${open} onToggle=${({ currentTarget }) => setOpen(currentTarget.open)}>
    <summary>How well you two would fit</summary>
    ${open && (reply ? html`<${Fit} score=${reply.score} reasons=${reply.reasons} />` : html`<${Waiting} error=${error} again=${again} />`)}
  </details>`;
}

/** The pointer may push the card aside. Buttons stay buttons, and up and down goes on scrolling. */
function useSwipe(onDecide) {
  const [moved, setMoved] = useState({ x: 0, y: 0 });
  const from = useRef(null);
  const alive = useRef(true);
  useEffect(() => () => void (alive.current = false), []);
  const end = async () => {
    if (!from.current) return;
    from.current = null;
    const decision = decisionOfSwipe(moved.x, moved.y);
    const taken = decision && (await onDecide(decision));
    if (!taken && alive.current) setMoved({ x: 0, y: 0 });
  };
  const handlers = {
    onPointerDown: (event) => {
      if (event.button !== 0 || event.target.closest("button, a")) return;
      from.current = { x: event.clientX, y: event.clientY };
    },
    onPointerMove: (event) => {
      if (!from.current) return;
      const x = event.clientX - from.current.x;
      if (Math.abs(x) > 10) event.currentTarget.setPointerCapture?.(event.pointerId);
      setMoved({ x, y: event.clientY - from.current.y });
    },
    onPointerUp: end,
    onPointerCancel: () => {
      from.current = null;
      setMoved({ x: 0, y: 0 });
    },
  };
  const aside = Math.abs(moved.x) > 10;
  const style = aside ? { transform: `translateX(${moved.x}px) rotate(${moved.x / 40}deg)`, transition: "none" } : undefined;
  return { style, decision: decisionOfSwipe(moved.x, moved.y), handlers };
}

export function Profile({ game, card, onClose }) {
  const { reply, error, again } = useReply(game, "get_candidate", { candidate_id: card.candidate_id });
  return html`<${Dialog} id="profile" wide title=${`${card.first_name}, ${card.age}`} onClose=${onClose}>
    ${!reply && html`<${Waiting} error=${error} again=${again} />`}
    ${reply && html`<div class="person-head"><img class="portrait" src=${imageOf(reply.portrait)} alt="" width="112" height="112" />
        <p class="quiet">${plainText(aboutCard(card).join(", "))}</p></div>
      <p class="tale">${reply.card.bio}</p>
      <dl class="person-facts">
        <div><dt>Character</dt><dd>${reply.character.join(", ") || "hard to say"}</dd></div>
        <div><dt>Loves</dt><dd>${reply.card.interests.join(", ") || "nothing in particular"}</dd></div>
        <div><dt>Looks for</dt><dd>${wishesOf(reply.goals).join(", ")}</dd></div>
      </dl>
      <${Fit} score=${card.score} reasons=${card.reasons} />`}
    <div class="dialog-actions"><button type="button" class="button" onClick=${onClose}><${Icon} name="left" size="18" /> Back to the cards</button></div>
  <//>`;
}
