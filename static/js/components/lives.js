// The lives of this player that are being kept: going on with another one, beginning one beside it, and ending this one.

import { nameText } from "../format.js";
import { html, useState } from "../ui.js";
import { Outcome, useAct, useReply, Waiting } from "./asking.js";
import { Confirm } from "./confirm.js";
import { useBusy } from "./hooks.js";

const ADULT = 18;

export function LivesCard({ game, state }) {
  const { player, status } = state;
  const { life } = player;
  const [busy, run] = useBusy();
  const { reply, error, again } = useReply(game, "get_lives", {}, `${life.id}|${life.alive}`);
  const disabled = status !== "online" || busy != null;
  const resting = reply?.lives.filter(({ active }) => !active) ?? [];
  if (!life.alive && resting.length === 0) return null;
  return html`<section class="card" aria-labelledby="lives-title">
    <h3 id="lives-title">Your lives</h3>
    ${!reply && html`<${Waiting} error=${error} again=${again} />`}
    ${reply && html`<p class="quiet">You can keep ${reply.most} lives at a time. One is lived; the others rest, and nothing happens to them.</p>
      <ul id="lives" class="rows">
        ${reply.lives.map((one) => html`<li key=${one.life_id} class="row" data-life=${one.life_id}>
          <span class="row-name">${nameText(one)}${one.active && html`<span class="badge">now</span>`}</span>
          <span class="quiet small">${one.age} years old</span>
          ${!one.active && html`<div class="actions">
            <button type="button" class="button" disabled=${disabled} onClick=${() => run(one.life_id, () => game.switchLife(one.life_id))}>
              ${busy === one.life_id ? "One moment…" : `Go on as ${one.first_name}`}</button></div>`}
        </li>`)}
      </ul>
      ${life.alive && html`<div class="actions">
        <button type="button" id="begin-beside" class="button" disabled=${disabled || reply.lives.length >= reply.most}
          onClick=${() => run("beside", () => game.startLife({ keep_current: true }))}>
          ${busy === "beside" ? "A first breath…" : "Let this life rest and begin another"}</button>
      </div>`}`}
  </section>`;
}

export function EndLife({ game, player }) {
  const { act, busy, disabled, outcome } = useAct(game);
  const [asking, setAsking] = useState(false);
  const { life } = player;
  const tooYoung = life.age < ADULT;
  const end = async () => {
    await act("end", "end_life", { confirm: true });
    setAsking(false);
  };
  return html`<section class="card" aria-labelledby="end-life-title">
    <h3 id="end-life-title">The last page</h3>
    <p class="quiet">${tooYoung
      ? "A childhood is not ended. If you want to be somebody else, let this life rest."
      : "A life may come to a quiet end when you think that it has been told. What there is goes to the heirs."}</p>
    ${!tooYoung && html`<div class="actions">
      <button type="button" id="open-end-life" class="button" aria-haspopup="dialog" disabled=${disabled} onClick=${() => setAsking(true)}>
        Close the book…</button>
    </div>`}
    <${Outcome} outcome=${outcome} />
    ${asking && html`<${Confirm} id="end-life" title="Close the book on ${life.first_name}?" yes="Let the story end" no="Go on living"
        danger busy=${busy != null} onYes=${end} onClose=${() => setAsking(false)}>
      <p>This can not be taken back. Nothing bad happens: the story comes to its end, quietly, at ${life.age}.</p>
      <p>Afterwards you may go on as somebody of the family, or be born anew.</p>
    <//>`}
  </section>`;
}
