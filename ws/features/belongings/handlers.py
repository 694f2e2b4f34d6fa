"""Buying, selling, using and repairing things."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from ws.content.schemas import Effects
from ws.content.schemas.belongings import Item
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.belongings import api, holding, rules, shopping
from ws.features.belongings.messages import (
    BuyItem,
    ItemRepaired,
    ItemUsed,
    ItemWasBought,
    ItemWasSold,
    PurchaseChosen,
    RepairChosen,
    RepairItem,
    SaleChosen,
    SellItem,
    UseChosen,
    UseItem,
)
from ws.features.belongings.records import InventoryItem, Possessions
from ws.features.day import api as day
from ws.features.law import api as law
from ws.features.money import api as money
from ws.features.vitals import api as vitals
from ws.kernel.errors import Refused
from ws.kernel.prose import fill


class Used(msgspec.Struct, frozen=True):
    """What came of using a thing."""

    text: str
    effects: dict[str, float]


def buy_item(turn: Turn, request: BuyItem) -> ItemWasBought:
    """Buy some of a thing."""
    check_free(turn)
    item = turn.content.items.get(request.item_id)
    if item is None:
        raise Refused("not_found", "No shop has this.", item_id=request.item_id)
    shopping.check_item(turn, item, request.quantity)
    cost = money.in_country(turn, item.price_cents) * request.quantity
    effects = turn.perform(PurchaseChosen(item.id, request.quantity, cost))
    return ItemWasBought(
        item_id=item.id,
        quantity=turn.get(InventoryItem, item.id).quantity,
        cost_cents=cost,
        effects=rules.shown(effects) if isinstance(effects, Effects) else {},
    )


def bought(turn: Turn, deed: PurchaseChosen) -> Effects:
    """How the recorded choice changes the life; gives the joy of it."""
    money.pay(turn, deed.cost_cents, "shopping")
    item = turn.content.items[deed.item_id]
    held = turn.find(InventoryItem, item.id)
    months = (turn.minute - held.bought_minute) // MINUTES_PER_DAY if held is not None else None
    quantity = held.quantity if held is not None else 0
    before = api.condition(turn, held) if held is not None and quantity else rules.WHOLE
    turn.put(
        InventoryItem(
            life_id=turn.life.id,
            item_id=item.id,
            quantity=quantity + deed.quantity,
            condition_millionths=rules.merged_condition(before, quantity, deed.quantity),
            condition_minute=turn.minute,
            bought_minute=turn.minute,
            used_minute=held.used_minute if held is not None else -1,
        )
    )
    effects = rules.scaled(item.effects, rules.joy(_shopping_trip(turn), months))
    vitals.affect(turn, effects)
    holding.reckon(turn)
    turn.announce(api.ItemBought(item.id, item.category, deed.cost_cents, deed.quantity))
    return effects


def sell_item(turn: Turn, request: SellItem) -> ItemWasSold:
    """Sell some of a thing second hand."""
    check_free(turn)
    held = _held(turn, request.item_id)
    if request.quantity > held.quantity:
        raise Refused("not_allowed", f"You have only {held.quantity} of it.", quantity=held.quantity)
    price = api.item_worth(turn, held) * request.quantity
    turn.perform(SaleChosen(held.item_id, request.quantity, price))
    return ItemWasSold(item_id=held.item_id, quantity=held.quantity - request.quantity, price_cents=price)


def sold(turn: Turn, deed: SaleChosen) -> None:
    """How the recorded choice changes the life."""
    money.change(turn, deed.price_cents, "second hand")
    holding.take(turn, turn.get(InventoryItem, deed.item_id), deed.quantity)
    turn.announce(api.ItemSold(deed.item_id, deed.price_cents, deed.quantity))


def use_item(turn: Turn, request: UseItem) -> ItemUsed:
    """Spend a while with it."""
    check_free(turn)
    held = _held(turn, request.item_id)
    item = _known(turn, held)
    if item.use is None:
        raise Refused("not_allowed", "It is just there, and that is what it is for.", item_id=item.id)
    if item.needs is not None and not api.has(turn, item.needs):
        raise Refused("not_allowed", "It is of no use without something you do not have.", needs=item.needs)
    if held.used_minute >= 0 and held.used_minute // MINUTES_PER_DAY == turn.minute // MINUTES_PER_DAY:
        raise Refused("not_allowed", "Once a day is enough. Tomorrow it is fun again.", item_id=item.id)
    used = turn.perform(UseChosen(item.id))
    if not isinstance(used, Used):
        raise TypeError("using a thing gives what came of it")
    left = turn.get(InventoryItem, item.id).quantity
    return ItemUsed(item_id=item.id, text=used.text, effects=used.effects, quantity=left)


def used(turn: Turn, deed: UseChosen) -> Used:
    """How the recorded choice changes the life."""
    held = turn.get(InventoryItem, deed.item_id)
    item = turn.content.items[deed.item_id]
    use = item.use
    if use is None:
        raise ValueError(f"{item.id} can not be used")
    day.occupy(turn, item.id, f"{item.name[:1].upper()}{item.name[1:]}", use.minutes)
    turn.put(replace(held, used_minute=turn.minute))
    if use.consumes:
        holding.take(turn, turn.get(InventoryItem, item.id), 1)
    vitals.affect(turn, use.effects)
    text = turn.rolls().choose(f"item.use.{item.id}", use.texts, str) or use.texts[0]
    return Used(fill(text, name=turn.life.first_name), rules.shown(use.effects))


def repair_item(turn: Turn, request: RepairItem) -> ItemRepaired:
    """Make what one has of it as good as new."""
    check_free(turn)
    held = _held(turn, request.item_id)
    item = _known(turn, held)
    condition = api.condition(turn, held)
    rules.check_repair(condition, item.lasts_months)
    cost = rules.repair_cents(money.in_country(turn, item.price_cents), held.quantity, condition)
    turn.perform(RepairChosen(item.id, cost))
    return ItemRepaired(item_id=item.id, cost_cents=cost)


def repaired(turn: Turn, deed: RepairChosen) -> None:
    """How the recorded choice changes the life."""
    money.pay(turn, deed.cost_cents, "repairs")
    held = turn.get(InventoryItem, deed.item_id)
    turn.put(replace(held, condition_millionths=rules.WHOLE, condition_minute=turn.minute))


def check_free(turn: Turn) -> None:
    """Nobody shops in prison."""
    turn.living()
    if law.is_in_prison(turn):
        raise Refused("not_allowed", "Not from a cell. Your things wait for you outside.")


def _held(turn: Turn, item_id: str) -> InventoryItem:
    held = turn.find(InventoryItem, item_id)
    if held is None or not held.quantity:
        raise Refused("not_found", "You do not have this.", item_id=item_id)
    return held


def _known(turn: Turn, held: InventoryItem) -> Item:
    item = turn.content.items.get(held.item_id)
    if item is None:
        raise Refused("not_found", "Nobody knows any more what this is for.", item_id=held.item_id)
    return item


def _shopping_trip(turn: Turn) -> int:
    """Note a purchase; returns how many there were before today."""
    possessions = turn.find(Possessions) or Possessions()
    today = turn.minute // MINUTES_PER_DAY
    times = possessions.bought_today if possessions.shopping_day == today else 0
    turn.put(replace(possessions, shopping_day=today, bought_today=times + 1))
    return times
