// One child in the list of children: how it is raised, where it lives, what it costs, and its name.

import { ageText } from "../family.js";
import { capital } from "../amounts.js";
import { custodyText } from "../parting.js";
import { moneyText } from "../format.js";
import { hashOf } from "../route.js";
import { html, useState } from "../ui.js";
import { Outcome, useAct, useReply, Waiting } from "./asking.js";
import { Icon } from "./icons.js";
import { Affinity, toneOf } from "./people.js";

export function ChildCard({ game, player, child }) {
  const { id, name, first, relation, alive, age, adopted } = child;
  const [open, setOpen] = useState(false);
  const mayBeNamed = child.naming_until_minute != null && alive;
  return html`<li class="row child" id="child-${id}">
    <span class="row-name"><span class="face ${toneOf({ id })}" aria-hidden="true">${first.charAt(0)}</span>
      <span>${name}<span class="figure-note">${relation}${adopted ? ", adopted" : ""}, ${alive ? ageText(age) : "has passed away"}</span></span></span>
    ${alive && html`<${Affinity} value=${player.people[id].affinity} />`}
    ${mayBeNamed && html`<${Naming} game=${game} child=${child} />`}
    ${alive && html`<details class="fold" open=${open} onToggle=${({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>How it is going with ${first}</summary>
      ${open && html`<${Details} game=${game} player=${player} id=${id} first=${first} />`}</details>`}
    <div class="actions"><a class="button" href="${hashOf("circle")}/${id}"><${Icon} name="person" /> ${alive ? `Do something with ${first}` : `Remember ${first}`}</a></div>
  </li>`;
}

function Details({ game, player, id, first }) {
  const situation = `${player.life.age}|${JSON.stringify(player.family?.children?.[id])}`;
  const { reply, error, again } = useReply(game, "get_child", { person_id: id }, situation);
  if (!reply) return html`<${Waiting} error=${error} again=${again} />`;
  const { age, style, style_text: styleText, other_parent: other, custody, support_cents: support, monthly_cents: monthly } = reply;
  return html`<dl class="facts">
      <div><dt>How you raise ${first}</dt><dd>${capital(style)}</dd></div>
      ${other && html`<div><dt>Other parent</dt><dd>${other}</dd></div>`}
      ${age < 18 && html`<div><dt>Lives</dt><dd>${capital(custodyText(custody, other || "somebody else"))}</dd></div>`}
      <div><dt>Costs you</dt><dd>${moneyText(monthly)}<span class="figure-note">a month, beside table and roof</span></dd></div>
      ${support !== 0 && html`<div><dt>Support</dt><dd>${support < 0 ? `You pay ${moneyText(-support)}` : `You get ${moneyText(support)}`}<span class="figure-note">a month</span></dd></div>`}
    </dl>
    ${styleText && html`<p class="quiet">${styleText}</p>`}`;
}

function Naming({ game, child }) {
  const action = useAct(game);
  const [name, setName] = useState(child.first);
  const { reply } = useReply(game, "get_child", { person_id: child.id }, child.first);
  const submit = (event) => {
    event.preventDefault();
    return action.act("name", "name_child", { person_id: child.id, first_name: name.trim() }, ({ first_name: first }) => `${first} it is.`);
  };
  return html`<form class="naming" onSubmit=${submit}>
    <div class="field"><label for="name-${child.id}">A newborn's name can be chosen for three months</label>
      <input id="name-${child.id}" class="input" maxlength="40" required autocomplete="off" value=${name} onInput=${({ target }) => setName(target.value)} /></div>
    ${reply?.names.length > 0 && html`<div class="amount-fill" role="group" aria-label="Suggestions">
      ${reply.names.map((suggested) => html`<button key=${suggested} type="button" class="chip" aria-pressed=${suggested === name} onClick=${() => setName(suggested)}>${suggested}</button>`)}</div>`}
    <div class="actions"><button id="keep-name-${child.id}" class="button primary" disabled=${action.disabled || !name.trim()}>${name.trim() === child.first ? `Let it be ${child.first}` : "Name the child"}</button></div>
    <${Outcome} outcome=${action.outcome} />
  </form>`;
}
