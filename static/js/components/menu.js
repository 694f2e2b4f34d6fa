// The account: who is signed in, saving a guest with an e-mail, how the game looks, signing out.

import { formErrorText, Refusal } from "../errors.js";
import { html, useEffect, useState } from "../ui.js";
import { Dialog } from "./dialog.js";
import { Field, FormError } from "./fields.js";
import { Icon } from "./icons.js";
import { useBusy } from "./hooks.js";

export function MenuButton({ game, state, storage }) {
  const [open, setOpen] = useState(false);
  return html`<button type="button" id="open-menu" class="icon-button" aria-label="Account and settings"
        aria-haspopup="dialog" onClick=${() => setOpen(true)}>
      <${Icon} name="menu" size="24" />
    </button>
    ${open && html`<${Menu} game=${game} state=${state} storage=${storage} onClose=${() => setOpen(false)} />`}`;
}

function Menu({ game, state, storage, onClose }) {
  const { account } = state.player;
  const [busy, run] = useBusy();
  const [email, setEmail] = useState("");
  useEffect(() => {
    // The game's own state knows no e-mail address; without an answer none is shown.
    if (!account.guest) game.auth.account().then((known) => setEmail(known.email), () => {});
  }, []);
  return html`<${Dialog} id="menu" title="Account and settings" onClose=${onClose}>
    <p class="account"><${Icon} name="person" /> <strong>${account.display_name}</strong>
      <span class="quiet">${account.guest ? "guest on this device" : email}</span></p>
    <${ThemeChoice} storage=${storage} />
    ${account.guest && html`<${LinkForm} game=${game} onDone=${onClose} />`}
    <div class="dialog-actions">
      <button type="button" id="sign-out" class="button" disabled=${busy != null}
        onClick=${() => run("out", () => game.signOut())}>Sign out</button>
    </div>
    ${account.guest && html`<p class="quiet small">As a guest you come back to this life on this device only.</p>`}
  <//>`;
}

const THEMES = [["system", "Automatic"], ["light", "Light"], ["dark", "Dark"]];

function ThemeChoice({ storage }) {
  const [theme, setTheme] = useState(storage.get("theme") ?? "system");
  const choose = (id) => {
    setTheme(id);
    if (id === "system") {
      storage.remove("theme");
      delete document.documentElement.dataset.theme;
    } else {
      storage.set("theme", id);
      document.documentElement.dataset.theme = id;
    }
  };
  return html`<div class="field">
    <span id="theme-label" class="label">Appearance</span>
    <div class="segmented" role="group" aria-labelledby="theme-label">
      ${THEMES.map(
        ([id, name]) => html`<button key=${id} type="button" id="theme-${id}" aria-pressed=${theme === id}
            onClick=${() => choose(id)}>${name}</button>`,
      )}
    </div>
  </div>`;
}

function LinkForm({ game, onDone }) {
  const [error, setError] = useState("");
  const [busy, run] = useBusy();
  const submit = (event) => {
    event.preventDefault();
    const { email, password, display_name: name } = Object.fromEntries(new FormData(event.currentTarget));
    return run("link", async () => {
      setError("");
      try {
        await game.linkEmail(email, password, name.trim());
        onDone();
      } catch (problem) {
        setError(linkError(problem));
      }
    });
  };
  return html`<details class="with-email">
    <summary>Keep this life with an e-mail</summary>
    <form class="form" id="link-form" onSubmit=${submit}>
      <${Field} id="link-email" name="email" label="E-mail" type="email" required autocomplete="email" />
      <${Field} id="link-password" name="password" label="Password" type="password" required minlength="10" maxlength="128"
        autocomplete="new-password" hint="At least 10 characters." />
      <${Field} id="link-name" name="display_name" label="What shall we call you? (optional)" maxlength="40"
        autocomplete="nickname" />
      <${FormError} text=${error} />
      <button type="submit" class="button primary" disabled=${busy != null}>${busy ? "One moment…" : "Keep my life"}</button>
    </form>
  </details>`;
}

function linkError(problem) {
  if (problem instanceof Refusal && problem.code === "conflict") return "This e-mail already has an account.";
  return formErrorText(problem);
}
