import assert from "node:assert/strict";
import { test } from "node:test";

import { gradePoints, keepGrade } from "../../static/js/grades.js";
import { initialState, reduce } from "../../static/js/store.js";
import { player } from "./fakes.mjs";

const at = (day, grade, lifeId = "l1") => player({ day: { day }, school: { school: "primary", grade }, life: { ...player().life, id: lifeId } });

test("one grade a day is kept, the last of it, and none without a school", () => {
  let grades = keepGrade(null, at(72, 60));
  grades = keepGrade(grades, at(72, 61));
  grades = keepGrade(grades, at(73, 61));
  assert.deepEqual(grades.points, [{ day: 72, grade: 61 }, { day: 73, grade: 61 }]);
  assert.equal(keepGrade(grades, at(73, 61)), grades);
  assert.equal(keepGrade(grades, player({ school: null })), grades);
});

test("another life begins anew, and a line needs two points", () => {
  const first = keepGrade(keepGrade(null, at(72, 60)), at(73, 62));
  assert.deepEqual(gradePoints(first, player().life).map(({ label, value }) => [label, value]), [["Mar 2031", 60], ["Apr 2031", 62]]);
  const other = keepGrade(first, at(72, 50, "l2"));
  assert.equal(other.points.length, 1);
  assert.deepEqual(gradePoints(other, at(72, 50, "l2").life), []);
  assert.deepEqual(gradePoints(first, at(72, 50, "l2").life), []);
});

test("the store keeps what the pushes bring, and finds it again after a reload", () => {
  const signedIn = reduce(initialState(), { type: "signedIn", accountId: "1", kept: { accountId: "1", lastSeq: 3, grades: { life: "l1", points: [{ day: 70, grade: 55 }] } } });
  const state = reduce(signedIn, { type: "pushes", now: 1, pushes: [{ type: "playerObject", seq: 4, at: 0, state: at(72, 60) }] });
  assert.deepEqual(state.grades.points.map(({ grade }) => grade), [55, 60]);
});
