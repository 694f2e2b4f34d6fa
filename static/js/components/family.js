// Family: children who are there, who are on their way, and who are wished for.

import { choicesOf, childrenOf, familyText, pregnancyOf, adoptionText, ageText } from "../family.js";
import { gameMinute } from "../clock.js";
import { whenText } from "../amounts.js";
import { hashOf } from "../route.js";
import { html, useState } from "../ui.js";
import { Outcome, useAct } from "./asking.js";
import { Confirm } from "./confirm.js";
import { ChildCard } from "./family_child.js";
import { FamilyPlans } from "./family_plans.js";
import { Icon } from "./icons.js";

export function FamilyScreen({ game, state }) {
  const { player } = state;
  const { children, grandchildren } = childrenOf(player, gameMinute(player, game.serverNow()));
  if (player.life.age < 18) {
    return html`<div class="room family"><section class="card"><h3>Later</h3><p class="quiet">Children of your own are for when you are grown up. For now you are somebody's child yourself.</p></section></div>`;
  }
  const { pregnancies = [], adoption, leave_months: leave = 0 } = player.family ?? {};
  return html`<div class="room family">
    ${pregnancies.map((pregnancy) => html`<${Expecting} key=${pregnancy.id} game=${game} player=${player} pregnancy=${pregnancy} />`)}
    ${adoption && html`<${Adoption} game=${game} player=${player} adoption=${adoption} />`}
    ${leave > 0 && html`<${Leave} game=${game} months=${leave} />`}
    <section class="card" aria-labelledby="children-title">
      <h3 id="children-title">Your children</h3>
      ${children.length === 0 && html`<p class="quiet empty">${familyText({ ...player, family: null })}. Many lives are full without them.</p>`}
      <ul class="rows" id="children">
        ${children.map((child) => html`<${ChildCard} key=${child.id} game=${game} player=${player} child=${child} />`)}
      </ul>
      ${grandchildren.length > 0 && html`<h4 class="room-group">Grandchildren</h4>
        <ul class="people" id="grandchildren">
          ${grandchildren.map(({ id, name, alive, age, parent }) => html`<li key=${id}><a class="person person-link" href="${hashOf("circle")}/${id}">
            <span class="person-text"><span class="person-name">${name}</span><span class="quiet small">${alive ? ageText(age) : "has passed away"}${parent ? `, ${parent}'s child` : ""}</span></span><${Icon} name="right" /></a></li>`)}
        </ul>`}
    </section>
    <${FamilyPlans} game=${game} player=${player} />
  </div>`;
}

function Expecting({ game, player, pregnancy }) {
  const action = useAct(game);
  const [asking, setAsking] = useState(null);
  const told = pregnancyOf(pregnancy, player.people, player.life);
  const decide = async () => {
    await action.act("decide", "decide_pregnancy", { pregnancy_id: pregnancy.id, choice: asking.id });
    setAsking(null);
  };
  return html`<section class="card expecting" aria-labelledby="expecting-${pregnancy.id}">
    <h3 id="expecting-${pregnancy.id}"><${Icon} name="sprout" /> ${told.title}</h3>
    <ol class="months" aria-label=${told.month}>${Array.from({ length: 9 }, (_, index) => html`<li key=${index} class=${index < pregnancy.month ? "on" : ""} aria-hidden="true"></li>`)}</ol>
    <p><strong>${told.month}.</strong> ${told.due}.${pregnancy.decision === "give_up" ? " After the birth another family brings it up." : ""}</p>
    ${pregnancy.decision === "open" && html`<p>Nobody had planned this. There is no wrong answer, and nobody hurries you.</p>
      <ul class="decide">
        ${choicesOf(pregnancy).map((choice) => html`<li key=${choice.id}><button type="button" id="decide-${choice.id}" class="love-style" aria-haspopup="dialog" disabled=${action.disabled} onClick=${() => setAsking(choice)}>
          <strong>${choice.name}</strong><span>${choice.text}</span></button></li>`)}
      </ul>`}
    <${Outcome} outcome=${action.outcome} />
    ${asking && html`<${Confirm} id="decide" title="${asking.name}?" yes="That is what I wish" no="I need time" busy=${action.busy != null} onYes=${decide} onClose=${() => setAsking(null)}><p>${asking.text}</p><//>`}
  </section>`;
}

function Adoption({ game, player, adoption }) {
  const action = useAct(game);
  const { offer, closes_minute: closes } = adoption;
  const answer = (accept) => action.act("adoption", "answer_adoption", { accept });
  return html`<section class="card" aria-labelledby="adoption-title">
    <h3 id="adoption-title">Adopting</h3>
    <p>${adoptionText(adoption)}</p>
    ${offer && html`<div class="offered-child" id="offered-child">
      <p><strong>${offer.first_name} ${offer.last_name}</strong>, ${ageText(offer.age)}${offer.sex === "female" ? ", a girl" : offer.sex === "male" ? ", a boy" : ""}</p>
      ${offer.past && html`<p>${offer.past}</p>`}
      ${offer.interests.length > 0 && html`<p class="quiet small">Loves ${offer.interests.join(", ")}.</p>`}
      ${closes && html`<p class="quiet small">They wait for your word until ${whenText(player.life, closes)}.</p>`}
      <div class="actions">
        <button type="button" id="adoption-yes" class="button primary" disabled=${action.disabled} onClick=${() => answer(true)}>Yes, come home</button>
        <button type="button" id="adoption-no" class="button" disabled=${action.disabled} onClick=${() => answer(false)}>Not this child</button>
      </div></div>`}
    ${!offer && html`<div class="actions"><button type="button" id="cancel-adoption" class="button" disabled=${action.disabled}
      onClick=${() => action.act("adoption", "cancel_adoption", {}, () => "You have withdrawn your application.")}>Withdraw the application</button></div>`}
    <${Outcome} outcome=${action.outcome} />
  </section>`;
}

function Leave({ game, months }) {
  const action = useAct(game);
  return html`<section class="card" aria-labelledby="leave-title"><h3 id="leave-title">On leave</h3>
    <p>You are at home with the child for ${months} more ${months === 1 ? "month" : "months"}. Your job waits.</p>
    <div class="actions"><button type="button" id="return-to-work" class="button" disabled=${action.disabled} onClick=${() => action.act("work", "return_to_work", {}, () => "You are back at work.")}>Go back to work now</button></div>
    <${Outcome} outcome=${action.outcome} /></section>`;
}
