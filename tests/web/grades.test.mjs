import assert from "node:assert/strict";
import { test } from "node:test";

import { gradePoints } from "../../static/js/grades.js";
import { player } from "./fakes.mjs";

const { life } = player();
const exam = (day, mark) => ({ minute: day * 1440, mark, of: "primary" });

test("exams are the points of a line, labelled by month and year", () => {
  const points = gradePoints([exam(72, 60), exam(84, 62)], life);
  assert.deepEqual(points.map(({ label, value }) => [label, value]), [["Mar 2031", 60], ["Mar 2032", 62]]);
});

test("one exam, or none, is no line", () => {
  assert.deepEqual(gradePoints([exam(72, 60)], life), []);
  assert.deepEqual(gradePoints(undefined, life), []);
});
