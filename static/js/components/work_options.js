// What can be earned beside a job: side jobs, gigs, a business of one's own.

import { moneyText } from "../format.js";
import { optionFacts } from "../working.js";
import { html, useState } from "../ui.js";
import { Outcome, Waiting, useReply } from "./asking.js";
import { Confirm } from "./confirm.js";
import { Segments } from "./figures.js";
import { Finder } from "./finder.js";

const KINDS = [["gigs", "Gigs"], ["side_jobs", "Side jobs"], ["businesses", "Business"]];
const ACTS = {
  gigs: { type: "do_freelance_job", field: "job_id", name: "Do it" },
  side_jobs: { type: "take_side_job", field: "job_id", name: "Take it" },
  businesses: { type: "start_business", field: "kind", name: "Start" },
};
const INTROS = {
  gigs: "Work for an hour or two, paid at once. Three a day at most.",
  side_jobs: "A few hours a week beside job or school. There can be one.",
  businesses: "Your own shop, for money down. It may grow, and it may fail.",
};

export function WorkOptions({ game, player, actions }) {
  const { work, day, life, money } = player;
  const [kind, setKind] = useState("gigs");
  const [asking, setAsking] = useState(null);
  const energy = Math.floor((player.vitals?.energy ?? 0) / 10);
  const situation = [day?.day, day?.place, day?.doing, life.age, work?.job_id, work?.side_jobs?.length, work?.business?.kind, money?.cents, energy].join("|");
  const { reply, error, again } = useReply(game, "get_work_options", {}, situation);
  const { type, field, name: label } = ACTS[kind];
  const start = async (option) => {
    await actions.act("option", type, { [field]: option.id }, toldBy);
    setAsking(null);
  };
  const row = (option) => html`<li key=${option.id} class=${option.available ? "row" : "row not-possible"} data-option=${option.id}>
    <span class="row-name">${option.name}</span>
    ${option.available &&
    html`<button type="button" class="button" disabled=${actions.disabled} aria-label=${`${label}: ${option.name}`}
      onClick=${() => (kind === "businesses" ? setAsking(option) : start(option))}>${label}</button>`}
    <span class="row-facts">${optionFacts(option, kind).map((fact) => html`<span key=${fact}>${fact}</span>`)}</span>
    ${!option.available && option.reason && html`<span class="row-facts reason">${option.reason}</span>`}
  </li>`;
  return html`<section class="card" aria-labelledby="options-title">
    <h3 id="options-title">Beside the job</h3>
    <${SideJobs} work=${work} actions=${actions} />
    <${Segments} label="Kind of work" prefix="options" options=${KINDS} chosen=${kind} onChoose=${setKind} />
    <p class="quiet small">${INTROS[kind]}</p>
    <${Outcome} outcome=${actions.outcome} name="option" />
    ${!reply && html`<${Waiting} error=${error} again=${again} />`}
    ${reply && html`<${Finder} key=${kind} id="options" label="Search" items=${reply[kind]} empty="There is nothing of this kind."
      textOf=${({ name, track }) => `${name} ${track}`} row=${row} />`}
    ${asking &&
    html`<${Confirm} id="confirm-business" title=${`Start: ${asking.name}?`} yes=${`Pay ${moneyText(asking.cost_cents)}`} busy=${actions.disabled}
      onYes=${() => start(asking)} onClose=${() => setAsking(null)}>
      <p>It costs ${moneyText(asking.cost_cents)}. An average month brings ${moneyText(asking.pay_cents)}; there are better ones and worse ones.</p>
    <//>`}
  </section>`;
}

function toldBy({ text, paid_cents: paid }) {
  return paid > 0 ? `${text} You earn ${moneyText(paid)}.` : text;
}

function SideJobs({ work, actions }) {
  return html`<ul class="rows">
    ${(work?.side_jobs ?? []).map((side) => html`<li key=${side.job_id} class="row">
      <span class="row-name">${side.name} <span class="badge good">Yours</span></span>
      <button type="button" class="button" disabled=${actions.disabled} aria-label=${`Give up: ${side.name}`}
        onClick=${() => actions.act("option", "quit_side_job")}>Give up</button>
      <span class="row-text">${side.employer}</span>
    </li>`)}
  </ul>`;
}
