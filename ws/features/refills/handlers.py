"""Selling energy."""

from typing import Final

from msgspec.structs import replace

from ws.engine.turn import Turn
from ws.features.purchases import api as purchases
from ws.features.refills import rules
from ws.features.refills.messages import EnergyRefillBought, PurchaseEnergyRefill
from ws.features.refills.records import EnergyRefillPurchase
from ws.features.vitals import api as vitals
from ws.features.wallet import api as wallet
from ws.kernel.errors import Refused
from ws.kernel.player import Player

REASON: Final = "energy_refill"


def purchase_energy_refill(
    turn: Turn, request: PurchaseEnergyRefill, evidence: purchases.Evidence | None = None
) -> EnergyRefillBought:
    """Refill, pay and note the purchase, or none of it. With a receipt, of which `evidence` is what its store says,
    no diamonds are taken."""
    life = turn.living()
    if request.receipt is not None and evidence is None:
        raise Refused("not_allowed", "The receipt was not proved.")
    refill = turn.content.refills[request.refill_type]
    if refill.unlimited_hours:
        player = turn.get(Player)
        until = rules.unlimited_until(turn.at, player.unlimited_energy_until, refill.unlimited_hours)
        turn.put(replace(player, unlimited_energy_until=until))
        energy = vitals.energy(turn)
    else:
        energy = vitals.refill(turn, None if refill.to_full else refill.points)
    if evidence is None:
        number = wallet.spend(turn, refill.diamonds, REASON, refill.id)
    else:
        counter = purchases.counter_of(purchases.redeem(turn, evidence, "refill", refill.id))
        number = wallet.settle_store_payment(turn, refill.diamonds, refill.diamonds, REASON, refill.id, counter)
    turn.add(EnergyRefillPurchase(turn.account_id, number, refill.id, refill.diamonds, life.id, energy, turn.at))
    player = turn.get(Player)
    return EnergyRefillBought(
        refill_type=refill.id,
        energy=energy,
        diamonds=player.diamonds,
        unlimited_energy_until=player.unlimited_energy_until,
    )
