// The open question. It stands in the page and not over it: nothing is locked while it waits, it
// is announced once, and it can be answered by Tab and Enter or, from inside, by the digit keys.

import { whyNot } from "../choosing.js";
import { gameMinute, realUntil } from "../clock.js";
import { countdownText, durationText, moneyText, nameText } from "../format.js";
import { html, useEffect, useState } from "../ui.js";
import { Icon } from "./icons.js";
import { useBusy, useTick } from "./hooks.js";

export function Question({ game, state }) {
  const { question } = state.player;
  return html`<div aria-live="polite" class="question-place">
    ${question && html`<${OpenQuestion} key=${question.question_id} game=${game} state=${state} question=${question} />`}
  </div>`;
}

function OpenQuestion({ game, state, question }) {
  const [busy, run] = useBusy();
  const { player, status } = state;
  const { question_id: id, choices } = question;
  const person = player.people?.[question.person_id];
  const answer = (choice) =>
    run(choice.id, async () => {
      // The card goes away with the button in it; the keyboard must not be left in nowhere.
      if (await game.answer(id, choice.id)) document.getElementById("main")?.focus({ preventScroll: true });
    });
  const onKeyDown = ({ key, ctrlKey, altKey, metaKey }) => {
    const choice = choices[Number(key) - 1];
    if (choice && !ctrlKey && !altKey && !metaKey && status === "online" && !whyNot(choice, player, game.serverNow())) answer(choice);
  };
  return html`<section id="question" class="card question" role="dialog" aria-modal="false" aria-labelledby="question-title"
      aria-describedby="question-text" data-question=${id} tabindex="-1" onKeyDown=${onKeyDown}>
    <p class="eyebrow">
      <${Icon} name="speech" size="18" /> ${person ? `${nameText(person)} · ${person.relation}` : "A question for you"}
    </p>
    <h2 id="question-title">${question.title}</h2>
    <p id="question-text" class="question-text">${question.text}</p>
    <div class="choices">
      ${choices.map(
        (choice, index) => html`<${Choice} key=${choice.id} choice=${choice} number=${index + 1}
            reason=${whyNot(choice, player, game.serverNow())} disabled=${busy != null || status !== "online"}
            onAnswer=${() => answer(choice)} />`,
      )}
    </div>
    <${Deadline} game=${game} player=${player} question=${question} />
  </section>`;
}

/** What can not be chosen stays in the order of Tab: its reason is to be found there too. */
function Choice({ choice, number, reason, disabled, onAnswer }) {
  const closed = reason !== "";
  return html`<button type="button" class="choice" data-choice=${choice.id} disabled=${disabled}
      aria-disabled=${closed} onClick=${() => !closed && onAnswer()}>
    <span class="choice-key" aria-hidden="true">${number}</span>
    <span class="choice-text">${choice.text}${closed && html`<span class="reason">${reason}</span>`}</span>
    ${choice.energy > 0 && html`<span class="cost energy"><${Icon} name="bolt" label="Energy" size="16" />${choice.energy}</span>`}
    ${choice.cost_cents > 0 && html`<span class="cost">${moneyText(choice.cost_cents)}</span>`}
  </button>`;
}

function Deadline({ game, player, question }) {
  useTick();
  const now = game.serverNow();
  const left = Math.max(0, question.deadline_minute - gameMinute(player, now));
  const whole = Math.max(1, question.deadline_minute - question.minute);
  const preset = question.choices.find((choice) => choice.id === question.default);
  // Not live: a countdown that speaks every second would drown everything else.
  return html`<div class="deadline" aria-live="off">
    <div class="deadline-track" aria-hidden="true"><div style=${{ width: `${Math.min(100, (left / whole) * 100)}%` }}></div></div>
    <p class="quiet small">
      <${Icon} name="clock" size="16" />
      <span><strong id="question-left">${countdownText(realUntil(player, question.deadline_minute, now))}</strong> left to answer
        (${durationText(left)} of your life).${" "}
        ${preset && html`Without an answer: “${preset.text}”.`}</span>
    </p>
  </div>`;
}

/** On a phone the question may be scrolled away: a way back to it. */
export function QuestionReminder({ questionId }) {
  const [away, setAway] = useState(false);
  useEffect(() => {
    const element = document.getElementById("question");
    if (!element) return undefined;
    const observer = new IntersectionObserver(([entry]) => setAway(!entry.isIntersecting), { rootMargin: "-90px 0px -70px" });
    observer.observe(element);
    return () => observer.disconnect();
  }, [questionId]);
  const show = () => {
    const element = document.getElementById("question");
    element?.scrollIntoView({ block: "center" });
    element?.focus({ preventScroll: true });
  };
  if (!away) return null;
  return html`<button type="button" class="reminder" onClick=${show}><${Icon} name="speech" /> A question waits for you</button>`;
}
