"""Whether a year is the last one, and what it ends of."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

from ws.content.schemas import Condition, Content, DeathCause, Ending
from ws.features.health.records import Ailment
from ws.features.health.rules.cohort import FIRST_MORTAL_AGE, rate
from ws.features.health.rules.onsets import Body, usual_health
from ws.features.health.rules.tables import Tables, yearly_force
from ws.kernel.rolls import Rolls

REST: Final = ""
"""Stands for all that is no condition."""
_WORST: Final = 4.0
_TENDED_PERCENT: Final = 80


def forces(content: Content, tables: Tables, body: Body, percents: dict[str, int]) -> dict[str, float]:
    """Force of mortality in the year to come, by condition and REST. `percents` is the risk of each
    condition the body has, against that under usual care."""
    age = min(body.age, tables.oldest)
    found = {REST: tables.rest[age] * bend(content, tables, body)}
    for name, percent in percents.items():
        found[name] = yearly_force(content.conditions[name], age, body.sex) * percent / 100
    if body.age >= tables.oldest:
        found[REST] = math.inf
    return found


def bend(content: Content, tables: Tables, body: Body) -> float:
    """How health and habits multiply the risk of all that is no condition; 1 on average.

    Forty points of health less double it, and the worst health multiplies it by four.
    """
    age = min(body.age, tables.oldest)
    points = usual_health(body.age) - body.health
    factor = min(_WORST, 2 ** (points / 40)) if points > 0 else 1 - min(0.25, -points / 100)
    for habit in content.habits.values():
        if habit.mortality_percent != 100 and habit.id in body.habits:
            factor *= habit.mortality_percent / 100
    return factor / tables.means.rest[age]


def cause_of_year(rolls: Rolls, found: dict[str, float]) -> str | None:
    """The condition (or REST) that ends the life in this year; None when nothing does."""
    if not rolls.happens(1 - math.exp(-sum(found.values())), "death.year"):
        return None
    return rolls.choose("death.cause", found, str, lambda name: min(found[name], 1e6))


def is_fatal(rolls: Rolls, condition: Condition, age: int, sex: str) -> bool:
    """Whether a new case kills, under usual care."""
    chance = rate(condition.fatality, age, sex) / 100_000
    return age >= FIRST_MORTAL_AGE and chance > 0 and rolls.happens(chance, "health.fatal", condition.id)


def percent(content: Content, ailment: Ailment) -> int:
    """The death risk of an ailment as it is looked after, of that under usual care."""
    condition = content.conditions[ailment.id]
    if ailment.treatment:
        treated = content.treatments[ailment.treatment].death_percent
    else:
        treated = condition.neglect_percent if ailment.neglected else 100
    return treated * _TENDED_PERCENT // 100 if ailment.tended else treated


def other_cause(rolls: Rolls, causes: Iterable[DeathCause], age: int, sex: str) -> DeathCause | None:
    """What somebody of this age dies of, if it is no condition."""
    return rolls.choose("death.of", causes, lambda cause: cause.id, lambda cause: rate(cause.shares, age, sex))


def ending(rolls: Rolls, endings: Iterable[Ending], group: str, cause: str, age: int) -> Ending | None:
    """How it is told; one that tells of this very cause comes twice as often."""
    fitting = [
        each
        for each in endings
        if each.group == group and each.from_age <= age <= each.to_age and each.cause in ("", cause)
    ]
    return rolls.choose("death.ending", fitting, lambda each: each.id, lambda each: 2.0 if each.cause else 1.0)
