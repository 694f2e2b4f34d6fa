// The forms of a parting: living apart, filing with terms, and an agreement before the wedding.

import { html, useState } from "../ui.js";
import { termsOf } from "../parting.js";
import { moneyText } from "../format.js";
import { Confirm } from "./confirm.js";
import { Dialog } from "./dialog.js";

function Select({ id, label, value, options, onPick }) {
  return html`<div class="field"><label for=${id}>${label}</label>
    <select id=${id} class="input" value=${value} onChange=${({ target }) => onPick(target.value)}>
      ${options.map(([key, text]) => html`<option key=${key} value=${key}>${text}</option>`)}
    </select></div>`;
}

function Share({ id, label, value, onInput, required = false, hint }) {
  return html`<div class="field"><label for=${id}>${label}</label>
    <span class="share"><input id=${id} class="input quantity" type="number" inputmode="numeric" min="0" max="100" step="1" required=${required} value=${value}
      aria-describedby="${id}-hint" onInput=${({ target }) => onInput(target.value)} /> %</span>
    <p id="${id}-hint" class="quiet small">${hint}</p></div>`;
}

const custodies = (name) => [["both", "With both of you in turn"], ["player", "With you"], ["other", `With ${name}`]];

export function Separating({ name, children, busy, onSeparate, onClose }) {
  const [who, setWho] = useState("player");
  const [custody, setCustody] = useState("both");
  return html`<${Confirm} id="separating" title="Live apart from ${name}?" yes="Live apart" danger busy=${busy != null} onClose=${onClose}
      onYes=${() => onSeparate({ who_leaves: who, children: custody })}>
    <p>You stay married, with two addresses. From there the way goes back, or to a court.</p>
    <${Select} id="who-leaves" label="Who leaves the home?" value=${who} onPick=${setWho} options=${[["player", "You do"], ["other", `${name} does`]]} />
    ${children > 0 && html`<${Select} id="children-live" label="With whom do the children live for now?" value=${custody} onPick=${setCustody} options=${custodies(name)} />`}
  <//>`;
}

export function Filing({ reply, name, personId, action }) {
  const [terms, setTerms] = useState({ share: "", homes: "keep", custody: "both", alimony: "by_law" });
  const [contest, setContest] = useState(false);
  const [asking, setAsking] = useState(false);
  const set = (field) => (value) => setTerms({ ...terms, [field]: value });
  const file = async () => {
    await action.act("file", "file_for_divorce", { person_id: personId, terms: termsOf(terms), contest }, ({ filed, text, costs_cents: costs }) =>
      filed ? `${text} ${moneyText(costs)} were paid; about as much falls due at the hearing.` : { text, kind: "pity" });
    setAsking(false);
  };
  const submit = (event) => {
    event.preventDefault();
    setAsking(true);
  };
  if (!reply.available) return html`<section class="card"><h3>Filing for divorce</h3><p class="reason" id="why-not-file">${reply.reason}</p></section>`;
  return html`<section class="card" aria-labelledby="filing-title">
    <h3 id="filing-title">Filing for divorce</h3>
    <form class="form" id="filing" onSubmit=${submit}>
      <${Share} id="file-share" label="Your share of what is divided" value=${terms.share} onInput=${set("share")} hint="Leave it empty for what the law says: ${reply.agreed.share_percent} %." />
      <${Select} id="file-homes" label="The home" value=${terms.homes} onPick=${set("homes")} options=${[["keep", "You keep it"], ["sell", "It is sold"], ["give", `${name} keeps it`]]} />
      ${reply.children.length > 0 && html`<${Select} id="file-custody" label="The children live" value=${terms.custody} onPick=${set("custody")} options=${custodies(name)} />`}
      <${Select} id="file-alimony" label="Alimony" value=${terms.alimony} onPick=${set("alimony")} options=${[["by_law", "What the law says"], ["none", "None"]]} />
      <label class="radio-card"><input type="checkbox" id="file-contest" checked=${contest} onChange=${() => setContest(!contest)} />
        <span><strong>File even if ${name} does not agree</strong><span class="quiet small">Then a court decides, and it costs ${moneyText(reply.contested.court_costs_cents)} instead of ${moneyText(reply.agreed.court_costs_cents)}.</span></span></label>
      <div class="actions"><button id="file-divorce" class="button danger" aria-haspopup="dialog" disabled=${action.disabled}>File for divorce…</button></div>
    </form>
    ${asking && html`<${Confirm} id="file-for" title="File for divorce from ${name}?" yes="File" no="Not now" danger busy=${action.busy != null} onYes=${file} onClose=${() => setAsking(false)}>
      <p>${name} ${reply.they_would}. Until the hearing you can take it back.</p><//>`}
  </section>`;
}

export function Prenup({ name, action, fields, told, onClose }) {
  const [regime, setRegime] = useState("separate");
  const [share, setShare] = useState("50");
  const [alimony, setAlimony] = useState("by_law");
  const propose = async (event) => {
    event.preventDefault();
    const { share_percent: percent = 50 } = termsOf({ share });
    await action.act("ways", "propose_prenup", { ...fields, terms: { regime, share_percent: percent, alimony } }, (reply) =>
      reply.accepted ? `${reply.text} The lawyers cost ${moneyText(reply.cost_cents)}.` : told(reply));
    onClose();
  };
  return html`<${Dialog} id="prenup" title="What shall be whose?" onClose=${onClose}>
    <form class="form" onSubmit=${propose}>
      <p class="quiet">An agreement for the day that nobody hopes for. ${name} may find it sensible, or may find it sad.</p>
      <${Select} id="prenup-regime" label="What is gained in the marriage" value=${regime} onPick=${setRegime} options=${[["separate", "Each keeps their own"], ["community", "It belongs to both"]]} />
      ${regime === "community" && html`<${Share} id="prenup-share" label="Your share" value=${share} onInput=${setShare} required hint=${`The rest is ${name}'s.`} />`}
      <${Select} id="prenup-alimony" label="Alimony" value=${alimony} onPick=${setAlimony} options=${[["by_law", "What the law says"], ["none", "None"]]} />
      <div class="dialog-actions"><button type="button" class="button" onClick=${onClose}>Not now</button>
        <button id="prenup-yes" class="button primary" disabled=${action.busy != null}>${action.busy ? "One moment…" : "Propose it"}</button></div>
    </form>
  <//>`;
}
