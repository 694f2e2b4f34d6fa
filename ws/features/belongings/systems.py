"""Misfortunes of belongings."""

from __future__ import annotations

from msgspec.structs import replace

from ws.content.schemas.home import Mishap
from ws.engine.turn import Turn
from ws.features.belongings import api, holding, months, rules
from ws.features.belongings.records import InventoryItem, OwnedVehicle
from ws.features.home import api as home
from ws.features.money import api as money
from ws.features.vitals import api as vitals
from ws.kernel.errors import Refused
from ws.kernel.prose import fill


def belongings_mishap(turn: Turn, argument: str) -> None:
    """A thing or a vehicle is broken, or gone; what the insurance leaves is to be paid."""
    mishap_id, _, thing_id = argument.partition(":")
    mishap = turn.content.mishaps[mishap_id]
    if mishap.befalls == "vehicle":
        vehicle = turn.find(OwnedVehicle, thing_id)
        if vehicle is not None:
            _tell(turn, mishap, turn.content.vehicles[thing_id].name, _befall_vehicle(turn, mishap, vehicle))
        return
    candidates = [held for held in api.owned(turn) if months.fits(turn, mishap, held.item_id)]
    held = turn.rolls().choose(f"belongings.mishap.{mishap.id}", candidates, lambda c: c.item_id)
    if held is not None:
        _befall_item(turn, mishap, held)
        _tell(turn, mishap, turn.content.items[held.item_id].name, 0)


def _befall_vehicle(turn: Turn, mishap: Mishap, held: OwnedVehicle) -> int:
    """Returns what there is to pay."""
    insured = money.insured_percent(turn, mishap.insurance)
    if mishap.is_loss:
        money.change(turn, api.vehicle_worth(turn, held) * insured // 100, "insurance")
        try:
            holding.settle(turn, held)
        except Refused as refusal:
            if refusal.code != "not_enough_money":
                raise
        turn.remove(OwnedVehicle, held.vehicle_id)
        holding.reckon(turn)
        return 0
    full = turn.rolls().between(mishap.least_cents, mishap.most_cents, "belongings.bill", held.vehicle_id)
    worth = max(held.price_cents // 4, 1)
    bill = min(money.in_country(turn, full), worth) * (100 - insured) // 100
    money.charge(turn, bill, "repairs")
    worn = max(0, api.condition(turn, held) - mishap.wears_percent * rules.WHOLE // 100)
    turn.put(replace(held, condition_millionths=worn, condition_minute=turn.minute))
    return bill


def _befall_item(turn: Turn, mishap: Mishap, held: InventoryItem) -> None:
    if mishap.is_loss:
        insured = money.insured_percent(turn, mishap.insurance)
        money.change(turn, api.item_worth(turn, held) * insured // 100, "insurance")
        holding.take(turn, held, 1)
        return
    worn = max(0, api.condition(turn, held) - mishap.wears_percent * rules.WHOLE // 100)
    turn.put(replace(held, condition_millionths=worn, condition_minute=turn.minute))


def _tell(turn: Turn, mishap: Mishap, name: str, bill: int) -> None:
    vitals.affect(turn, mishap.effects)
    text = turn.rolls().choose(f"belongings.mishap.text.{mishap.id}", mishap.texts, str) or mishap.texts[0]
    named = {"thing": home.yours(name), "bill": home.money_text(bill)}
    turn.tell("belongings", fill(text, name=turn.life.first_name, **named), title=mishap.title)
    turn.interruption = "event"
