// The start page: one big button, and a small form for those who have an e-mail here.

import { errorText, formErrorText, Refusal } from "../errors.js";
import { html, useState } from "../ui.js";
import { Field, FormError } from "./fields.js";
import { Icon, Logo } from "./icons.js";
import { Landscape } from "./scene.js";
import { useBusy } from "./hooks.js";

const MORNING = { hour: 7.4, month: 3, stage: "young_adult" };

export function WelcomePage({ game, notice }) {
  const [busy, run] = useBusy();
  const [error, setError] = useState("");
  const playAsGuest = () =>
    run("guest", async () => {
      setError("");
      await game.playAsGuest().catch((problem) => setError(errorText(problem)));
    });
  return html`<div class="welcome">
    <div class="welcome-scene"><${Landscape} align="xMin" ...${MORNING} /></div>
    <main class="welcome-card">
      <${Logo} />
      <h1>BaoLife</h1>
      <p class="lead">A whole life, one small moment at a time.</p>
      ${notice && html`<p class="notice" role="status">${notice}</p>`}
      <button type="button" id="play-as-guest" class="button primary big" disabled=${busy === "guest"} onClick=${playAsGuest}>
        ${busy === "guest" ? "One moment…" : "Play as a guest"}
      </button>
      <p class="quiet small">No name, no e-mail. Your life is kept on this device.</p>
      <${FormError} text=${error} />
      <details class="with-email">
        <summary>Play with your e-mail</summary>
        <${EmailForm} game=${game} />
      </details>
    </main>
    <${Points} />
  </div>`;
}

function Points() {
  return html`<ul class="points" aria-label="What awaits you">
    <li><${Icon} name="clock" /><span><strong>It goes on.</strong> One second is one minute of your life.</span></li>
    <li><${Icon} name="speech" /><span><strong>You decide.</strong> Questions come, and what you say counts.</span></li>
    <li><${Icon} name="people" /><span><strong>You are not alone.</strong> Family and friends remember.</span></li>
  </ul>`;
}

function EmailForm({ game }) {
  const [creating, setCreating] = useState(false);
  const [error, setError] = useState("");
  const [busy, run] = useBusy();
  const submit = (event) => {
    event.preventDefault();
    const { email, password, display_name: name } = Object.fromEntries(new FormData(event.currentTarget));
    return run("email", async () => {
      setError("");
      const work = creating ? game.register(email, password, name) : game.login(email, password);
      await work.catch((problem) => setError(signInError(problem, creating)));
    });
  };
  return html`<form class="form" onSubmit=${submit}>
    <div class="segmented" role="group" aria-label="Sign in or register">
      <button type="button" id="choose-sign-in" aria-pressed=${!creating} onClick=${() => setCreating(false)}>Sign in</button>
      <button type="button" id="choose-register" aria-pressed=${creating} onClick=${() => setCreating(true)}>New here</button>
    </div>
    <${Field} id="email" name="email" label="E-mail" type="email" required autocomplete="email" />
    <${Field} id="password" name="password" label="Password" type="password" required
      minlength=${creating ? 10 : undefined} maxlength="128"
      hint=${creating ? "At least 10 characters." : ""}
      autocomplete=${creating ? "new-password" : "current-password"} />
    ${creating &&
    html`<${Field} id="display-name" name="display_name" label="What shall we call you?" required maxlength="40"
      autocomplete="nickname" />`}
    <${FormError} text=${error} />
    <button type="submit" id="email-submit" class="button" disabled=${busy != null}>
      ${busy ? "One moment…" : creating ? "Create my account" : "Sign in"}
    </button>
  </form>`;
}

function signInError(problem, creating) {
  const code = problem instanceof Refusal ? problem.code : "";
  if (!creating && (code === "not_authenticated" || code === "not_found")) return "E-mail and password do not match.";
  if (creating && code === "conflict") return "There is already an account with this e-mail. Try to sign in.";
  return formErrorText(problem);
}
