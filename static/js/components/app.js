// Chooses the page: start, birth, prologue, life, or the end of one.

import { html, useEffect } from "../ui.js";
import { BirthPage } from "./birth.js";
import { CheckoutDialog, returnNotice } from "./checkout.js";
import { LifePage } from "./life.js";
import { ReplacedPage, WaitingPage } from "./connection.js";
import { StoryDialog, StoryPage } from "./story.js";
import { Toasts } from "./toasts.js";
import { WelcomePage } from "./welcome.js";
import { useStore } from "./hooks.js";

export function App({ game, storage }) {
  const state = useStore(game.store);
  const { life, question } = state.player ?? {};
  // The title is what a player in another window sees of the game.
  const title = question && life?.alive ? "A question waits" : life?.first_name;
  useEffect(() => {
    document.title = title ? `${title} · BaoLife` : "BaoLife";
  }, [title]);
  // In a place of its own: a dialog that is moved in the page, because another page comes, is no longer modal.
  return html`
    <div>${mayInterrupt(state) && html`<${CheckoutDialog} game=${game} state=${state} />`}</div>
    <${Page} game=${game} state=${state} storage=${storage} />
    <${Toasts} game=${game} toasts=${state.toasts} />`;
}

/** What became of a purchase is told before all else, to whoever plays in this window. */
function mayInterrupt({ accountId, status, checkout }) {
  return checkout != null && accountId != null && status !== "replaced" && checkout.kind !== "waiting";
}

function Page({ game, state, storage }) {
  const { accountId, player, story, status } = state;
  if (!accountId) return html`<${WelcomePage} game=${game} notice=${returnNotice(state.checkout) || state.notice} />`;
  if (status === "replaced") return html`<${ReplacedPage} game=${game} />`;
  if (!player) return html`<${WaitingPage} game=${game} status=${status} />`;
  if (story?.kind === "prologue") return html`<${StoryPage} game=${game} story=${story} life=${player.life} />`;
  if (!player.life) return html`<${BirthPage} game=${game} state=${state} storage=${storage} />`;
  return html`
    <${LifePage} game=${game} state=${state} storage=${storage} />
    ${story && !mayInterrupt(state) && html`<${StoryDialog} game=${game} story=${story} life=${player.life} />`}`;
}
