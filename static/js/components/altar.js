// The day itself: everybody looks, and one word is wanted.

import { gameMinute, realUntil } from "../clock.js";
import { countdownText, nameText, plainText } from "../format.js";
import { html, useState } from "../ui.js";
import { Outcome, useAct, useReply, Waiting } from "./asking.js";
import { Confirm } from "./confirm.js";
import { useTick } from "./hooks.js";
import { VowPicker, vowFields } from "./vows.js";

export function Altar({ game, player }) {
  const action = useAct(game);
  const [vow, setVow] = useState({ tone: "tender", id: "", own: "" });
  const [lastName, setLastName] = useState("keep");
  const [leaving, setLeaving] = useState(false);
  const { altar } = player.wedding;
  const { reply, error, again } = useReply(game, "get_wedding", {}, altar.person_id);
  const person = player.people?.[altar.person_id];
  const name = person?.first_name ?? "";
  const names = [["keep", "Each keeps the own one"], ["take", `You become ${player.life.first_name} ${person?.last_name ?? ""}`], ["give", `${name} becomes ${name} ${player.life.last_name}`]];
  const answer = async (word) => {
    const more = word === "yes" ? { ...vowFields(vow), last_name: lastName } : {};
    const done = await action.act(word, "answer_altar", { answer: word, ...more });
    setLeaving(false);
    if (done) game.tell(done.text);
  };
  return html`<section class="card altar" aria-labelledby="altar-title">
    <${AltarScene} guests=${altar.guests} weather=${altar.weather} />
    <h3 id="altar-title">“Will you, ${player.life.first_name}, take ${person ? nameText(person) : ""}?”</h3>
    <p>${altar.guests > 0 ? `${altar.guests} ${altar.guests === 1 ? "person has" : "people have"} stopped rustling.` : "There are only you two and the one who asks."} ${name} looks at you.</p>
    <${Deadline} game=${game} player=${player} altar=${altar} />
    ${!reply && html`<${Waiting} error=${error} again=${again} />`}
    ${reply && html`<form class="form" onSubmit=${(event) => { event.preventDefault(); answer("yes"); }}>
      <${VowPicker} vows=${reply.vows} vow=${vow} onVow=${setVow} />
      <div class="field"><label for="last-name">Your names from now on</label>
        <select id="last-name" class="input" value=${lastName} onChange=${({ target }) => setLastName(target.value)}>
          ${names.map(([id, text]) => html`<option key=${id} value=${id}>${text}</option>`)}
        </select></div>
      <div class="altar-answers">
        <button id="altar-yes" class="button primary" disabled=${action.disabled}>${action.busy === "yes" ? "…" : "Yes"}</button>
        <button type="button" id="altar-no" class="button" aria-haspopup="dialog" disabled=${action.disabled} onClick=${() => setLeaving(true)}>No, I leave…</button>
      </div>
    </form>`}
    <${Outcome} outcome=${action.outcome} />
    ${leaving && html`<${Confirm} id="altar-leave" title="Walk out?" yes="Leave" no="Stay" danger busy=${action.busy != null} onYes=${() => answer("no")} onClose=${() => setLeaving(false)}>
      <p>In front of everybody. ${name} will not forget it, and neither will you.</p><//>`}
  </section>`;
}

function Deadline({ game, player, altar }) {
  useTick();
  const now = game.serverNow();
  const left = altar.deadline_minute - gameMinute(player, now);
  return html`<p class="quiet small">Whoever says nothing has said yes${left > 0 ? `: ${countdownText(realUntil(player, altar.deadline_minute, now))} left` : ""}.</p>`;
}

/** Rows of heads, two in front, an arch. Decoration: all it says stands in the text. */
function AltarScene({ guests, weather }) {
  const heads = Array.from({ length: Math.min(24, guests) }, (_, index) => ({ x: 26 + (index % 12) * 24 + (index > 11 ? 12 : 0), y: index > 11 ? 138 : 120 }));
  return html`<svg class="altar-scene ${weather || "clear"}" viewBox="0 0 320 150" aria-hidden="true" focusable="false" data-weather=${plainText(weather)}>
    <rect class="altar-sky" width="320" height="150" rx="14" />
    <path class="altar-arch" d="M116 106V66a44 44 0 0 1 88 0v40" />
    ${[0, 1, 2, 3, 4, 5, 6].map((index) => {
      const angle = Math.PI * (1 - index / 6);
      return html`<circle key=${index} class="altar-flower f${index % 3}" cx=${160 + 44 * Math.cos(angle)} cy=${66 - 44 * Math.sin(angle)} r="7" />`;
    })}
    <g class="altar-two"><circle cx="147" cy="72" r="9" /><path d="M134 106c0-16 5-23 13-23s13 7 13 23z" /></g>
    <g class="altar-two other"><circle cx="173" cy="72" r="9" /><path d="M160 106c0-16 5-23 13-23s13 7 13 23z" /></g>
    <rect class="altar-floor" y="105" width="320" height="45" />
    ${heads.map(({ x, y }, index) => html`<circle key=${index} class="altar-head h${index % 4}" cx=${x} cy=${y} r="8" />`)}
  </svg>`;
}
