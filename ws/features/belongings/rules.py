"""Decisions about belongings: room, stacks, wear, prices of second hand, and the driving test."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from ws.content.schemas import Effects
from ws.content.schemas.belongings import Item, Vehicle
from ws.features.belongings.records import DrivingLicence, InventoryItem
from ws.kernel.errors import Refused

WHOLE: Final = 1_000_000
MONTHS_OF_JOY: Final = 12
"""The same thing bought again within so many months is no new joy."""
REPAIR_PERCENT: Final = 35
"""Of the price, for what is worn out altogether."""
REPAIRED_FROM: Final = 950_000
MOST_MOOD: Final = 8.0
MOST_PRESTIGE: Final = 30.0
MOST_STRESS: Final = 2.0
"""What all belongings together may do, in points: things make nobody happy without end."""
DOWN_PERCENT: Final = 20
LOAN_MONTHS: Final = 60
"""A vehicle on credit: a fifth down, five years; usual terms in the United States (Federal Reserve, G.19)."""
TEST_AGE: Final = 16
TEST_FEE_CENTS: Final = 25_000
"""A few lessons and the test."""
NO_LICENCE: Final = "You need a driving licence for this. Take the driving test first."


class Totals(msgspec.Struct, frozen=True):
    """What owning things does for as long as they are owned."""

    prestige: float
    mood: float
    daily_stress: float


def slots_of(item: Item, quantity: int) -> int:
    """The room so many of it take, in whole stacks."""
    return -(-quantity // item.stack) * item.slots


def joy(times_today: int, months_since_same: int | None) -> float:
    """How much of its joy a purchase gives: less with every purchase of a day, none for more of the same."""
    if months_since_same is not None and months_since_same < MONTHS_OF_JOY:
        return 0.0
    return 0.5 ** min(times_today, 6)


def merged_condition(condition: int, quantity: int, bought: int) -> int:
    """The condition of a stack to which new ones are added."""
    return (condition * quantity + WHOLE * bought) // (quantity + bought)


def resale_cents(price_cents: int, resale_percent: int, condition: int) -> int:
    """What one fetches second hand; what is worn out fetches a tenth of that."""
    return price_cents * resale_percent * (WHOLE + 9 * condition) // (1000 * WHOLE)


def repair_cents(price_cents: int, quantity: int, condition: int) -> int:
    """What it costs to make them whole again."""
    return price_cents * quantity * REPAIR_PERCENT * (WHOLE - condition) // (100 * WHOLE)


def check_repair(condition: int, lasts_months: int) -> None:
    """Whether there is anything to repair. Raises Refused."""
    if not lasts_months or condition > REPAIRED_FROM:
        raise Refused("not_allowed", "There is nothing to repair about it.")
    if condition <= 0:
        raise Refused("not_allowed", "Nobody can repair that any more.")


def check_purchase(item: Item, age: int, held: int, quantity: int, has_needed: bool, free_slots: int) -> None:
    """Whether so many can be bought now, money aside. Raises Refused."""
    if age < item.min_age:
        raise Refused("not_allowed", f"Nobody sells you this before you are {item.min_age}.", min_age=item.min_age)
    if held + quantity > item.most:
        raise Refused("not_allowed", f"Nobody needs more than {item.most} of it.", most=item.most, quantity=held)
    if not has_needed:
        raise Refused("not_allowed", "It is of no use without something you do not have.", needs=item.needs)
    room = slots_of(item, held + quantity) - slots_of(item, held)
    if room > free_slots:
        raise Refused("not_allowed", "There is no room for it where you live.", needed=room, free=free_slots)


def check_vehicle(vehicle: Vehicle, age: int, has_licence: bool) -> None:
    """Whether somebody may have it. Raises Refused."""
    if age < vehicle.min_age:
        raise Refused(
            "not_allowed", f"Nobody sells you this before you are {vehicle.min_age}.", min_age=vehicle.min_age
        )
    if vehicle.needs_licence and not has_licence:
        raise Refused("not_allowed", NO_LICENCE)


def check_test(held: DrivingLicence, age: int, months_since: int | None) -> None:
    """Whether the driving test can be taken today. Raises Refused."""
    if held.is_passed:
        raise Refused("conflict", "You have your driving licence already.")
    if age < TEST_AGE:
        raise Refused("not_allowed", f"The driving test is for {TEST_AGE} and older.", min_age=TEST_AGE)
    if months_since is not None and months_since < 1:
        raise Refused("not_allowed", "The examiner needs a rest from you. Try again next month.")


def pass_chance(smarts: float, stress: float, attempts: int) -> float:
    """That the driving test is passed, for points of smarts and stress: about 0.48 for the average at
    the first attempt (Driver and Vehicle Standards Agency, 2023/24: 47.9 per cent), more with practice."""
    return max(0.15, min(0.95, 0.36 + 0.003 * smarts - 0.0015 * stress + 0.07 * min(attempts, 4)))


def totals(items: Iterable[Item], vehicles: Iterable[Vehicle]) -> Totals:
    """What these things do together. How many there are of each does not matter."""
    prestige = mood = stress = 0.0
    things: list[Item | Vehicle] = [*items, *vehicles]
    for thing in things:
        prestige += thing.prestige
        mood += thing.mood
        stress += thing.daily_stress
    return Totals(
        prestige=min(MOST_PRESTIGE, prestige),
        mood=max(-MOST_MOOD, min(MOST_MOOD, mood)),
        daily_stress=max(-MOST_STRESS, min(MOST_STRESS, stress)),
    )


def useful(owned: dict[str, InventoryItem], items: dict[str, Item]) -> list[Item]:
    """The things that are there together with what they need."""
    found = []
    for item_id, held in owned.items():
        item = items.get(item_id)
        if item is not None and held.quantity and (item.needs is None or item.needs in owned):
            found.append(item)
    return found


def scaled(effects: Effects, share: float) -> Effects:
    """A share of the effects, to two places."""
    if share == 1.0:
        return effects
    parts = {name: round(value * share, 2) for name, value in msgspec.structs.asdict(effects).items() if value}
    return msgspec.convert(parts, Effects)


def shown(effects: Effects) -> dict[str, float]:
    """The effects that are not nothing, for the client."""
    return {name: value for name, value in msgspec.structs.asdict(effects).items() if value}


def listed(names: list[str]) -> str:
    """Names as one says them: "a, b and c", or "a, b and 4 other things"."""
    if len(names) > 3:
        names = [*names[:2], f"{len(names) - 2} other things"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
