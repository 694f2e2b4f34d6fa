// School and studies in words. Pure functions.

import { dollarsOnlyText, plainText } from "./format.js";

export const EFFORTS = [["low", "Easy"], ["normal", "Normal"], ["high", "Hard"]];

const MODES = { full_time: "Full time", part_time: "Evenings", online: "Online" };
const LEVELS = { high: "High school in the evening", certificate: "Trades and certificates", bachelor: "University", master: "Master's", doctorate: "Doctorate" };

export const LEVEL_ORDER = Object.keys(LEVELS);
export const levelText = (level) => LEVELS[level] ?? plainText(level);
export const modeText = (mode) => MODES[mode] ?? plainText(mode);

/** "Passed with room", in plain words, so that a number is not all there is. */
export function gradeText(grade) {
  const steps = [[90, "outstanding"], [75, "good"], [60, "solid"], [45, "passing"], [0, "in danger"]];
  return steps.find(([least]) => grade >= least)?.[1] ?? "in danger";
}

/** What a programme asks for and costs: a few short texts. */
export function programmeFacts(programme) {
  const { years, tuition_cents: tuition, needs_attainment: attainment, needs_grade: grade, needs_smarts: smarts } = programme;
  const { scholarship, scholarship_percent: percent } = programme;
  return [
    `${years} ${years === 1 ? "year" : "years"}`,
    tuition > 0 ? `${dollarsOnlyText(tuition)} a year` : "No tuition",
    percent > 0 && `${scholarship} pays ${percent} %`,
    attainment && attainment !== "none" && `needs: ${attainmentText(attainment)}`,
    grade > 0 && `grade ${grade}`,
    smarts > 0 && `smarts ${smarts}`,
  ].filter(Boolean);
}

export function attainmentText(attainment) {
  return { primary: "primary school", middle: "middle school", high: "high school diploma", bachelor: "bachelor's degree",
    master: "master's degree", doctorate: "doctorate" }[attainment] ?? "nothing";
}

/** What stands in the book about discipline: [{name, text}], what is nothing left out. */
export function disciplineFigures({ late, skipped, detentions, warnings }) {
  return [["Late", late], ["Skipped days", skipped], ["Detentions", detentions], ["Warnings", warnings]]
    .filter(([, count]) => count > 0)
    .map(([name, count]) => ({ name, text: String(count) }));
}

/** Whether today's homework in a subject is done. */
export function isHomeworkDone(school, subjectId, today) {
  return school.homework?.day === today && school.homework.done.includes(subjectId);
}

/** What an enrolment brought, as a sentence. */
export function enrolledText({ tuition_cents: tuition, scholarship_percent: percent, loan }) {
  const pays = tuition === 0 ? "It costs you nothing." : loan ? "The loan pays for it, year by year." : `It costs ${dollarsOnlyText(tuition)} a month.`;
  return `You are enrolled. ${percent > 0 && percent < 100 ? `A scholarship pays ${percent} %. ` : ""}${pays}`;
}
