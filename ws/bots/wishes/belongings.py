"""Things and vehicles: buy what a part of the cash pays, use it, mend it, sell it; learn to drive."""

from __future__ import annotations

from ws.bots.known import Known, Plain, Wish, plains, whole

SPENDS_PERCENT = 30
SELLS = 0.1
WORN = 0.4


def wish(known: Known) -> Wish | None:
    """Use or tend what is there, or go to the shop."""
    held = known.section("belongings")
    things, vehicles = plains(held.get("items")), plains(held.get("vehicles"))
    if known.age() >= 16 and not held.get("licence") and known.happens(0.1):
        return "take_driving_test", {}
    if vehicles and known.happens(0.15):
        return _vehicle(known, known.chance.choice(vehicles))
    if things and known.happens(0.5):
        return _thing(known, known.chance.choice(things))
    if not known.has("items"):
        return "get_goods", {"category": "vehicles"} if known.age() >= 16 and known.happens(0.3) else {}
    return _buy(known, bool(held.get("licence")))


def _buy(known: Known, licence: bool) -> Wish | None:
    most = known.cash() * SPENDS_PERCENT // 100
    items = [each for each in known.available("items") if whole(each, "price_cents") <= most]
    vehicles = [
        each
        for each in known.available("vehicles")
        if whole(each, "price_cents") <= most and (licence or not each["needs_licence"])
    ]
    known.forget("items", "vehicles")
    if vehicles:
        return "buy_vehicle", {"vehicle_id": known.chance.choice(vehicles)["id"], "loan": known.happens(0.3)}
    if items:
        return "buy_item", {"item_id": known.chance.choice(items)["id"]}
    return None


def _thing(known: Known, thing: Plain) -> Wish | None:
    item = {"item_id": thing["item_id"]}
    if known.happens(SELLS):
        return "sell_item", item
    condition = thing["condition"]
    if isinstance(condition, float) and condition < WORN and known.happens(0.5):
        return "repair_item", item
    return ("use_item", item) if thing["usable"] else None


def _vehicle(known: Known, vehicle: Plain) -> Wish | None:
    which = {"vehicle_id": vehicle["vehicle_id"]}
    if known.happens(SELLS):
        return "sell_vehicle", which
    condition = vehicle["condition"]
    return ("repair_vehicle", which) if isinstance(condition, float) and condition < WORN else None
