// The question of all questions, with a ring or without.

import { html, useState } from "../ui.js";
import { Dialog } from "./dialog.js";
import { Icon } from "./icons.js";

const isRing = ({ item_id: id }) => /(^|_)ring$/.test(id);

export function Propose({ action, player, personId, name, onClose }) {
  const rings = (player.belongings?.items ?? []).filter(isRing);
  const [ring, setRing] = useState(rings[0]?.item_id ?? "");
  const ask = async (event) => {
    event.preventDefault();
    await action.act("propose", "propose", { person_id: personId, ...(ring ? { ring_item_id: ring } : {}) }, ({ accepted, text }) =>
      accepted ? text : { text, kind: "pity" });
    onClose();
  };
  return html`<${Dialog} id="proposal" title="Ask ${name} to marry you?" onClose=${onClose}>
    <form class="form" onSubmit=${ask}>
      <p>There is no good moment for it, and no better one than a kitchen. After a no one waits a season.</p>
      <div class="field">
        <label for="proposal-ring">The ring</label>
        <select id="proposal-ring" class="input" value=${ring} onChange=${({ target }) => setRing(target.value)}>
          ${rings.map(({ item_id: id, name: title }) => html`<option key=${id} value=${id}>${title}</option>`)}
          <option value="">Without a ring</option>
        </select>
        ${rings.length === 0 && html`<p class="quiet small">You have no ring. There are some in the shop under Belongings. A ring is given with a yes, and kept with a no.</p>`}
      </div>
      <div class="dialog-actions">
        <button type="button" class="button" onClick=${onClose}>Not yet</button>
        <button id="proposal-yes" class="button primary" disabled=${action.busy != null}><${Icon} name="ring" /> ${action.busy ? "Silence…" : "Ask"}</button>
      </div>
    </form>
  <//>`;
}
