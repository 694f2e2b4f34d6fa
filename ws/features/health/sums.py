"""Sums over all conditions and habits, and the bills: a day looks at these, not at each of them."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.content.schemas import Effects
from ws.engine.turn import Turn
from ws.features.health.records import Ailment, HabitKept, Health
from ws.features.health.rules import care
from ws.features.money import api as money
from ws.features.vitals import api as vitals

DAILY: Final = ("happiness", "stress", "energy", "smarts")


def health_of(turn: Turn) -> Health:
    """The sums of the life; of an older one without them, the empty ones."""
    return turn.find(Health) or Health()


def tally(turn: Turn) -> None:
    """Sum up anew what conditions and habits do each day and cost each month."""
    totals = dict.fromkeys(DAILY, 0)
    monthly = spending = unfit_until = 0
    for ailment in turn.all(Ailment):
        condition = turn.content.conditions[ailment.id]
        treatment = turn.content.treatments.get(ailment.treatment)
        left = 100 - (treatment.relief_percent if treatment else 0)
        _add(totals, condition.daily, left)
        spending += condition.monthly_cents * left // 100
        if treatment is not None and ailment.lasting:
            monthly += treatment.monthly_cents
        if condition.off_duty:
            unfit_until = max(unfit_until, ailment.acute_until)
    for kept in turn.all(HabitKept):
        if kept.quit_minute is None:
            habit = turn.content.habits[kept.id]
            _add(totals, habit.daily, 100)
            spending += habit.monthly_cents
    turn.put(
        replace(
            health_of(turn),
            unfit_until_minute=unfit_until,
            daily_happiness=totals["happiness"],
            daily_stress=totals["stress"],
            daily_energy=totals["energy"],
            daily_smarts=totals["smarts"],
            monthly_cents=monthly,
            spending_cents=spending,
        )
    )


def bill(turn: Turn, cents: int) -> int:
    """Charge a bill less what insurance, or the family of a child, pays; returns the life's part."""
    paid = share(turn, cents)
    if paid:
        money.charge(turn, paid, "health")
    return paid


def share(turn: Turn, cents: int) -> int:
    """What a bill, in prices of the United States, would cost the life itself."""
    percent = care.share_percent(turn.age(), money.insured_percent(turn, "health"))
    return money.in_country(turn, cents) * percent // 100 if cents and percent else 0


def daily_effects(held: Health) -> Effects | None:
    """What a day brings of conditions and habits; None when it is nothing."""
    if not (held.daily_happiness or held.daily_stress or held.daily_energy or held.daily_smarts):
        return None
    points = vitals.POINT
    return Effects(
        happiness=held.daily_happiness / points,
        stress=held.daily_stress / points,
        energy=held.daily_energy / points,
        smarts=held.daily_smarts / points,
    )


def _add(totals: dict[str, int], daily: Effects, percent: int) -> None:
    for name in DAILY:
        points: float = getattr(daily, name)
        if points:
            totals[name] += round(points * vitals.POINT) * percent // 100
