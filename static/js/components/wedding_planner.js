// Planning a wedding: on a phone step by step, on a wide screen all of it beside what it costs.

import { capital } from "../amounts.js";
import { gameMinute, MINUTES_PER_DAY } from "../clock.js";
import { moneyText } from "../format.js";
import { html, useEffect, useRef, useState } from "../ui.js";
import { changesOf, daysFor, draftOf, fieldsOf, guestCount, lineName, possibleIn, STEPS, withExtra, withPlace, LIKELY, withGuest } from "../wedding.js";
import { Outcome, useReply } from "./asking.js";
import { Icon } from "./icons.js";

const PAUSE_MS = 450;

/** The value as it was when nothing had changed for a while. */
function usePaused(value) {
  const [held, setHeld] = useState(value);
  const key = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setHeld(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [key]);
  return held;
}

export function WeddingPlanner({ game, player, reply, action, onDone }) {
  const [draft, setDraft] = useState(() => draftOf(reply));
  const [step, setStep] = useState(0);
  const place = reply.places.find(({ id }) => id === draft.place_id);
  const personId = reply.person_id;
  const asked = usePaused({ person_id: personId, ...fieldsOf(draft) });
  const { reply: quote, error } = useReply(game, place ? "quote_wedding" : null, asked, `${player.money?.cents > 0}`);
  const stale = JSON.stringify(asked) !== JSON.stringify({ person_id: personId, ...fieldsOf(draft) });
  const changes = reply.plan ? changesOf(reply.plan, draft) : null;
  const keep = async () => {
    const done = reply.plan
      ? await action.act("plan", "change_wedding", changes, ({ paid_now_cents: paid }) => (paid ? `It is changed. ${moneyText(paid)} were paid towards it.` : "It is changed."))
      : await action.act("plan", "plan_wedding", { person_id: personId, ...fieldsOf(draft) });
    if (done) onDone();
  };
  const shared = { draft, setDraft, reply, place };
  const parts = [
    html`<${Places} ...${shared} />`,
    html`<${Styles} ...${shared} />`,
    html`<${Days} ...${shared} game=${game} player=${player} />`,
    html`<${Guests} ...${shared} />`,
    html`<${Extras} ...${shared} />`,
  ];
  return html`<div class="wedding-planner" data-step=${step}>
    <${Steps} step=${step} onStep=${setStep} />
    <div class="wedding-parts">
      ${parts.map((part, index) => html`<section key=${index} class="card wedding-part ${index === step ? "current" : ""}" aria-labelledby="wedding-${STEPS[index][0]}">${part}</section>`)}
    </div>
    <section class="card wedding-part wedding-sum ${step === STEPS.length - 1 ? "current" : ""}" aria-labelledby="wedding-sum">
      <${Sum} quote=${quote} error=${error} stale=${stale} extras=${reply.extras} cash=${reply.cash_cents} />
      <${Outcome} outcome=${action.outcome} name="plan" />
      <div class="actions">
        <button type="button" id="keep-wedding" class="button primary" disabled=${action.disabled || (reply.plan ? !changes : !quote?.available || stale)} onClick=${keep}>
          ${action.busy === "plan" ? "One moment…" : reply.plan ? "Keep the changes" : "Set the day"}</button>
        ${reply.plan && html`<button type="button" class="button" onClick=${onDone}>Leave it as it was</button>`}
      </div>
    </section>
    <${Onward} step=${step} onStep=${setStep} quote=${quote} />
  </div>`;
}

function Steps({ step, onStep }) {
  return html`<nav class="wedding-steps" aria-label="Steps of the plan"><ol>
    ${STEPS.map(([id, name], index) => html`<li key=${id}><button type="button" id="step-${id}" class="chip" aria-pressed=${index === step} aria-current=${index === step ? "step" : undefined}
      onClick=${() => onStep(index)}>${index + 1}. ${name}</button></li>`)}
  </ol></nav>`;
}

/** On a phone: back, on, and the sum so far. */
function Onward({ step, onStep, quote }) {
  const first = useRef(true);
  useEffect(() => {
    if (first.current) return void (first.current = false);
    document.getElementById(`step-${STEPS[step][0]}`)?.scrollIntoView?.({ inline: "center", block: "nearest" });
    document.getElementById(`wedding-${STEPS[step][0]}`)?.focus();
  }, [step]);
  return html`<div class="wedding-onward">
    <button type="button" class="button" disabled=${step === 0} onClick=${() => onStep(step - 1)}><${Icon} name="left" /> Back</button>
    <span class="small">${quote ? html`<strong>${moneyText(quote.total_cents)}</strong><br />yours ${moneyText(quote.own_cents)}` : ""}</span>
    <button type="button" id="wedding-next" class="button primary" disabled=${step === STEPS.length - 1} onClick=${() => onStep(step + 1)}>On <${Icon} name="right" /></button>
  </div>`;
}

const perGuest = (cents) => (cents > 0 ? `${moneyText(cents)} a guest` : "");

function Pick({ name, offer, checked, facts, onPick, type = "radio", reason = "" }) {
  return html`<label class="radio-card">
    <input type=${type} name=${name} id="${name}-${offer.id}" checked=${checked} onChange=${onPick} />
    <span><strong>${capital(offer.name)}</strong>
      <span class="quiet small">${offer.text}</span>
      <span class="radio-facts small">${facts.filter(Boolean).map((fact) => html`<span key=${fact}>${fact}</span>`)}</span>
      ${reason && html`<span class="reason small">${reason}</span>`}</span>
  </label>`;
}

function Places({ draft, setDraft, reply, place }) {
  return html`<h3 id="wedding-place" tabindex="-1">Where?</h3>
    <div class="radio-list long" role="radiogroup" aria-labelledby="wedding-place">
      ${reply.places.map((offer) => html`<${Pick} key=${offer.id} name="place" offer=${offer} checked=${offer.id === place?.id} reason=${offer.reason}
        facts=${[moneyText(offer.cost_cents), perGuest(offer.guest_cents), `${offer.seats} seats`, `${offer.lead_days} ${offer.lead_days === 1 ? "day" : "days"} ahead`]}
        onPick=${() => setDraft(withPlace(draft, offer, reply))} />`)}
    </div>`;
}

function Styles({ draft, setDraft, reply, place }) {
  return html`<h3 id="wedding-style" tabindex="-1">How?</h3>
    <div class="radio-list long" role="radiogroup" aria-labelledby="wedding-style">
      ${possibleIn(reply.styles, place).map((offer) => html`<${Pick} key=${offer.id} name="style" offer=${offer} checked=${offer.id === draft.style_id}
        facts=${[offer.cost_cents > 0 ? moneyText(offer.cost_cents) : "", perGuest(offer.guest_cents)]} onPick=${() => setDraft({ ...draft, style_id: offer.id })} />`)}
    </div>`;
}

function Days({ draft, setDraft, reply, place, game, player }) {
  const today = Math.floor(gameMinute(player, game.serverNow()) / MINUTES_PER_DAY);
  const days = daysFor(player.life, place, today, reply.plan?.day);
  return html`<h3 id="wedding-day" tabindex="-1">When?</h3>
    <div class="field"><label for="wedding-day-pick">The day</label>
      <select id="wedding-day-pick" class="input" value=${String(draft.day)} onChange=${({ target }) => setDraft({ ...draft, day: Number(target.value) })}>
        ${days.map(({ day, text }) => html`<option key=${day} value=${String(day)}>${text}</option>`)}
      </select>
      <p class="quiet small">${place ? `${capital(place.name)} wants to know ${place.lead_days} ${place.lead_days === 1 ? "day" : "days"} ahead.` : ""}</p></div>`;
}

function Guests({ draft, setDraft, reply, place }) {
  const seats = place?.seats ?? 0;
  const full = guestCount(draft) > seats;
  return html`<h3 id="wedding-guests" tabindex="-1">Who comes?</h3>
    <p class=${full ? "bad-text" : "quiet"} role="status">${guestCount(draft)} asked, ${seats} seats.${full ? " That is more than there are seats." : ""}</p>
    <ul class="guest-list">
      ${reply.guests.map(({ person_id: id, name, relation, age, likely }) => html`<li key=${id}><label class="guest">
        <input type="checkbox" id="guest-${id}" checked=${draft.guest_ids.includes(id)} onChange=${() => setDraft(withGuest(draft, id))} />
        <span class="guest-name">${name}<span class="quiet small">${relation}, ${age}</span></span>
        <span class="quiet small">${LIKELY[likely] ?? likely}</span></label></li>`)}
    </ul>
    <div class="field"><label for="other-guests">And how many whom only the other one knows</label>
      <input id="other-guests" class="input quantity" type="number" inputmode="numeric" min="0" max="120" value=${draft.other_guests}
        onInput=${({ target }) => setDraft({ ...draft, other_guests: Math.min(120, Math.max(0, Math.trunc(Number(target.value)) || 0)) })} /></div>`;
}

function Extras({ draft, setDraft, reply, place }) {
  return html`<h3 id="wedding-extras" tabindex="-1">What else?</h3>
    <p class="quiet small">One kind of music, one cake; of the rest as much as you like.</p>
    <div class="radio-list long">
      ${possibleIn(reply.extras, place).map((offer) => html`<${Pick} key=${offer.id} name="extra" type="checkbox" offer=${offer} checked=${draft.extras.includes(offer.id)}
        facts=${[offer.cost_cents > 0 ? moneyText(offer.cost_cents) : "", perGuest(offer.guest_cents), ["music", "cake"].includes(offer.kind) ? offer.kind : ""]}
        onPick=${() => setDraft(withExtra(draft, offer.id, reply.extras))} />`)}
    </div>`;
}

function Sum({ quote, error, stale, extras, cash }) {
  return html`<h3 id="wedding-sum" tabindex="-1">What it costs</h3>
    <div id="wedding-quote" aria-live="polite" aria-busy=${stale}>
      ${!quote && html`<p class="quiet">${error || "Reckoning…"}</p>`}
      ${quote && error && html`<p class="bad-text"><${Icon} name="alert" size="16" /> ${error}</p>`}
      ${quote && html`<table class="quote"><caption class="visually-hidden">What the wedding costs</caption><tbody>
          ${quote.lines.map(({ what, cents }) => html`<tr key=${what}><th scope="row">${lineName(what, extras)}</th><td>${moneyText(cents)}</td></tr>`)}
          <tr class="total"><th scope="row">In all</th><td>${moneyText(quote.total_cents)}</td></tr>
          <tr><th scope="row">Your share</th><td>${moneyText(quote.own_cents)}</td></tr>
          <tr><th scope="row">Deposit, at once</th><td>${moneyText(quote.deposit_cents)}</td></tr>
          <tr><th scope="row">You have in cash</th><td>${moneyText(cash)}</td></tr>
        </tbody></table>
        ${quote.reason && html`<p class="reason">${quote.reason}</p>`}`}
    </div>`;
}
