// How the grades went, exam by exam. Pure functions.

import { dateAt } from "./clock.js";

/** `exams`: [{minute, mark, of}], oldest first, as the points of a chart; nothing until there is a line to draw. */
export function gradePoints(exams, life) {
  if (!(exams?.length > 1)) return [];
  return exams.map(({ minute, mark }) => {
    const { monthName, year } = dateAt(life, minute);
    return { label: `${monthName.slice(0, 3)} ${year}`, value: mark };
  });
}
