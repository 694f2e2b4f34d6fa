"""Selling energy."""

from msgspec.structs import replace

from ws.engine.turn import Turn
from ws.features.refills import rules
from ws.features.refills.messages import EnergyRefillBought, PurchaseEnergyRefill
from ws.features.refills.records import EnergyRefillPurchase
from ws.features.vitals import api as vitals
from ws.features.wallet import api as wallet
from ws.kernel.errors import Refused
from ws.kernel.player import Player


def purchase_energy_refill(turn: Turn, request: PurchaseEnergyRefill) -> EnergyRefillBought:
    """Refill, pay and note the purchase, or none of it."""
    life = turn.living()
    if request.receipt is not None:
        raise Refused("not_allowed", "Store receipts are not accepted yet. Pay with diamonds.")
    refill = turn.content.refills[request.refill_type]
    if refill.unlimited_hours:
        player = turn.get(Player)
        until = rules.unlimited_until(turn.at, player.unlimited_energy_until, refill.unlimited_hours)
        turn.put(replace(player, unlimited_energy_until=until))
        energy = vitals.energy(turn)
    else:
        energy = vitals.refill(turn, None if refill.to_full else refill.points)
    number = wallet.spend(turn, refill.diamonds, reason="energy_refill", cause=refill.id)
    turn.add(EnergyRefillPurchase(turn.account_id, number, refill.id, refill.diamonds, life.id, energy, turn.at))
    player = turn.get(Player)
    return EnergyRefillBought(
        refill_type=refill.id,
        energy=energy,
        diamonds=player.diamonds,
        unlimited_energy_until=player.unlimited_energy_until,
    )
