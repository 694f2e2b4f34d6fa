// When two live apart, or think of it: counselling, separation, what a divorce would come to, and second chances.

import { whenText } from "../amounts.js";
import { moneyText, nameText } from "../format.js";
import { loveSituation } from "../love.js";
import { comparison, custodyText, dutiesWith, goesText, kindText, paymentText, regimeText } from "../parting.js";
import { hashOf } from "../route.js";
import { html, useState } from "../ui.js";
import { Outcome, useAct, useReply, Waiting } from "./asking.js";
import { Confirm } from "./confirm.js";
import { Icon } from "./icons.js";
import { Filing, Prenup, Separating } from "./parting_forms.js";

const COUPLE = ["together", "engaged", "married", "separated"];
const OVER = ["parted", "divorced", "separated"];

/** At the foot of a relationship: the ways that this stage has. */
export function PartingCard({ game, player, relationship }) {
  const action = useAct(game);
  const [open, setOpen] = useState("");
  const { person_id: personId, name, stage } = relationship;
  const first = name.split(" ")[0];
  const fields = { person_id: personId };
  const prenup = player.parting?.prenups?.[personId];
  const duties = dutiesWith(player.parting, personId, first);
  const settled = player.parting?.settlements?.[personId];
  const told = ({ accepted, helped, text }) => (accepted === false || helped === false ? { text, kind: "pity" } : text);
  const hasWays = COUPLE.includes(stage) || OVER.includes(stage) || duties.length > 0;
  if (!hasWays) return null;
  return html`<details class="fold parting-fold">
      <summary id="parting-${personId}">${stage === "engaged" ? "Counselling, and what shall be whose" : OVER.includes(stage) ? "Second chances, and what is settled" : stage === "married" ? "When it is hard" : "Counselling"}</summary>
      <div class="parting-ways">
        ${duties.length > 0 && html`<dl class="facts">${duties.map((duty) => html`<div key=${duty.id}><dt>${duty.name}</dt><dd>${duty.text}</dd></div>`)}</dl>`}
        ${settled && html`<p class="quiet small">Settled in ${whenText(player.life, settled.minute)}: ${paymentText(settled.payment_cents, first).toLowerCase() === "nothing" ? "nobody paid anybody" : paymentText(settled.payment_cents, first)}.</p>`}
        ${prenup && html`<p class="quiet small">You agreed on ${regimeText(prenup.regime).toLowerCase()}; your share is ${prenup.share_percent} %.</p>`}
        <div class="actions">
          ${COUPLE.includes(stage) && html`<button type="button" id="counsel-${personId}" class="button" disabled=${action.disabled}
            onClick=${() => action.act("ways", "go_to_counselling", fields, told)}><${Icon} name="people" /> An hour of couples counselling</button>`}
          ${OVER.includes(stage) && html`<button type="button" id="again-${personId}" class="button" aria-haspopup="dialog" disabled=${action.disabled} onClick=${() => setOpen("again")}>
            <${Icon} name="heart" /> Ask for another try…</button>`}
          ${stage === "engaged" && !prenup && html`<button type="button" id="prenup-${personId}" class="button" aria-haspopup="dialog" disabled=${action.disabled} onClick=${() => setOpen("prenup")}>
            <${Icon} name="scales" /> Agree on what shall be whose…</button>`}
          ${(stage === "married" || stage === "separated") && html`<a id="to-parting-${personId}" class="button" href="${hashOf("love")}/parting-${personId}">
            <${Icon} name="scales" /> ${stage === "married" ? "Separation" : "Separation and divorce"}</a>`}
        </div>
      </div>
    </details>
    <${Outcome} outcome=${action.outcome} name="ways" />
    ${open === "prenup" && html`<${Prenup} name=${first} action=${action} fields=${fields} told=${told} onClose=${() => setOpen("")} />`}
    ${open === "again" && html`<${Confirm} id="second-chance" title="Ask ${first} for another try?" yes="Ask" busy=${action.busy != null} onClose=${() => setOpen("")}
      onYes=${async () => { await action.act("ways", "seek_reconciliation", fields, told); setOpen(""); }}>
      <p>You would both know each other's worst already, which is something. After a no one waits three months.</p><//>`}`;
}

export function PartingPage({ game, player, personId }) {
  const action = useAct(game);
  const [separating, setSeparating] = useState(false);
  const { reply, error, again } = useReply(game, "get_divorce", { person_id: personId }, loveSituation(player));
  const person = player.people?.[personId];
  const first = person?.first_name ?? "";
  const petition = player.parting?.petitions?.[personId];
  const outcome = html`<${Outcome} outcome=${action.outcome} />`;
  if (!reply) return html`<section class="card"><h3>You and ${first}</h3>${outcome}<${Waiting} error=${error} again=${again} /></section>`;
  // What is said here ends it: a divorce that is through is no more to be reckoned.
  const apart = player.parting?.apart?.[personId];
  return html`<section class="card" aria-labelledby="parting-title">
      <h3 id="parting-title">You and ${person ? nameText(person) : ""}</h3>
      <p>${reply.stage === "separated" ? `You live apart${apart ? ` since ${whenText(player.life, apart.since_minute)}` : ""}.` : "You live as a couple. Before a divorce comes a time apart."}
        ${apart && reply.children.length > 0 ? ` The children live ${custodyText(apart.children, first)}.` : ""}</p>
      ${petition && html`<${Petition} player=${player} petition=${petition} name=${first} personId=${personId} action=${action} />`}
      ${reply.stage === "married" && html`<div class="actions"><button type="button" id="separate" class="button danger" aria-haspopup="dialog" disabled=${action.disabled} onClick=${() => setSeparating(true)}>
        Live apart…</button></div>`}
      ${outcome}
    </section>
    <${Reckoning} reply=${reply} name=${first} people=${player.people} />
    ${!petition && html`<${Filing} reply=${reply} name=${first} personId=${personId} action=${action} />`}
    ${separating && html`<${Separating} name=${first} children=${reply.children.length} busy=${action.busy} onClose=${() => setSeparating(false)}
      onSeparate=${async (fields) => { await action.act("separate", "separate", { person_id: personId, ...fields }); setSeparating(false); }} />`}`;
}

function Petition({ player, petition, name, personId, action }) {
  const { by_player: mine, contested, answered, hearing_minute: hearing, share_percent: share } = petition;
  const fields = { person_id: personId };
  return html`<div class="petition" id="petition">
    <p><${Icon} name="scales" /> <strong>${mine ? "You have filed for divorce" : `${name} has filed for divorce`}</strong>${contested ? ", and it is contested" : ""}.
      ${hearing ? ` The hearing is in ${whenText(player.life, hearing)}.` : ""} ${share == null ? "It goes by the law." : `Your share would be ${share} %.`}</p>
    ${!mine && !answered && html`<p class="quiet small">No answer counts as agreeing with what the law says. To contest costs a lawyer.</p>
      <div class="actions">
        <button type="button" id="petition-agree" class="button primary" disabled=${action.disabled} onClick=${() => action.act("petition", "respond_to_divorce", { ...fields, answer: "agree" })}>Agree</button>
        <button type="button" id="petition-contest" class="button" disabled=${action.disabled} onClick=${() => action.act("petition", "respond_to_divorce", { ...fields, answer: "contest" })}>Contest it</button>
      </div>`}
    ${mine && html`<div class="actions"><button type="button" id="petition-withdraw" class="button" disabled=${action.disabled}
      onClick=${() => action.act("petition", "withdraw_divorce", fields)}>Take it back</button></div>`}
  </div>`;
}

/** What would go to whom, and both ways beside each other. */
function Reckoning({ reply, name, people }) {
  const children = reply.children.map((id) => people?.[id]?.first_name ?? id);
  return html`<section class="card" aria-labelledby="reckoning-title">
    <h3 id="reckoning-title">What a divorce would come to</h3>
    <p>${reply.law} ${reply.prenup ? "Your agreement from before the wedding counts." : ""} <span class="quiet">It would end by ${reply.ends_by}. ${name} ${reply.they_would}.</span></p>
    <dl class="facts">
      <div><dt>Your money, less debts</dt><dd>${moneyText(reply.money_cents)}</dd></div>
      <div><dt>Yours from before, or inherited</dt><dd>${moneyText(reply.brought_cents)}</dd></div>
      ${reply.given_cents > 0 && html`<div><dt>Given away lately, and counted</dt><dd>${moneyText(reply.given_cents)}</dd></div>`}
      <div><dt>What ${name} has</dt><dd>${moneyText(reply.theirs_cents)}<span class="figure-note">estimated</span></dd></div>
      ${children.length > 0 && html`<div><dt>Children of you both</dt><dd>${children.join(", ")}</dd></div>`}
    </dl>
    ${reply.lines.length > 0 && html`<ul class="rows" id="property">
      ${reply.lines.map((line) => html`<li key=${`${line.kind}${line.id}`} class="row">
        <span class="row-name">${line.name}</span><span class="badge ${line.goes === "player" ? "good" : "warm"}">${goesText(line.goes, name)}</span>
        <span class="row-facts"><span>${kindText(line.kind)}</span><span>worth ${moneyText(line.worth_cents)}</span>
          ${line.owed_cents > 0 && html`<span>owed on it ${moneyText(line.owed_cents)}</span>`}<span>${line.shared ? "belongs to the marriage" : "not to be divided"}</span></span></li>`)}
    </ul>`}
    <table class="compare" id="outlooks"><caption class="visually-hidden">A divorce that is agreed on, and one that is fought over</caption>
      <thead><tr><td></td><th scope="col">Agreed</th><th scope="col">Contested</th></tr></thead>
      <tbody>${comparison(reply, name).map((row) => html`<tr key=${row.name}><th scope="row">${row.name}</th><td data-way="Agreed">${row.agreed}</td><td data-way="Contested">${row.contested}</td></tr>`)}</tbody>
    </table>
  </section>`;
}
