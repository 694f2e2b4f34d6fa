// Grades by subject, and homework. A student's one subject is the programme.

import { gradeText, isHomeworkDone } from "../schooling.js";
import { html } from "../ui.js";
import { Outcome } from "./asking.js";
import { barChart } from "./chart.js";

export function Subjects({ school, today, actions }) {
  const { programme, subjects } = school;
  const taught = subjects.length ? subjects : programme ? [{ id: programme.id, name: school.title, grade: school.grade }] : [];
  if (!taught.length) return null;
  const study = (id) =>
    actions.act(`homework-${id}`, "do_homework", { subject_id: id }, ({ text, grade }) => `${text} Your grade is ${grade}.`);
  return html`<section class="card" aria-labelledby="subjects-title">
    <h3 id="subjects-title">${subjects.length ? "Subjects" : "Study"}</h3>
    ${subjects.length > 1 && barChart({ title: "Grades by subject", low: 0, high: 100,
      points: subjects.map(({ name, grade }) => ({ label: shortened(name), value: grade })) })}
    <ul class="rows pair" id="subjects">
      ${taught.map(({ id, name, grade }) => {
        const done = isHomeworkDone(school, id, today);
        const action = `homework-${id}`;
        return html`<li key=${id} class="row" data-subject=${id}>
          <span class="row-name">${name}</span>
          <button type="button" class="button" disabled=${actions.disabled || done}
            aria-label=${done ? `Homework done: ${name}` : `Do homework: ${name}`} onClick=${() => study(id)}>
            ${actions.busy === action ? "One moment…" : done ? "Done today" : "Homework"}
          </button>
          <span class="row-facts"><span>Grade ${Math.round(grade)}, ${gradeText(grade)}</span><span>45 min</span><span>4 energy</span></span>
          <${Outcome} outcome=${actions.outcome} name=${action} />
        </li>`;
      })}
    </ul>
  </section>`;
}

/** The first word of a long name: below a bar there is little room. */
function shortened(name) {
  return name.split(" ")[0].replace(/,$/, "");
}
