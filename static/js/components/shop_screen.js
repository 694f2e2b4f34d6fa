// The shop: what stores sell, what was bought there and waits, and what was bought before.

import { endedOffers, shelves, storeName, storesOf, WEB_STORE } from "../shopping.js";
import { html, useEffect, useState } from "../ui.js";
import { Outcome, useAct, useReply, Waiting } from "./asking.js";
import { Bought } from "./bought.js";
import { Debt } from "./debt.js";
import { Earning } from "./earning.js";
import { Segments } from "./figures.js";
import { useTick } from "./hooks.js";
import { Icon } from "./icons.js";
import { Extras, Packs } from "./products.js";
import { Unused } from "./unused.js";

const PARTS = [["buy", "Shop"], ["bought", "Purchases"]];

export function ShopScreen({ game, state }) {
  useTick();
  const [part, setPart] = useState("buy");
  const [known, setKnown] = useState([]);
  const { player } = state;
  // Told anew when something was bought, and when an offer ends while one looks at it.
  const situation = [JSON.stringify(player.purchases), player.wallet.diamonds, endedOffers(known, game.serverNow())].join("|");
  const shop = useReply(game, "get_shop", {}, situation);
  useEffect(() => setKnown(shop.reply?.products ?? []), [shop.reply]);
  return html`<div class="room store">
    <${Debt} diamonds=${player.wallet.diamonds} />
    <${Unused} game=${game} player=${player} products=${shop.reply?.products} />
    <${Segments} label="Parts of the shop" prefix="shop" options=${PARTS} chosen=${part} onChoose=${setPart} />
    ${part === "buy" && (shop.reply
      ? html`<${Sold} game=${game} state=${state} products=${shop.reply.products} />`
      : html`<section class="card"><${Waiting} error=${shop.error} again=${shop.again} text="The shop is opening…" /></section>`)}
    ${part === "bought" && html`<${Bought} game=${game} player=${player} products=${shop.reply?.products} />`}
  </div>`;
}

function Sold({ game, state, products }) {
  const action = useAct(game);
  const [way, setWay] = useState(null);
  // Whoever comes back by the browser's own Back may find the page as it was left.
  useEffect(() => {
    const forget = () => (setWay(null), action.forget());
    addEventListener("pageshow", forget);
    return () => removeEventListener("pageshow", forget);
  }, []);
  const buy = async (product, currency) => {
    setWay(null);
    const fields = { store: WEB_STORE, product_id: product.id, currency };
    const reply = await action.act(product.id, "begin_purchase", fields, () => "Off to the checkout…");
    if (reply && game.purchasing.leave(reply)) setWay(reply.url);
  };
  const stores = storesOf(products);
  if (!stores.length) {
    return html`<section class="card" id="no-stores" aria-labelledby="no-stores-title">
        <h3 id="no-stores-title">Nothing is sold here</h3>
        <p>No store is connected to this server, and nobody needs one to play: diamonds come by living, too.</p>
      </section>
      <${Earning} game=${game} state=${state} />`;
  }
  const { packs, refills, skips } = shelves(products);
  const sale = { game, action, buy };
  return html`
    <section class="card" aria-labelledby="packs-title">
      <h3 id="packs-title">Diamonds</h3>
      ${packs.length > 0 ? html`<${Packs} products=${packs} ...${sale} />` : html`<p class="quiet">No diamonds are sold at present.</p>`}
      <${Outcome} outcome=${action.outcome} />
      ${way && html`<p class="quiet small">Nothing happens? <a id="checkout-way" href=${way}>Go to the checkout</a></p>`}
    </section>
    <div class="screen-pair extras">
      <${Extras} id="refills" title="Energy" icon="bolt" products=${refills} ...${sale} />
      <${Extras} id="skips" title="Time" icon="forward" products=${skips} ...${sale} />
    </div>
    <${Stores} stores=${stores} />
    <${Earning} game=${game} state=${state} folded />`;
}

function Stores({ stores }) {
  const sellsHere = stores.includes(WEB_STORE);
  const apps = stores.filter((store) => store !== WEB_STORE).map(storeName);
  return html`<section class="card" aria-labelledby="stores-title">
    <h3 id="stores-title">Where one can pay</h3>
    <ul id="connected-stores" class="store-names">
      ${stores.map((store) => html`<li key=${store} class="badge" data-store=${store}>${storeName(store)}</li>`)}
    </ul>
    <p class="quiet small">${sellsHere
      ? "On the web you pay at Stripe's own page; the game never sees your card."
      : `This server sells in the app only (${apps.join(", ")}). What you buy there is yours here as well.`}</p>
    <p class="quiet small"><${Icon} name="lock" size="16" /> What you paid for is granted once, also when this page was closed too early.</p>
  </section>`;
}
