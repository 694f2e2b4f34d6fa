// Numbers shaped for drawing. Pure functions: points are [{label, value}] in order; places are per
// cent of the drawing, x from the left and y from the top.

const STEPS = [1, 2, 2.5, 5, 10];
const LABELS_AT_MOST = 5;

/** Round numbers from at or below `low` to at or above `high`, about `count` steps apart. */
export function roundTicks(low, high, count = 4) {
  const span = high - low || Math.abs(high) || 1;
  const size = 10 ** Math.floor(Math.log10(span / count));
  const step = STEPS.find((factor) => factor * size * count >= span * 0.999) * size;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/**
 * Everything a chart is drawn from. `bars` gives each point a stretch of the width and keeps zero in
 * sight; `low` and `high` widen the scale to a range that is known (grades: 0 to 100).
 * {dots: [{x, y, label, value}], ticks: [{y, value}], labels: [{x, label}], zero, width of a bar}
 */
export function plot(points, { bars = false, low = Infinity, high = -Infinity } = {}) {
  const values = points.map(({ value }) => value);
  if (bars) values.push(0);
  const ticks = roundTicks(Math.min(low, ...values), Math.max(high, ...values));
  const [bottom, top] = [ticks[0], ticks.at(-1)];
  const yOf = (value) => rounded(100 - ((value - bottom) / (top - bottom)) * 100);
  const width = 100 / (points.length || 1);
  const xOf = (index) => {
    if (bars || points.length < 2) return rounded((index + 0.5) * width);
    return rounded((index * 100) / (points.length - 1));
  };
  const dots = points.map(({ label, value }, index) => ({ x: xOf(index), y: yOf(value), label, value }));
  return {
    dots,
    ticks: ticks.map((value) => ({ value, y: yOf(value) })),
    labels: fewOf(dots).map(({ x, label }) => ({ x, label })),
    zero: Math.min(100, Math.max(0, yOf(0))),
    width: rounded(width),
  };
}

/** The line through dots, as an SVG path. */
export function linePath(dots) {
  return dots.map(({ x, y }, index) => `${index ? "L" : "M"}${x} ${y}`).join(" ");
}

/** What a chart shows, in a sentence for who can not see it. */
export function chartText(points, format = String) {
  if (!points.length) return "Nothing to show yet.";
  const [first, last] = [points[0], points.at(-1)];
  if (points.length === 1) return `${first.label}: ${format(first.value)}.`;
  const values = points.map(({ value }) => value);
  const range = `Lowest ${format(Math.min(...values))}, highest ${format(Math.max(...values))}.`;
  return `From ${format(first.value)} (${first.label}) to ${format(last.value)} (${last.label}). ${range}`;
}

/** The first, the last, and some between at even distances: as many labels as there is room for. */
function fewOf(dots) {
  const step = Math.ceil((dots.length - 1) / (LABELS_AT_MOST - 1)) || 1;
  return dots.filter((_, index) => (dots.length - 1 - index) % step === 0);
}

function rounded(number) {
  return Math.round(number * 100) / 100;
}
