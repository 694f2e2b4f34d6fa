// School and university: how it goes, what can be done about it, and what could be studied.

import { dateAt, gameMinute } from "../clock.js";
import { durationText } from "../format.js";
import { gradePoints } from "../grades.js";
import { EFFORTS, attainmentText, disciplineFigures, gradeText, modeText } from "../schooling.js";
import { html, useState } from "../ui.js";
import { Outcome, useAct } from "./asking.js";
import { lineChart } from "./chart.js";
import { Clubs } from "./clubs.js";
import { Confirm } from "./confirm.js";
import { Figures, Notice, Segments } from "./figures.js";
import { Gauge } from "./gauge.js";
import { Programmes } from "./programmes.js";
import { Subjects } from "./subjects.js";
import { useTick } from "./hooks.js";

export function SchoolScreen({ game, state }) {
  useTick(5000);
  const actions = useAct(game);
  const { player } = state;
  const { school } = player;
  const today = dateAt(player.life, gameMinute(player, game.serverNow())).day;
  return html`
    <${Outcome} outcome=${actions.outcome} name="leave" />
    ${!school && html`<section class="card"><p class="quiet empty">You are not at school. When there is something to learn, it stands here.</p></section>`}
    ${school?.school && html`<${Present} game=${game} player=${player} grades=${gradePoints(school.exams, player.life)} actions=${actions} />`}
    ${school?.school && html`<${Subjects} school=${school} today=${today} actions=${actions} />`}
    ${school?.school && html`<${Clubs} game=${game} school=${school} actions=${actions} />`}
    ${school && html`<${Attained} school=${school} />`}
    <${Programmes} game=${game} player=${player} actions=${actions} />`;
}

function Present({ game, player, grades, actions }) {
  const { school } = player;
  const { programme, discipline } = school;
  const untilExam = school.exam_minute == null ? null : school.exam_minute - gameMinute(player, game.serverNow());
  const left = programme
    ? [
        { name: "Credits", text: `${programme.credits} of ${programme.needed_credits}` },
        { name: "Attended", text: `${programme.attended_percent} %` },
        { name: "How", text: modeText(programme.mode) },
        programme.failures > 0 && { name: "Failed years", text: String(programme.failures), tone: "bad" },
        programme.scholarship_percent > 0 && { name: "Scholarship", text: `${programme.scholarship_percent} %` },
      ]
    : [{ name: "Year", text: String(school.year) }];
  const figures = [
    ...left,
    untilExam != null && { name: "Exams", text: untilExam > 0 ? `in ${durationText(untilExam)}` : "now" },
    ...disciplineFigures(discipline),
  ];
  return html`<section class="card" aria-labelledby="school-title">
    <h3 id="school-title">${school.title}</h3>
    ${discipline.detained && html`<${Notice}><p>Detention: an hour more on the next school day.</p><//>`}
    <${Gauge} name="Grade" value=${school.grade} text=${`${Math.round(school.grade)} of 100, ${gradeText(school.grade)}`} />
    <${Figures} figures=${figures} />
    ${grades.length > 1 && lineChart({ title: "Your exams", points: grades, low: 0, high: 100 })}
    <${Effort} effort=${school.effort} actions=${actions} />
    <${Leave} player=${player} actions=${actions} />
  </section>`;
}

function Effort({ effort, actions }) {
  const choose = (id) => id !== effort && !actions.disabled && actions.act("effort", "set_study_effort", { effort: id }, () => "That is how you study from now on.");
  return html`<div class="field">
    <span class="label">How hard you study</span>
    <${Segments} label="How hard you study" prefix="study" options=${EFFORTS} chosen=${effort} onChoose=${choose} />
    <p class="quiet small">Hard gives better grades and costs calm. Easy does the opposite.</p>
    <${Outcome} outcome=${actions.outcome} name="effort" />
  </div>`;
}

function Leave({ player, actions }) {
  const [asking, setAsking] = useState(false);
  const { school, life } = player;
  if (!school.programme && (school.school !== "high" || life.age < 16)) return null;
  const leave = async () => {
    await actions.act("leave", "drop_out", {}, () => "You have left. The door stays open to come back.");
    setAsking(false);
  };
  return html`<div class="actions">
    <button type="button" id="drop-out" class="button" disabled=${actions.disabled} onClick=${() => setAsking(true)}>Drop out</button>
    ${asking &&
    html`<${Confirm} id="confirm-drop-out" title=${`Leave: ${school.title}?`} yes="Drop out" danger busy=${actions.disabled}
      onYes=${leave} onClose=${() => setAsking(false)}>
      <p>${school.programme ? "Credits you have are kept. You can enrol again." : "You leave without a diploma. Many doors ask for one."}</p>
    <//>`}
  </div>`;
}

function Attained({ school }) {
  const { degrees, attainment, school_grade: grade } = school;
  if (!degrees.length && attainment === "none") return null;
  return html`<section class="card" aria-labelledby="attained-title">
    <h3 id="attained-title">What you have finished</h3>
    <ul class="rows">
      ${degrees.map((degree) => html`<li key=${degree.id} class="row">
        <span class="row-name">${degree.name}</span><span>grade ${Math.round(degree.grade)}</span>
      </li>`)}
      ${!degrees.length && html`<li class="row"><span class="row-name">Highest so far: ${attainmentText(attainment)}</span>
        ${grade > 0 && html`<span>grade ${grade}</span>`}</li>`}
    </ul>
  </section>`;
}
