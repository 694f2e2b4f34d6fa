// The cards of the day, one at a time: by button, by arrow key, or by a swipe.

import { gameMinute } from "../clock.js";
import { decisionOfKey, decisionText, lineOfCard, nextCard, nextCardsText, whyNotDecide, withDecisions } from "../dating.js";
import { hashOf } from "../route.js";
import { html, useEffect, useLayoutEffect, useRef, useState } from "../ui.js";
import { Outcome, useAct, useReply, Waiting } from "./asking.js";
import { DatingCard, Profile } from "./dating_card.js";
import { useTick } from "./hooks.js";
import { Icon } from "./icons.js";

const REQUESTS = { liked: "like", super_liked: "super_like", passed: "pass_on" };

export function DatingDeck({ game, player }) {
  const { reply, error, again } = useReply(game, "get_suggestions", {}, `${player.day?.day}|${player.life.id}`);
  if (!reply || error) return html`<section class="card"><h3>Today's cards</h3><${Waiting} error=${error} again=${again} /></section>`;
  return html`<${Deck} key=${reply.day} game=${game} player=${player} reply=${reply} />`;
}

function Deck({ game, player, reply }) {
  const action = useAct(game);
  const [here, setHere] = useState({});
  const [left, setLeft] = useState({ likes: reply.likes_left, supers: reply.super_likes_left });
  const [told, setTold] = useState("");
  const [open, setOpen] = useState(null);
  const deck = useRef(null);
  const inCard = useRef(false);
  const cards = withDecisions(reply, player.dating, here);
  const card = nextCard(cards);
  const decided = cards.filter(({ decision }) => decision);
  const decide = async (decision, which = card) => {
    const why = which && whyNotDecide(decision, left);
    if (!which || action.disabled) return false;
    if (why) {
      setTold(why);
      return false;
    }
    inCard.current = which === card && document.activeElement?.closest?.("#dating-card") != null;
    const given = await action.act(which.candidate_id, REQUESTS[decision], { candidate_id: which.candidate_id }, () => "");
    if (!given) return false;
    setLeft((known) => ({ likes: given.likes_left ?? known.likes, supers: decision === "super_liked" ? 0 : known.supers }));
    setHere((known) => ({ ...known, [which.candidate_id]: decision }));
    const next = nextCard(cards.map((each) => (each === which ? { ...each, decision } : each)));
    setTold(`${decisionText(decision)}: ${which.first_name}. ${next ? `Next: ${next.first_name}, ${lineOfCard(next)}.` : "That was the last card of today."}`);
    return true;
  };
  const onKeyDown = (event) => {
    const decision = decisionOfKey(event);
    if (!decision || event.target.closest("dialog, input, select, textarea")) return;
    event.preventDefault();
    decide(decision);
  };
  // A card that goes takes the focus with it: the keyboard goes on with the next one.
  useLayoutEffect(() => {
    if (inCard.current) document.getElementById("dating-card")?.focus({ preventScroll: true });
    inCard.current = false;
  }, [card?.candidate_id]);
  // When the last card goes its buttons go with it: the keyboard stays here.
  useEffect(() => void (!card && decided.length > 0 && Object.keys(here).length > 0 && deck.current?.focus({ preventScroll: true })), [card == null]);
  return html`<section class="card deck" ref=${deck} tabindex="-1" aria-labelledby="deck-title" onKeyDown=${onKeyDown}>
      <header class="deck-head"><h3 id="deck-title">Today's cards</h3>
        <p class="quiet small" id="likes-left">${cards.length - decided.length} of ${cards.length} to look at · ${left.likes} ${left.likes === 1 ? "like" : "likes"} left</p></header>
      ${card && html`<${DatingCard} key=${card.candidate_id} game=${game} card=${card} onDecide=${decide} onMore=${() => setOpen(card)} />
        <${Buttons} card=${card} left=${left} disabled=${action.disabled} decide=${decide} />
        <p class="quiet small deck-hint by-key">With the card in focus: <kbd>←</kbd> pass, <kbd>→</kbd> like, <kbd>↑</kbd> super-like</p>
        <p class="quiet small deck-hint by-touch">Or swipe the card: left to pass, right to like.</p>`}
      ${!card && html`<${Through} game=${game} player=${player} none=${cards.length === 0} />`}
      <p class="deck-told" role="status" id="deck-told">${told}</p>
      <${Outcome} outcome=${action.outcome} />
    </section>
    ${decided.length > 0 && html`<${Decided} cards=${decided} left=${left} action=${action} decide=${decide} onMore=${setOpen} />`}
    ${open && html`<${Profile} game=${game} card=${open} onClose=${() => setOpen(null)} />`}`;
}

function Buttons({ card, left, disabled, decide }) {
  const name = card.first_name;
  const shown = [
    ["passed", "close", "Pass", `Pass on ${name}`],
    ["super_liked", "star", "Super-like", `Super-like ${name}, ${left.supers} left today`],
    ["liked", "heart", "Like", `Like ${name}`],
  ];
  return html`<div class="deck-buttons">
    ${shown.map(([decision, icon, label, spoken]) => html`<button key=${decision} type="button" id="decide-${decision}" class="decide ${decision}" aria-label=${spoken}
        aria-disabled=${disabled || whyNotDecide(decision, left) !== ""} onClick=${() => decide(decision)}>
      <${Icon} name=${icon} size="26" /><span>${label}</span>${decision === "super_liked" && html`<span class="quiet small">${left.supers} left</span>`}
    </button>`)}
  </div>`;
}

/** Nothing is left to look at today. */
function Through({ game, player, none }) {
  useTick();
  const minute = Math.floor(gameMinute(player, game.serverNow()));
  return html`<div class="dates-empty" id="deck-through">
    <${Icon} name="moon" size="32" />
    <p>${none ? "Nobody fits what you look for today." : "That was everybody for today. Put the telephone down and have a tea: good answers take their time."}</p>
    <p class="quiet">New cards come at midnight, ${nextCardsText(minute)} of your life.</p>
    ${none && html`<a class="button" href="${hashOf("dating")}/wishes">Change what you look for</a>`}
  </div>`;
}

function Decided({ cards, left, action, decide, onMore }) {
  return html`<section class="card" aria-labelledby="decided-title">
    <details class="fold"><summary id="decided-title">Decided today (${cards.length})</summary>
      <ul class="rows" id="decided">
        ${cards.map((card) => html`<li key=${card.candidate_id} class="row">
          <span class="row-name">${card.first_name}, ${card.age}</span>
          <span class="badge ${card.decision === "passed" ? "" : "warm"}">${decisionText(card.decision)}</span>
          <span class="row-text">${card.doing}</span>
          <div class="actions">
            <button type="button" class="button" onClick=${() => onMore(card)}>More<span class="visually-hidden"> about ${card.first_name}</span></button>
            ${card.decision === "passed" && html`<button type="button" class="button" id="after-all-${card.candidate_id}" disabled=${action.disabled || left.likes <= 0}
              onClick=${() => decide("liked", card)}>Like after all<span class="visually-hidden">: ${card.first_name}</span></button>`}
          </div>
        </li>`)}
      </ul>
    </details>
  </section>`;
}
