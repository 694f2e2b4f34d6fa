import assert from "node:assert/strict";
import { test } from "node:test";

import { chartText, linePath, plot, roundTicks } from "../../static/js/plot.js";

const points = (...values) => values.map((value, index) => ({ label: `m${index}`, value }));

test("ticks are round numbers that hold the values between them", () => {
  assert.deepEqual(roundTicks(0, 100), [0, 25, 50, 75, 100]);
  assert.deepEqual(roundTicks(-30, 170), [-50, 0, 50, 100, 150, 200]);
  assert.deepEqual(roundTicks(3, 3), [3, 4]);
  assert.deepEqual(roundTicks(0, 0), [0, 0.25]);
  for (const [low, high] of [[0, 1], [-7, 9_999_999], [41, 43], [-900, -800], [0.001, 0.002]]) {
    const ticks = roundTicks(low, high);
    assert.ok(ticks[0] <= low && ticks.at(-1) >= high && ticks.length <= 7, `${low} to ${high}: ${ticks}`);
  }
});

test("a line runs from edge to edge, higher values further up", () => {
  const { dots } = plot(points(0, 50, 100));
  assert.deepEqual(dots.map(({ x, y }) => [x, y]), [[0, 100], [50, 50], [100, 0]]);
  assert.equal(linePath(dots), "M0 100 L50 50 L100 0");
});

test("one point stands in the middle, and none is no chart", () => {
  assert.equal(plot(points(7)).dots[0].x, 50);
  assert.deepEqual(plot([], { low: 0, high: 100 }).dots, []);
});

test("bars keep zero in sight and have room of their own", () => {
  const { dots, zero, width } = plot(points(100, -100), { bars: true });
  assert.deepEqual([zero, width], [50, 50]);
  assert.deepEqual(dots.map(({ x, y }) => [x, y]), [[25, 0], [75, 100]]);
  assert.equal(plot(points(80, 90), { bars: true }).zero, 100);
});

test("a known range widens the scale, and values beyond it are not cut", () => {
  const { ticks } = plot(points(40, 60), { low: 0, high: 100 });
  assert.deepEqual([ticks[0].value, ticks.at(-1).value], [0, 100]);
  assert.ok(plot(points(140), { low: 0, high: 100 }).ticks.at(-1).value >= 140);
});

test("of many labels the last and a few even ones are shown", () => {
  const { labels } = plot(points(...Array(24).keys()));
  assert.deepEqual(labels.map(({ label }) => label), ["m5", "m11", "m17", "m23"]);
  assert.equal(plot(points(1, 2, 3)).labels.length, 3);
});

test("what a chart shows is told in words", () => {
  const dollars = (value) => `$${value}`;
  assert.equal(chartText(points(3, 9, 5), dollars), "From $3 (m0) to $5 (m2). Lowest $3, highest $9.");
  assert.equal(chartText(points(3)), "m0: 3.");
  assert.equal(chartText([]), "Nothing to show yet.");
});
