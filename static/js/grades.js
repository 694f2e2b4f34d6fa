// How the grade went: the server tells the present one, so this device keeps those it has seen. Pure functions.

import { dateAt } from "./clock.js";

const KEPT = 60;

/** `grades`: {life, points: [{day, grade}]}, one a game day, or null. The present grade is added when there is one. */
export function keepGrade(grades, { life, school, day }) {
  if (!life || !school?.school || day?.day == null) return grades;
  const points = grades?.life === life.id ? grades.points : [];
  const grade = Math.round(school.grade);
  const last = points.at(-1);
  if (last?.day === day.day && last.grade === grade) return grades;
  const before = last?.day === day.day ? points.slice(0, -1) : points;
  return { life: life.id, points: [...before, { day: day.day, grade }].slice(-KEPT) };
}

/** As the points of a chart, labelled by age; nothing until there is a line to draw. */
export function gradePoints(grades, life) {
  if (grades?.life !== life.id || grades.points.length < 2) return [];
  return grades.points.map(({ day, grade }) => {
    const { monthName, year } = dateAt(life, day * 1440);
    return { label: `${monthName.slice(0, 3)} ${year}`, value: grade };
  });
}
