// The clubs of the school or university.

import { html } from "../ui.js";
import { Outcome, Waiting, useReply } from "./asking.js";

export function Clubs({ game, school, actions }) {
  const situation = `${school.school}|${school.programme?.id}|${school.clubs.map(({ id }) => id).join()}`;
  const { reply, error, again } = useReply(game, "get_clubs", {}, situation);
  const meetings = Object.fromEntries(school.clubs.map((club) => [club.id, club.meetings]));
  const change = ({ id, name, member }) =>
    actions.act(`club-${id}`, member ? "leave_club" : "join_club", { club_id: id }, () => (member ? `You have left: ${name}.` : `Welcome: ${name}.`));
  const clubs = reply?.clubs ?? [];
  return html`<section class="card" aria-labelledby="clubs-title">
    <h3 id="clubs-title">Clubs</h3>
    ${!reply && html`<${Waiting} error=${error} again=${again} />`}
    ${reply && !clubs.length && html`<p class="quiet empty">There are no clubs here.</p>`}
    <ul class="rows pair" id="clubs">
      ${[...clubs].sort((a, b) => Number(b.member) - Number(a.member)).map((club) => html`<li key=${club.id}
          class=${club.member || club.available ? "row" : "row not-possible"} data-club=${club.id}>
        <span class="row-name">${club.name} ${club.member && html`<span class="badge good">Member</span>`}</span>
        ${(club.member || club.available) &&
        html`<button type="button" class="button" disabled=${actions.disabled} aria-label=${`${club.member ? "Leave" : "Join"}: ${club.name}`}
          onClick=${() => change(club)}>${actions.busy === `club-${club.id}` ? "One moment…" : club.member ? "Leave" : "Join"}</button>`}
        <span class="row-text">${club.text}</span>
        ${club.member && html`<span class="row-facts">${meetings[club.id] ?? 0} meetings so far</span>`}
        ${!club.member && !club.available && html`<span class="row-facts reason">${club.reason}</span>`}
        <${Outcome} outcome=${actions.outcome} name=${`club-${club.id}`} />
      </li>`)}
    </ul>
  </section>`;
}
