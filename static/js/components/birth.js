// The beginning of a life. Every field may stay empty: fate fills in the rest.

import { COUNTRIES } from "../catalogue.js";
import { html } from "../ui.js";
import { ConnectionState } from "./connection.js";
import { Choice, Field } from "./fields.js";
import { Icon } from "./icons.js";
import { Landscape } from "./scene.js";
import { MenuButton } from "./menu.js";
import { useBusy } from "./hooks.js";

const DAWN = { hour: 6.1, month: 2, stage: "infant" };
const SEXES = [["", "Surprise me"], ["female", "Girl"], ["male", "Boy"]];
const HOMES = [["", "Surprise me"], ...COUNTRIES];

export function BirthPage({ game, state, storage }) {
  return html`<div class="welcome">
    <div class="welcome-scene"><${Landscape} align="xMin" ...${DAWN} /></div>
    <main class="welcome-card">
      <div class="card-corner">
        <${ConnectionState} status=${state.status} />
        <${MenuButton} game=${game} state=${state} storage=${storage} />
      </div>
      <h1>A life begins</h1>
      <p class="lead">Choose a little, or nothing at all.</p>
      <${BirthForm} game=${game} online=${state.status === "online"} />
    </main>
  </div>`;
}

/** Also used at the end of a life, for the next one. */
export function BirthForm({ game, online, label = "Be born", buttonId = "be-born" }) {
  const [busy, run] = useBusy();
  const submit = (event) => {
    event.preventDefault();
    const entries = [...new FormData(event.currentTarget)].map(([name, value]) => [name, value.trim()]);
    return run("birth", () => game.startLife(Object.fromEntries(entries.filter(([, value]) => value))));
  };
  return html`<form class="form" onSubmit=${submit}>
    <div class="field-pair">
      <${Field} id="first-name" name="first_name" label="First name" maxlength="40" autocomplete="off" />
      <${Field} id="last-name" name="last_name" label="Last name" maxlength="40" autocomplete="off" />
    </div>
    <div class="field-pair">
      <${Choice} id="sex" name="sex" label="Born as a" options=${SEXES} />
      <${Choice} id="country" name="country" label="Country" options=${HOMES} />
    </div>
    <button type="submit" id=${buttonId} class="button primary big" disabled=${!online || busy != null}>
      <${Icon} name="sprout" /> ${busy ? "A first breath…" : label}
    </button>
  </form>`;
}
