// Leaving the job, or working life. Both are asked twice.

import { moneyText } from "../format.js";
import { html, useState } from "../ui.js";
import { Outcome } from "./asking.js";
import { Confirm } from "./confirm.js";

/** From here on one may ask to retire; the server says whether the years are enough. */
const RETIREMENT_FROM = 60;

const WAYS = {
  quit: { type: "quit_job", name: "Quit", yes: "Quit", title: "Leave this job?", text: "Whoever resigns gets no benefit." },
  retire: { type: "retire", name: "Retire", yes: "Retire", title: "Stop working for good?", text: "From then on you live of your pension, and of what you saved." },
};

export function Leaving({ player, actions }) {
  const [asking, setAsking] = useState(null);
  const { work, life } = player;
  const ways = [work?.kind === "job" && work.job_id && "quit", work?.kind !== "retired" && life.age >= RETIREMENT_FROM && "retire"].filter(Boolean);
  const leave = async () => {
    const toldBy = ({ text, pension_cents: pension }) => (pension == null ? text : `${text} Your pension: ${moneyText(pension)} a month.`);
    await actions.act("leaving", WAYS[asking].type, {}, toldBy);
    setAsking(null);
  };
  return html`<div class="actions">
    ${ways.map((id) => html`<button key=${id} type="button" id="work-${id}" class="button" disabled=${actions.disabled} onClick=${() => setAsking(id)}>
      ${WAYS[id].name}</button>`)}
    <${Outcome} outcome=${actions.outcome} name="leaving" />
    ${asking && html`<${Confirm} id="confirm-leaving" title=${WAYS[asking].title} yes=${WAYS[asking].yes} danger busy=${actions.disabled}
      onYes=${leave} onClose=${() => setAsking(null)}><p>${WAYS[asking].text}</p><//>`}
  </div>`;
}
