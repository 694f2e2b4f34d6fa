// A case that is open: the charges, and what to say to them.

import { capital, whenText } from "../amounts.js";
import { gameMinute } from "../clock.js";
import { durationText, moneyText, plainText } from "../format.js";
import { html, useState } from "../ui.js";
import { Outcome, useAct } from "./asking.js";
import { Figures } from "./figures.js";

const PLEAS = [
  ["guilty", "Guilty", "A third off the sentence."],
  ["not_guilty", "Not guilty", "It hangs on the evidence. Said too if you say nothing."],
  ["deal", "A deal", "About half, if the other side agrees; otherwise it counts as guilty. It takes a lawyer."],
];
const SPEAKERS = { none: "You speak for yourself.", public: "A public defender speaks for you.", private: "Your own lawyer speaks for you." };

export function Trial({ game, player, openCase }) {
  const { busy, disabled, outcome, act } = useAct(game);
  const { life } = player;
  const { charges, trial_minute: trial, evidence, bail_cents: bail, lawyer_fee_cents: fee, plea, lawyer } = openCase;
  const left = trial - gameMinute(player, game.serverNow());
  return html`<section class="card" aria-labelledby="trial-title">
    <h3 id="trial-title">An open case</h3>
    <ul class="symptoms">${charges.map(({ charge }, index) => html`<li key=${index}>${capital(charge)}</li>`)}</ul>
    <${Figures} id="case-figures" figures=${[
      { name: "Trial", text: whenText(life, trial), note: left > 0 ? `in ${durationText(left)}` : "now" },
      { name: "Evidence", text: plainText(evidence) },
      bail > 0 && { name: "Bail", text: moneyText(bail), note: "comes back at the trial" },
    ]} />
    ${plea
      ? html`<p>Your answer: <strong>${PLEAS.find(([id]) => id === plea)?.[1] ?? plainText(plea)}</strong>. ${SPEAKERS[lawyer] ?? ""}</p>`
      : html`<${Answer} fee=${fee} busy=${busy} disabled=${disabled} onAnswer=${(fields) => act("answer", "answer_trial", fields, (reply) =>
          `The court has noted it.${reply.paid_cents > 0 ? ` Your lawyer took ${moneyText(reply.paid_cents)}.` : ""} It is decided in ${whenText(life, reply.trial_minute)}.`)} />`}
    <${Outcome} outcome=${outcome} />
  </section>`;
}

function Answer({ fee, busy, disabled, onAnswer }) {
  const [plea, setPlea] = useState("not_guilty");
  const [lawyer, setLawyer] = useState("public");
  const lawyers = [["none", "Nobody", "You speak for yourself."], ["public", "A public defender", "Free, and busy."], ["private", "A lawyer of your own", `${moneyText(fee)}, and worth it more often than not.`]];
  const submit = (event) => {
    event.preventDefault();
    return onAnswer({ plea, lawyer });
  };
  return html`<form class="form" id="trial-form" onSubmit=${submit}>
    <${Radios} legend="How do you plead?" name="plea" options=${PLEAS} chosen=${plea} onChoose=${setPlea} />
    <${Radios} legend="Who speaks for you?" name="lawyer" options=${lawyers} chosen=${lawyer} onChoose=${setLawyer} />
    ${plea === "deal" && lawyer === "none" && html`<p class="form-error" role="alert">A deal takes a lawyer.</p>`}
    <button type="submit" id="answer-trial" class="button primary" disabled=${disabled || (plea === "deal" && lawyer === "none")}>
      ${busy ? "One moment…" : "Give this answer"}</button>
  </form>`;
}

function Radios({ legend, name, options, chosen, onChoose }) {
  return html`<fieldset class="radios">
    <legend>${legend}</legend>
    ${options.map(([id, label, text]) => html`<label key=${id} class="radio">
      <input type="radio" name=${name} value=${id} checked=${chosen === id} onChange=${() => onChoose(id)} />
      <span><strong>${label}</strong><br /><span class="quiet small">${text}</span></span>
    </label>`)}
  </fieldset>`;
}
