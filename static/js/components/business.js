// A business of one's own: how it stands, money put into it, and the end of it.

import { moneyText, monthsText } from "../format.js";
import { html, useState } from "../ui.js";
import { AmountForm } from "./amount.js";
import { Outcome } from "./asking.js";
import { Confirm } from "./confirm.js";
import { Figures } from "./figures.js";
import { Gauge } from "./gauge.js";

export function Business({ work, actions }) {
  const [asking, setAsking] = useState(false);
  const { business } = work;
  const { last_cents: last } = business;
  const figures = [
    { name: "Last month", text: moneyText(last), tone: last < 0 ? "bad" : "good" },
    { name: "Open for", text: monthsText(business.months) },
    { name: "Put into it", text: moneyText(business.invested_cents) },
  ];
  const invest = (cents) =>
    actions.act("invest-business", "invest_in_business", { cents }, (reply) => `You have put ${moneyText(reply.invested_cents)} into it so far.`);
  const close = async () => {
    await actions.act("close-business", "close_business", {}, ({ text, sold_cents: sold }) => `${text} It brought ${moneyText(sold)}.`);
    setAsking(false);
  };
  return html`<section class="card" aria-labelledby="business-title">
    <h3 id="business-title">${business.name}</h3>
    <p class="quiet">${business.kind_name}</p>
    <${Gauge} name="Standing" value=${business.standing} />
    <${Figures} figures=${figures} />
    <${AmountForm} id="business-amount" label="Put money into it" disabled=${actions.disabled}
      actions=${[{ id: "invest-business", label: "Invest", least: 1, most: 10_000_000_000_000, run: invest }]} />
    <${Outcome} outcome=${actions.outcome} name="invest-business" />
    <div class="actions"><button type="button" id="close-business" class="button" disabled=${actions.disabled} onClick=${() => setAsking(true)}>
      Sell and close</button></div>
    ${asking && html`<${Confirm} id="confirm-close" title=${`Close ${business.name}?`} yes="Sell and close" danger busy=${actions.disabled}
      onYes=${close} onClose=${() => setAsking(false)}><p>What it is worth is paid out. The name on the door goes.</p><//>`}
  </section>`;
}
