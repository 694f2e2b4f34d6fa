// Which answers of a question can be given now. The server checks again whatever is pressed.

import { energyAt, gameMinute } from "./clock.js";

/** What stands against a choice, "" for nothing: what the server said when it asked, then energy and money as they run on. */
export function whyNot(choice, player, now) {
  if (choice.available === false) return choice.reason || "This does not fit your life right now.";
  if (choice.cost_cents > player.money.cents) return "There is not enough money for this.";
  const unlimited = player.wallet.unlimited_energy_until > now;
  if (!unlimited && choice.energy > energyAt(player.vitals, gameMinute(player, now))) return `Needs ${choice.energy} energy.`;
  return "";
}
