// What the player sees of the connection.

import { html } from "../ui.js";
import { Icon, Logo } from "./icons.js";
import { useBusy } from "./hooks.js";

const TEXTS = {
  online: "Connected",
  connecting: "Reconnecting…",
  offline: "Offline. Trying again…",
  replaced: "Playing in another window",
};

/** A dot while all is well, a sentence while it is not. `data-state` is the state for tests. */
export function ConnectionState({ status }) {
  return html`<div id="connection" class="connection" data-state=${status} role="status">
    <span class="dot" aria-hidden="true"></span>
    <span class=${status === "online" ? "visually-hidden" : ""}>${TEXTS[status]}</span>
  </div>`;
}

export function WaitingPage({ game, status }) {
  const [busy, run] = useBusy();
  return html`<main class="page centred">
    <div class="centred-card">
      <${Logo} />
      <h1>BaoLife</h1>
      <p class="quiet">${status === "offline" ? "The game can not be reached yet." : "Finding your life…"}</p>
      <${ConnectionState} status=${status} />
      ${status === "offline" &&
      html`<button type="button" class="button" disabled=${busy} onClick=${() => run("out", () => game.signOut())}>
        Back to the start page
      </button>`}
    </div>
  </main>`;
}

export function ReplacedPage({ game }) {
  return html`<main class="page centred">
    <div class="centred-card">
      <${Logo} />
      <h1>You are playing in another window</h1>
      <p class="quiet">Your life goes on there. It can only be lived in one place at a time.</p>
      <button type="button" id="play-here" class="button primary big" onClick=${() => game.playHere()}>
        <${Icon} name="leaf" /> Play here
      </button>
      <${ConnectionState} status="replaced" />
    </div>
  </main>`;
}
