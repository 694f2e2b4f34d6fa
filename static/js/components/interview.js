// An interview: a few questions, one answer each, sent together.

import { durationText } from "../format.js";
import { choicesInOrder } from "../working.js";
import { html, useEffect, useRef, useState } from "../ui.js";

export function Interview({ interview, now, actions }) {
  const [chosen, setChosen] = useState({});
  const heading = useRef(null);
  const { vacancy_id: id, name, employer, questions, closes_minute: closes } = interview;
  // Whoever has just applied goes on here, far above the row that was pressed.
  useEffect(() => void (actions.outcome?.name === `apply-${id}` && heading.current?.focus()), []);
  const answers = choicesInOrder(questions, chosen);
  const submit = (event) => {
    event.preventDefault();
    if (answers) actions.act("interview", "answer_interview", { vacancy_id: id, choice_ids: answers });
  };
  return html`<form class="card interview" data-interview=${id} aria-labelledby="interview-${id}" onSubmit=${submit}>
    <h3 ref=${heading} id="interview-${id}" tabindex="-1">Interview: ${name}</h3>
    <p class="quiet">${employer} · the post is open for ${durationText(closes - now)} more</p>
    ${questions.map((question) => html`<fieldset key=${question.id}>
      <legend>${question.text}</legend>
      ${question.choices.map((choice) => html`<label key=${choice.id} class="check">
        <input type="radio" name="${id}-${question.id}" value=${choice.id} checked=${chosen[question.id] === choice.id}
          onChange=${() => setChosen({ ...chosen, [question.id]: choice.id })} />
        <span>${choice.text}</span>
      </label>`)}
    </fieldset>`)}
    <button type="submit" class="button primary" disabled=${actions.disabled || !answers}>
      ${actions.busy === "interview" ? "They are thinking…" : answers ? "Give these answers" : "Answer every question"}
    </button>
  </form>`;
}
