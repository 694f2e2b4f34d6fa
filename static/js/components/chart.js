// Small charts: a line for what runs on (money, grades over time), bars for what stands side by side.
// Only the shapes are stretched with the page, so that text keeps its size. Beside each picture stands
// the same as a sentence and as a table.

import { chartText, linePath, plot } from "../plot.js";
import { html } from "../ui.js";

/** `points`: [{label, value}] in order; `format` makes a value readable; `low`, `high` widen the scale. */
export function lineChart({ title, points, format = String, low, high }) {
  return html`<${Chart} title=${title} points=${points} format=${format} shape=${plot(points, { low, high })} kind="line" />`;
}

/** Like `lineChart`; values below zero hang down from the line of zero. */
export function barChart({ title, points, format = String, low, high }) {
  const shape = plot(points, { bars: true, low, high });
  return html`<${Chart} title=${title} points=${points} format=${format} shape=${shape} kind="bars" />`;
}

function Chart({ title, points, format, shape, kind }) {
  const name = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  const id = `chart-${name}`;
  if (!points.length) {
    return html`<figure class="chart"><figcaption>${title}</figcaption><p class="quiet">Nothing to show yet.</p></figure>`;
  }
  return html`<figure class="chart" id=${id}>
    <figcaption>${title}</figcaption>
    <div class="chart-drawing">
      <div class="chart-scale" aria-hidden="true">
        <span class="chart-widest">${widest(shape.ticks, format)}</span>
        ${shape.ticks.map(({ value, y }) => html`<span key=${value} class="chart-tick" style=${{ top: `${y}%` }}>${format(value)}</span>`)}
      </div>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-labelledby="${id}-title ${id}-text">
        <title id="${id}-title">${title}</title>
        <desc id="${id}-text">${chartText(points, format)}</desc>
        ${shape.ticks.map(({ y }) => html`<path key=${y} class="chart-grid" d="M0 ${y}H100" />`)}
        ${kind === "bars" ? html`<${Bars} shape=${shape} format=${format} />` : html`<${Line} shape=${shape} format=${format} />`}
      </svg>
      <div class="chart-labels" aria-hidden="true">
        ${shape.labels.map(({ x, label }) => html`<span key=${x} class=${sideOf(x, kind)} style=${{ left: `${x}%` }}>${label}</span>`)}
      </div>
    </div>
    <${Table} title=${title} points=${points} format=${format} />
  </figure>`;
}

function Line({ shape, format }) {
  const { dots, width } = shape;
  return html`<g>
    <path class="chart-line" d=${linePath(dots)} />
    ${dots.map(({ x, y }, index) => (dots.length <= 24 || index === dots.length - 1) &&
      html`<path key=${x} class="chart-dot" d="M${x} ${y}h0" />`)}
    ${dots.map(({ x, label, value }) => html`<rect key=${x} class="chart-touch" x=${x - width / 2} y="0" width=${width} height="100">
      <title>${label}: ${format(value)}</title>
    </rect>`)}
  </g>`;
}

function Bars({ shape, format }) {
  const { dots, width, zero } = shape;
  return html`<g>
    ${dots.map(({ x, y, label, value }) => html`<rect key=${x} class=${value < 0 ? "chart-bar below" : "chart-bar"}
      x=${x - width * 0.36} y=${Math.min(y, zero)} width=${width * 0.72} height=${Math.abs(y - zero)}>
      <title>${label}: ${format(value)}</title>
    </rect>`)}
    <path class="chart-zero" d="M0 ${zero}H100" />
  </g>`;
}

function Table({ title, points, format }) {
  return html`<details class="chart-table">
    <summary>As a table</summary>
    <table>
      <caption class="visually-hidden">${title}</caption>
      <tbody>
        ${points.map(({ label, value }, index) => html`<tr key=${index}><th scope="row">${label}</th><td>${format(value)}</td></tr>`)}
      </tbody>
    </table>
  </details>`;
}

/** The longest text of the scale: it makes the room that the texts, which float, are given. */
function widest(ticks, format) {
  return ticks.map(({ value }) => format(value)).reduce((longest, text) => (text.length > longest.length ? text : longest), "");
}

function sideOf(x, kind) {
  if (kind === "line" && x === 0) return "first";
  return kind === "line" && x === 100 ? "last" : "";
}
