// Starts the client: makes the game, shows it, and listens to what the browser tells.

import { App } from "./components/app.js";
import { returnFrom } from "./checkout.js";
import { Game } from "./game.js";
import { makeStorage } from "./storage.js";
import { html, render } from "./ui.js";

const storage = makeStorage();
const url = `${location.origin.replace(/^http/, "ws")}/ws`;
const game = new Game({ storage, url });

// Before anything is drawn: a reload, or a look at the address, must not find the return from a store once more.
const back = returnFrom(location.href);
if (back) {
  history.replaceState(null, "", back.url);
  game.purchasing.cameBack(back.checkout);
}

render(html`<${App} game=${game} storage=${storage} />`, document.getElementById("app"));
game.start();

addEventListener("online", () => game.connection.hurry());
addEventListener("pagehide", () => game.save());
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") game.connection.hurry();
  else game.save(); // On a phone this may be the last that is heard of the page.
});
addEventListener("storage", ({ key }) => {
  if (key === storage.fullName("tokens")) game.followOtherTab();
});
