// Where you live, what you own, and what could be rented or bought.

import { capital, whenText } from "../amounts.js";
import { moneyText } from "../format.js";
import { livingText } from "../rooms.js";
import { html } from "../ui.js";
import { Outcome, useAct, useReply, Waiting } from "./asking.js";
import { Figures, Notice } from "./figures.js";
import { HomeMarket } from "./home-market.js";
import { OwnHomes } from "./home-own.js";

export function HomeScreen({ game, state }) {
  const { player } = state;
  const situation = [player.day?.day, player.money?.cents, JSON.stringify(player.home), player.work?.pay_cents, player.life.age].join("|");
  const { reply, error, again } = useReply(game, "get_homes", {}, situation);
  return html`<div class="room homes">
    <${Residence} game=${game} player=${player} />
    ${!reply && html`<section class="card"><${Waiting} error=${error} again=${again} text="Reading the advertisements…" /></section>`}
    ${reply && html`<${OwnHomes} game=${game} player=${player} reply=${reply} />`}
    ${reply && html`<${HomeMarket} game=${game} player=${player} homes=${reply.homes} />`}
  </div>`;
}

function Residence({ game, player }) {
  const { busy, disabled, outcome, act } = useAct(game);
  const { home, life } = player;
  const back = () => act("back", "move_back_to_family", {}, () => "You are back with your family. Your old room still has your posters.");
  return html`<section class="card" aria-labelledby="residence-title">
    <h3 id="residence-title">${home?.name ? capital(home.name) : "Your home"}</h3>
    <p>${livingText(home)}</p>
    ${home &&
    html`<${Figures} id="home-figures" figures=${[
      home.since_minute > 0 && { name: "Since", text: whenText(life, home.since_minute) },
      home.rent_cents > 0 && { name: "Rent a month", text: moneyText(home.rent_cents) },
      home.upkeep_cents > 0 && { name: "Upkeep and tax a month", text: moneyText(home.upkeep_cents) },
      home.deposit_cents > 0 && { name: "Deposit", text: moneyText(home.deposit_cents), note: "comes back when you move" },
      home.let_cents > 0 && { name: "Rent from tenants", text: moneyText(home.let_cents), note: "a month, before tax" },
      home.slots > 0 && { name: "Room for things", text: String(home.slots), note: "slots" },
    ]} />`}
    ${home?.unpaid_months > 0 &&
    html`<${Notice}><p><strong>${home.unpaid_months} ${home.unpaid_months === 1 ? "month" : "months"} unpaid.</strong>
      ${home.status === "owned" ? "After 8 the bank sells your home." : "After 4 you are put out."}</p><//>`}
    ${home && home.status !== "family" && home.family_home_is_open &&
    html`<div class="actions"><button type="button" id="back-to-family" class="button" disabled=${disabled} onClick=${back}>
      ${busy ? "One moment…" : "Move back to your family"}</button></div>`}
    <${Outcome} outcome=${outcome} />
  </section>`;
}
