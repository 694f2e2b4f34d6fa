// What is laid down for later: the will, the lives that are kept, and the end that one may choose.

import { moneyText } from "../format.js";
import { freePercent, willProblem } from "../lineage.js";
import { html, useState } from "../ui.js";
import { Outcome, useAct, useReply, Waiting } from "./asking.js";
import { EndLife, LivesCard } from "./lives.js";

const MOST_HEIRS = 10;

export function LegacyScreen({ game, state }) {
  const { player } = state;
  return html`<div class="room legacy">
    <${Will} key=${player.life.id} game=${game} player=${player} />
    <${LivesCard} game=${game} state=${state} />
    <${EndLife} game=${game} player=${player} />
  </div>`;
}

function Will({ game, player }) {
  const { legacy, life } = player;
  const { reply, error, again } = useReply(game, "get_will", {}, `${life.id}|${JSON.stringify(legacy?.will)}|${life.age}`);
  if (!reply) return html`<section class="card"><h3>Your will</h3><${Waiting} error=${error} again=${again} /></section>`;
  const tooYoung = life.age < reply.from_age;
  return html`<section class="card" aria-labelledby="will-title">
    <h3 id="will-title">Your will</h3>
    <p>Today there would be <strong>${moneyText(reply.estate_cents)}</strong> to inherit, before tax.</p>
    ${reply.shares.length === 0 && html`<p class="quiet">Without a will the law decides:</p>
      <ul class="rows">${reply.by_law.map((share) => html`<li key=${share.heir} class="row">
        <span class="row-name">${share.name}</span><span>${share.percent} %</span></li>`)}</ul>`}
    ${tooYoung
      ? html`<p class="quiet">A will can be made from ${reply.from_age} on.</p>`
      : html`<${WillForm} key=${JSON.stringify(reply.shares)} game=${game} reply=${reply} />`}
  </section>`;
}

function WillForm({ game, reply }) {
  const { act, busy, disabled, outcome } = useAct(game);
  const [shares, setShares] = useState(reply.shares.map(({ heir, percent }) => ({ heir, percent })));
  const names = new Map([...reply.shares, ...reply.heirs].map(({ heir, name }) => [heir, name]));
  const free = reply.heirs.filter(({ heir }) => !shares.some((share) => share.heir === heir));
  const problem = willProblem(shares);
  const add = ({ target }) => {
    if (!target.value) return;
    setShares([...shares, { heir: target.value, percent: Math.max(1, freePercent(shares)) }]);
    target.value = "";
  };
  const set = (heir, percent) => setShares(shares.map((share) => (share.heir === heir ? { heir, percent } : share)));
  const keep = (kept) => act("will", "write_will", { shares: kept }, () => (kept.length ? "Your will is kept." : "There is no will any more."));
  const submit = (event) => {
    event.preventDefault();
    return keep(shares);
  };
  return html`<form class="form" id="will-form" onSubmit=${submit}>
    <ul class="rows" id="will-shares">
      ${shares.map(({ heir, percent }) => html`<li key=${heir} class="row">
        <label class="row-name" for="share-${heir}">${names.get(heir) ?? heir}</label>
        <span class="share"><input id="share-${heir}" class="input quantity" type="number" min="1" max="100" step="1" required
            inputmode="numeric" value=${percent} onInput=${({ target }) => set(heir, Math.trunc(Number(target.value)))} /> %</span>
        <div class="actions"><button type="button" class="button" onClick=${() => setShares(shares.filter((share) => share.heir !== heir))}>
          Leave out<span class="visually-hidden"> ${names.get(heir) ?? heir}</span></button></div>
      </li>`)}
    </ul>
    ${shares.length < MOST_HEIRS && html`<div class="field">
      <label for="add-heir">Name somebody</label>
      <select id="add-heir" class="input" onChange=${add}>
        <option value="">Choose…</option>
        ${free.map(({ heir, name, relation }) => html`<option key=${heir} value=${heir}>${name} (${relation})</option>`)}
      </select>
    </div>`}
    <p class="quiet small" role="status">${problem}</p>
    <div class="actions">
      <button type="submit" id="keep-will" class="button primary" disabled=${disabled || shares.length === 0 || problem !== ""}>
        ${busy ? "One moment…" : "Sign the will"}</button>
      ${reply.shares.length > 0 && html`<button type="button" id="tear-will" class="button" disabled=${disabled} onClick=${() => keep([])}>
        Tear it up</button>`}
    </div>
    <${Outcome} outcome=${outcome} />
  </form>`;
}
