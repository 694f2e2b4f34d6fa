"""What months and years do to belongings: upkeep falls due, things wear out, misfortunes are decided."""

from __future__ import annotations

from msgspec.structs import replace

from ws.content.schemas.home import Mishap
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.ageing.api import BirthdayCame
from ws.features.belongings import api, holding, rules
from ws.features.belongings.records import OwnedVehicle, Possessions
from ws.features.day.api import DayBegan
from ws.features.home import api as home
from ws.features.money import api as money
from ws.kernel.errors import Refused


def month_begins(turn: Turn, fact: DayBegan) -> None:
    """Upkeep and liability insurance of vehicles."""
    possessions = turn.find(Possessions)
    if possessions is not None and possessions.upkeep_cents:
        money.charge(turn, possessions.upkeep_cents, "vehicle upkeep")


def year_passes(turn: Turn, fact: BirthdayCame) -> None:
    """What is worn out goes; what may befall the rest this year is decided."""
    if turn.find(Possessions) is None:
        return
    worn = [held for held in api.owned(turn) if not api.condition(turn, held)]
    for held in worn:
        turn.put(replace(held, quantity=0))
    names = [home.yours(turn.content.items[held.item_id].name) for held in worn]
    if names:
        home.tell(turn, "belongings", "item_worn_out", thing=rules.listed(names))
    for vehicle in list(turn.all(OwnedVehicle)):
        if not api.condition(turn, vehicle):
            _scrap(turn, vehicle)
    holding.reckon(turn)
    for mishap in turn.content.mishaps.values():
        _plan(turn, mishap)


def _scrap(turn: Turn, held: OwnedVehicle) -> None:
    """A wreck goes for a handshake; what is left of its loan remains to be paid by instalments."""
    try:
        holding.settle(turn, held)
    except Refused as refusal:
        if refusal.code != "not_enough_money":
            raise
    turn.remove(OwnedVehicle, held.vehicle_id)
    name = turn.content.vehicles[held.vehicle_id].name
    home.tell(turn, "belongings", "vehicle_worn_out", thing=home.yours(name))


def _plan(turn: Turn, mishap: Mishap) -> None:
    """Decide whether it happens this year, to each vehicle it may happen to, or to one of the things."""
    if mishap.befalls == "item":
        exposed = [""] if any(fits(turn, mishap, held.item_id) for held in api.owned(turn)) else []
    elif mishap.befalls == "vehicle":
        exposed = [held.vehicle_id for held in turn.all(OwnedVehicle) if fits(turn, mishap, held.vehicle_id)]
    else:
        return
    rolls = turn.rolls()
    year = turn.life.days_per_year * MINUTES_PER_DAY
    for thing_id in exposed:
        name = f"{mishap.id}:{thing_id}"
        if rolls.happens(mishap.yearly_chance * turn.life.days_per_year / 12, "belongings.mishap", name):
            at = rolls.between(1, year - 1, "belongings.mishap.minute", name)
            turn.schedule(turn.minute + at, "belongings_mishap", name)


def fits(turn: Turn, mishap: Mishap, thing_id: str) -> bool:
    """Whether the misfortune is one of this thing's kind."""
    item, vehicle = turn.content.items.get(thing_id), turn.content.vehicles.get(thing_id)
    kind = item.category if mishap.befalls == "item" and item is not None else vehicle.kind if vehicle else ""
    return kind in mishap.categories if mishap.categories else bool(kind)
