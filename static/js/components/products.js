// What stores sell: packs of diamonds as cards, refills and skips as rows, each with its price.

import { wholeText } from "../format.js";
import { currencyFor, insideTexts, lastsText, leftText, priceText, storeName, WEB_STORE } from "../shopping.js";
import { html } from "../ui.js";
import { Icon } from "./icons.js";

/** `buy(product, currency)` begins a purchase on the web; `action` is of `useAct`. */
export function Packs({ game, products, action, buy }) {
  return html`<ul class="packs" id="packs">
    ${products.map((product) => html`<li key=${product.id} class=${product.offers.length ? "pack on-offer" : "pack"} data-product=${product.id}>
      <${Offers} game=${game} offers=${product.offers} />
      <p class="pack-diamonds"><${Icon} name="diamond" label="Diamonds" size="26" />
        <strong>${wholeText(product.diamonds)}</strong>
        ${product.bonus_diamonds > 0 && html`<span class="badge good">+${wholeText(product.bonus_diamonds)} more</span>`}</p>
      <p class="pack-name">${product.name}</p>
      <p class="row-text">${product.text}</p>
      <${Inside} items=${product.items} />
      <${Price} product=${product} action=${action} buy=${buy} />
    </li>`)}
  </ul>`;
}

export function Extras({ id, title, icon, game, products, action, buy }) {
  if (!products.length) return null;
  return html`<section class="card" aria-labelledby="${id}-title">
    <h3 id="${id}-title">${title}</h3>
    <ul class="rows" id=${id}>
      ${products.map((product) => html`<li key=${product.id} class="row extra" data-product=${product.id}>
        <span class="row-name"><${Icon} name=${icon} size="18" /> ${product.name}</span>
        <${Price} product=${product} action=${action} buy=${buy} />
        <span class="row-text">${product.text}</span>
        <${Offers} game=${game} offers=${product.offers} />
      </li>`)}
    </ul>
  </section>`;
}

function Inside({ items }) {
  const inside = insideTexts(items);
  if (!inside.length) return null;
  return html`<ul class="inside" aria-label="Also inside">
    ${inside.map((text) => html`<li key=${text}><${Icon} name="bag" size="16" /> ${text}</li>`)}
  </ul>`;
}

function Offers({ game, offers }) {
  const now = game.serverNow();
  return offers.filter(({ ends_at: ends }) => ends > now).map(({ id, name, ends_at: ends }) => html`<p key=${id} class="offer-note" data-shop-offer=${id}>
    <${Icon} name="spark" size="16" /> <strong>${name}</strong>
    <span class="offer-ends">ends in <span role="timer">${lastsText(ends - now)}</span></span>
  </p>`);
}

/** The button, or where else it can be had, and how often still. */
function Price({ product, action, buy }) {
  const { id, name, stores, available, reason } = product;
  const here = stores[WEB_STORE];
  if (!here) {
    const apps = Object.keys(stores).map(storeName).join(", ");
    return html`<p class="buying quiet small in-app">In the app: ${apps}</p>`;
  }
  const currency = currencyFor(here.prices, navigator.language);
  const price = priceText(here.prices[currency], currency, navigator.language);
  const note = available ? leftText(product) : reason;
  return html`<div class="buying">
    <button type="button" id="buy-${id}" class="button primary buy" disabled=${action.disabled || !available}
      aria-label=${`Buy ${name} for ${price}`} aria-describedby=${note ? `left-${id}` : undefined} onClick=${() => buy(product, currency)}>
      ${action.busy === id ? "One moment…" : price}
    </button>
    ${note && html`<span id="left-${id}" class=${available ? "small left-today" : "small reason"}>${note}</span>`}
  </div>`;
}
