// Chooses the page: start, birth, prologue, life, or the end of one.

import { html, useEffect } from "../ui.js";
import { BirthPage } from "./birth.js";
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
  return html`
    <${Page} game=${game} state=${state} storage=${storage} />
    <${Toasts} game=${game} toasts=${state.toasts} />`;
}

function Page({ game, state, storage }) {
  const { accountId, player, story, status } = state;
  if (!accountId) return html`<${WelcomePage} game=${game} notice=${state.notice} />`;
  if (status === "replaced") return html`<${ReplacedPage} game=${game} />`;
  if (!player) return html`<${WaitingPage} game=${game} status=${status} />`;
  if (story?.kind === "prologue") return html`<${StoryPage} game=${game} story=${story} life=${player.life} />`;
  if (!player.life) return html`<${BirthPage} game=${game} state=${state} storage=${storage} />`;
  return html`
    <${LifePage} game=${game} state=${state} storage=${storage} />
    ${story && html`<${StoryDialog} game=${game} story=${story} life=${player.life} />`}`;
}
