// A field for an amount in dollars, and what can be done with it. Bounds are checked before anything is
// asked; what is wrong stands at the field.

import { dollarsText, readAmount } from "../amounts.js";
import { html, useEffect, useRef, useState } from "../ui.js";
import { Icon } from "./icons.js";

/**
 * `actions`: [{id, label, least, most, tooMuch, primary, run(cents)}]; `run` resolves with something when it went
 * well, and the field is emptied. `fill`: [{label, cents}], amounts at a press. `children` may be more fields.
 */
export function AmountForm({ id, label, hint, actions, fill = [], disabled, children, start = "" }) {
  const [typed, setTyped] = useState(start);
  const [error, setError] = useState("");
  const field = useRef(null);
  useEffect(() => setError(""), [typed]);
  const press = async (action) => {
    const read = readAmount(typed, action);
    setError(read.error ?? "");
    if (read.error) return field.current?.focus();
    if ((await action.run(read.cents)) && !start) setTyped("");
    return undefined;
  };
  const submit = (event) => {
    event.preventDefault();
    if (!disabled) press(actions[0]);
  };
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return html`<form class="amount-form" novalidate onSubmit=${submit}>
    <div class="field">
      <label for=${id}>${label}</label>
      <div class="amount-field">
        <span aria-hidden="true">$</span>
        <input ref=${field} id=${id} class="input" inputmode="decimal" autocomplete="off" maxlength="24" value=${typed}
          aria-describedby=${described} aria-invalid=${error ? "true" : undefined} onInput=${({ target }) => setTyped(target.value)} />
      </div>
      ${hint && html`<p id="${id}-hint" class="quiet small">${hint}</p>`}
      <p id="${id}-error" class="form-error" role="alert">${error && html`<${Icon} name="alert" /> ${error}`}</p>
    </div>
    ${children}
    ${fill.some(({ cents }) => cents > 0) &&
    html`<div class="amount-fill">
      ${fill.filter(({ cents }) => cents > 0).map(({ label: name, cents }) => html`<button key=${name} type="button" class="chip"
          onClick=${() => setTyped(dollarsText(cents))}>${name}</button>`)}
    </div>`}
    <div class="actions">
      ${actions.map((action, index) => html`<button key=${action.id} id=${action.id} type=${index ? "button" : "submit"}
          class=${index ? "button" : "button primary"} disabled=${disabled} onClick=${index ? () => press(action) : undefined}>
        ${action.label}
      </button>`)}
    </div>
  </form>`;
}
