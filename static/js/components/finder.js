// A long list one can search: a field, a choice of what is possible only, and a few rows at a time.

import { matches, possibleFirst } from "../finding.js";
import { html, useState } from "../ui.js";

const AT_ONCE = 15;

/** `textOf(item)`: what is searched; `row(item)`: how it is shown. Items have `available`. `children` are more filters. */
export function Finder({ id, label, items, textOf, row, empty, children }) {
  const [query, setQuery] = useState("");
  const [possible, setPossible] = useState(false);
  const [shown, setShown] = useState(AT_ONCE);
  const found = possibleFirst(items).filter((item) => (!possible || item.available) && matches(query, textOf(item)));
  const count = items.filter(({ available }) => available).length;
  return html`<div class="finder">
    <div class="finder-fields">
      <div class="field">
        <label for="${id}-search">${label}</label>
        <input id="${id}-search" class="input" type="search" value=${query} onInput=${({ target }) => setQuery(target.value)} />
      </div>
      ${children}
      <label class="check"><input type="checkbox" checked=${possible} onChange=${({ target }) => setPossible(target.checked)} />
        <span>Only what is possible (${count})</span></label>
    </div>
    <p class="quiet small" role="status">${found.length === items.length ? `${items.length} in all` : `${found.length} of ${items.length}`}</p>
    <ul class="rows" id=${id}>${found.slice(0, shown).map(row)}</ul>
    ${!found.length && html`<p class="quiet empty">${items.length ? "Nothing here fits what you look for." : empty}</p>`}
    ${found.length > shown && html`<button type="button" class="button" onClick=${() => setShown(shown + AT_ONCE)}>
      Show ${Math.min(AT_ONCE, found.length - shown)} more</button>`}
  </div>`;
}
