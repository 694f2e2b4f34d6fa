// The dating screen: the cards of the day, who answered, one's own card, and whom one looks for. For grown-ups.

import { hashOf } from "../route.js";
import { ADULT, whyNotYet } from "../dating.js";
import { html } from "../ui.js";
import { DatingDeck } from "./dating_deck.js";
import { MyCard, Wishes } from "./dating_forms.js";
import { DatingMatches } from "./dating_matches.js";
import { Segments } from "./figures.js";
import { useDetail } from "./hooks.js";
import { Icon } from "./icons.js";

const VIEWS = [["cards", "Cards"], ["matches", "Matches"], ["me", "Me"], ["wishes", "Wishes"]];

export function DatingScreen({ game, state }) {
  const { player } = state;
  const detail = useDetail();
  const view = VIEWS.some(([id]) => id === detail) ? detail : "cards";
  const why = whyNotYet(player);
  if (player.life.age < ADULT) return html`<div class="room"><${NotNow} text=${why} /></div>`;
  return html`<div class="room dating">
    <${Segments} label="Dating" options=${VIEWS} chosen=${view} prefix="dating" onChoose=${(id) => (location.hash = `${hashOf("dating")}/${id}`)} />
    ${view === "cards" && (why ? html`<${NotNow} text=${why} />` : html`<${DatingDeck} key=${player.life.id} game=${game} player=${player} />`)}
    ${view === "matches" && html`<${DatingMatches} game=${game} player=${player} />`}
    ${view === "me" && html`<${MyCard} key=${player.life.id} game=${game} player=${player} />`}
    ${view === "wishes" && html`<${Wishes} key=${player.life.id} game=${game} player=${player} />`}
  </div>`;
}

function NotNow({ text }) {
  return html`<section class="card dates-empty" id="dating-not-now"><${Icon} name="heart" size="32" /><p>${text}</p></section>`;
}
