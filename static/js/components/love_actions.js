// What can be done about love, and the dialogs in which it is asked once more.

import { stageText, STYLES } from "../love.js";
import { html, useState } from "../ui.js";
import { Outcome, useAct } from "./asking.js";
import { Confirm } from "./confirm.js";
import { Dialog } from "./dialog.js";
import { Icon } from "./icons.js";
import { Propose } from "./propose.js";

const ICONS = {
  ask_out: "heart", become_partners: "heart", move_in_together: "home", move_apart: "door", break_up: "wave", talk_it_over: "speech",
  confess: "quill", confront: "alert", forgive: "leaf",
};

/** How each is asked: what the dialog says, and what its button says. */
const ASKED = {
  ask_out: { text: "You have thought about it in the shower, which is where such things are thought about. They may say no, and then one waits a season.", yes: "Ask" },
  become_partners: { text: "From then on there is nobody else, and you tell your family.", yes: "Ask" },
  move_apart: { text: "You stay a couple, with two doors. You keep the home; the other one takes the boxes.", yes: "Two homes" },
  confess: { text: "You say it yourself, before anybody else does. It may be the end, and it may be the only way on.", yes: "Say it", danger: true },
  confront: { text: "You say what you know, or think that you know. There is no way back from having asked.", yes: "Ask", danger: true },
  forgive: { text: "It does not mean that it was nothing. It means that you will not bring it to the table again.", yes: "Forgive" },
  break_up: {
    text: "You say it to their face, at a table, without a list. You thank for what was good. Afterwards you are on your own, and it can not be unsaid.",
    yes: "End it", no: "Not like this", danger: true,
  },
};

export function LoveActions({ game, player, personId, name, stage, actions }) {
  const action = useAct(game);
  const [open, setOpen] = useState(null);
  const close = () => setOpen(null);
  const run = async (fields = {}) => {
    await action.act(open.id, open.id, { person_id: personId, ...fields }, toldBy);
    close();
  };
  const offers = inOrder(actions);
  return html`<div class="love-doings" id="love-doings-${personId}">
    <ul class="love-actions" aria-label="What you can do">
      ${offers.map((offer) => html`<li key=${offer.id}><${Offer} offer=${offer} personId=${personId} disabled=${action.disabled} onPick=${() => setOpen(offer)} /></li>`)}
      ${stage === "together" && html`<li><button type="button" id="propose-${personId}" class="button" aria-haspopup="dialog" disabled=${action.disabled}
        onClick=${() => setOpen({ id: "propose" })}><${Icon} name="ring" /> Ask ${name} to marry you…</button></li>`}
    </ul>
    <${Outcome} outcome=${action.outcome} />
    ${open?.id === "propose" && html`<${Propose} action=${action} player=${player} personId=${personId} name=${name} onClose=${close} />`}
    ${open?.id === "talk_it_over" && html`<${TalkItOver} name=${name} busy=${action.busy} onTalk=${(style) => run({ style })} onClose=${close} />`}
    ${open?.id === "move_in_together" && html`<${MoveIn} name=${name} player=${player} busy=${action.busy} onMove=${(where) => run({ where })} onClose=${close} />`}
    ${ASKED[open?.id] && html`<${Confirm} id="love-ask" title="${open.name}?" yes=${ASKED[open.id].yes} no=${ASKED[open.id].no ?? "Not now"} danger=${ASKED[open.id].danger}
      busy=${action.busy != null} onYes=${() => run()} onClose=${close}><p>${ASKED[open.id].text}</p><//>`}
  </div>`;
}

/** What is possible first, the end of it all last. */
function inOrder(actions) {
  const rank = ({ id, available }) => (id === "break_up" ? 2 : available ? 0 : 1);
  return [...actions].sort((a, b) => rank(a) - rank(b));
}

/** What was said to it, in the colour of how it went. */
function toldBy(reply) {
  const { accepted, stays, went_well: well, text } = reply;
  return accepted === false || stays === false || well === false ? { text, kind: "pity" } : text;
}

function Offer({ offer, personId, disabled, onPick }) {
  const { id, name, available, reason } = offer;
  const reasonId = reason ? `why-${id}-${personId}` : undefined;
  return html`<button type="button" id="love-${id}-${personId}" class=${id === "break_up" ? "button quiet-end" : "button"} aria-haspopup="dialog"
      disabled=${disabled || !available} aria-describedby=${reasonId} onClick=${onPick}><${Icon} name=${ICONS[id] ?? "heart"} /> ${name}…</button>
    ${!available && reason && html`<span id=${reasonId} class="reason small">${reason}</span>`}`;
}

function TalkItOver({ name, busy, onTalk, onClose }) {
  return html`<${Dialog} id="talk-over" title="How do you talk with ${name}?" onClose=${onClose} wide>
    <p class="quiet">Each way fits some people and some quarrels. It takes 6 energy.</p>
    <ul class="love-styles">
      ${STYLES.map(({ id, name: title, text }) => html`<li key=${id}>
        <button type="button" id="style-${id}" class="love-style" disabled=${busy != null} onClick=${() => onTalk(id)}>
          <strong>${title}</strong><span>${text}</span></button></li>`)}
    </ul>
  <//>`;
}

function MoveIn({ name, player, busy, onMove, onClose }) {
  const [where, setWhere] = useState("mine");
  const homes = [
    ["mine", player.home?.name ? `Your home: ${player.home.name}` : "Your home", `${name} brings the boxes, and you make room in the wardrobe.`],
    ["theirs", "A home that is new for both", "You rent one together, for about a third of what both of you earn."],
  ];
  const submit = (event) => {
    event.preventDefault();
    onMove(where);
  };
  return html`<${Dialog} id="move-in" title="Ask ${name} to live with you?" onClose=${onClose}>
    <form class="form" onSubmit=${submit}>
      <fieldset class="radio-list"><legend class="label">Where?</legend>
        ${homes.map(([id, title, text]) => html`<label key=${id} class="radio-card">
          <input type="radio" name="where" id="where-${id}" value=${id} checked=${where === id} onChange=${() => setWhere(id)} />
          <span><strong>${title}</strong><span class="quiet small">${text}</span></span></label>`)}
      </fieldset>
      <div class="dialog-actions">
        <button type="button" class="button" onClick=${onClose}>Not now</button>
        <button id="move-in-yes" class="button primary" disabled=${busy != null}>${busy ? "One moment…" : "Ask"}</button>
      </div>
    </form>
  <//>`;
}

/** On the page of a person: how things stand, and the way to it. */
export function LoveLink({ player, personId }) {
  const stage = player.romance?.bonds?.[personId]?.stage;
  const { relation } = player.people?.[personId] ?? {};
  if (player.family?.children?.[personId]) return html`<a id="to-family" class="button" href="#/family"><${Icon} name="sprout" /> Family</a>`;
  const kin = /mother|father|sister|brother|daughter|son|aunt|uncle|cousin|niece|nephew|grand/.test(relation ?? "");
  if (player.life.age < 18 || (!stage && kin)) return null;
  return html`<a id="to-love" class="button" href="#/love/${personId}"><${Icon} name="heart" /> ${stage ? stageText(stage) : "Love"}</a>`;
}
