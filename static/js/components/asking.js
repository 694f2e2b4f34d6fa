// Asking the server from a screen: what it knows, and what it is to do. Refusals are told where one acts.

import { errorText } from "../errors.js";
import { html, useEffect, useRef, useState } from "../ui.js";
import { Icon } from "./icons.js";
import { Effects } from "./toasts.js";
import { useBusy } from "./hooks.js";

/**
 * A reply that only tells something, asked again whenever `situation` changes: {reply, error, again}.
 * The last reply stays until the next one is there. While `type` is null nothing is asked.
 */
export function useReply(game, type, fields = {}, situation = "") {
  const [answer, setAnswer] = useState({ reply: null, error: "" });
  const [count, setCount] = useState(0);
  const { status } = game.store.get();
  useEffect(() => {
    if (!type || status !== "online") return undefined;
    let wanted = true;
    game.ask(type, fields).then(
      (reply) => wanted && setAnswer({ reply, error: "" }),
      (problem) => wanted && setAnswer((known) => ({ ...known, error: errorText(problem) })),
    );
    return () => (wanted = false);
  }, [type, JSON.stringify(fields), situation, status, count]);
  return { ...answer, again: () => setCount((known) => known + 1) };
}

/**
 * Requests that change something: {busy, disabled, outcome, act}. `act(name, type, fields, toldBy)` asks once,
 * whatever is pressed meanwhile, and resolves with the reply or null. `toldBy(reply)` may give the sentence
 * that tells what happened, or {text, kind: "pity"} for what was allowed and went wrong; otherwise it is the
 * reply's own `text`.
 */
export function useAct(game) {
  const [busy, run] = useBusy();
  const [outcome, setOutcome] = useState(null);
  const act = (name, type, fields = {}, toldBy = ({ text }) => text ?? "") =>
    run(name, async () => {
      setOutcome(null);
      try {
        const reply = await game.act(type, fields);
        const told = toldBy(reply);
        setOutcome({ name, kind: "status", effects: reply.effects, ...(typeof told === "string" ? { text: told } : told) });
        return reply;
      } catch (problem) {
        setOutcome({ name, kind: "error", text: errorText(problem) });
        return null;
      }
    });
  const disabled = busy != null || game.store.get().status !== "online";
  return { busy, disabled, outcome, act, forget: () => setOutcome(null) };
}

const ICONS = { error: "alert", status: "check", pity: "wave" };

/** What came of it, beside the button. Always in the page, so that it is announced when it appears. `name`: only of this. */
export function Outcome({ outcome, name }) {
  const place = useRef(null);
  const shown = outcome && (name == null || outcome.name === name) && outcome.text ? outcome : null;
  // A list may be longer than the window: what was said must be seen.
  useEffect(() => void (shown && place.current?.scrollIntoView?.({ block: "nearest" })), [shown]);
  return html`<div ref=${place} class="outcome" role="status">
    ${shown && html`<p class=${shown.kind}><${Icon} name=${ICONS[shown.kind]} /> <span>${shown.text}</span></p>
      <${Effects} effects=${shown.effects} />`}
  </div>`;
}

/** In the place of a list that is not there yet: waiting, or why it does not come. */
export function Waiting({ error, again, text = "One moment…" }) {
  if (!error) return html`<p class="quiet empty" role="status">${text}</p>`;
  return html`<div class="outcome" role="status"><p class="error"><${Icon} name="alert" /> <span>${error}</span></p>
    <button type="button" class="button" onClick=${again}>Try again</button></div>`;
}
