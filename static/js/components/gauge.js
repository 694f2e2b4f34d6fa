// A meter from 0 to `most` with its name and number.

import { html } from "../ui.js";

export function Gauge({ name, value, most = 100, text = String(Math.round(value)) }) {
  const width = `${Math.min(100, Math.max(0, (value / (most || 1)) * 100))}%`;
  return html`<div class="gauge">
    <span>${name}</span><strong>${text}</strong>
    <div class="gauge-track" role="meter" aria-label=${name} aria-valuemin="0" aria-valuemax=${most}
      aria-valuenow=${Math.round(value)} aria-valuetext=${text}>
      <div class="gauge-fill" style=${{ width }}></div>
    </div>
  </div>`;
}
