"""What begins in a year of life, and how a life's own ways bend it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from ws.content.schemas import Condition, Content, HabitKind
from ws.engine.clock import MINUTES_PER_DAY
from ws.features.health.rules.tables import MOST_COMPANY, Chance, Tables
from ws.features.vitals import api as vitals
from ws.kernel.rolls import Rolls

USUAL_STRESS: Final = 5.0
USUAL_HAPPINESS: Final = 65.0
"""At birthdays, of plain lives from 20 to 80 (simulated: happiness 64 to 67, stress 0 to 7); stress is low at
midnight. Lives that never answer (happiness 53, stress 6) fall ill a little more often for it."""
ADULT: Final = 18
OLD: Final = 67
_CONTACTS: Final = {"school": 1.15, "work": 1.0, "": 0.9}
_SPAN: Final = 40.0
"""So many points away from the usual, a feeling has its full effect."""
_DAYTIME: Final = (8 * 60, 21 * 60)


class Body(msgspec.Struct, frozen=True):
    """What chances hang on, at a birthday."""

    age: int
    sex: str
    health: float
    """Points, without what conditions take at present: those count by themselves."""
    stress: float
    happiness: float
    habits: frozenset[str]
    ailments: frozenset[str]
    had: dict[str, int]
    company: float = 1.0
    """How much nearer others come than is usual at this age; see `company`."""


def usual_health(age: int) -> float:
    """The health of a life without extremes, in points: where the vitals drift to."""
    return vitals.sound_health(age)


def years_onsets(rolls: Rolls, tables: Tables, body: Body, days_per_year: int) -> Iterator[tuple[int, Condition]]:
    """(minutes from the birthday, condition) of everything that begins before the next one."""
    for bundle in tables.onsets[min(body.age, tables.oldest)]:
        first = bundle.chances[0]
        if first.condition.most_a_year > 1:
            expected = _expected(first, tables, body)
            times = poisson(rolls.chance("health.begins", bundle.id), expected)
            for number in range(min(first.condition.most_a_year, times)):
                yield _moment(rolls, days_per_year, f"{bundle.id}.{number}"), first.condition
        elif rolls.happens(bundle.most, "health.begins", bundle.id):
            found = rolls.choose("health.which", bundle.chances, _name, _most)
            if found is None or not _may_come(found.condition, body):
                continue
            if rolls.happens(_expected(found, tables, body) / found.most, "health.comes", found.condition.id):
                yield _moment(rolls, days_per_year, found.condition.id), found.condition


def _name(chance: Chance) -> str:
    return chance.condition.id


def _most(chance: Chance) -> float:
    return chance.most


def _expected(chance: Chance, tables: Tables, body: Body) -> float:
    """New cases a year of this body."""
    return chance.usual * bend(chance.condition, tables, body)


def _may_come(condition: Condition, body: Body) -> bool:
    """Nobody has a lasting condition twice, or a second time what protects for life."""
    if condition.lasting and condition.id in body.ailments:
        return False
    return not (condition.once and condition.id in body.had)


def bend(condition: Condition, tables: Tables, body: Body) -> float:
    """By what a life's own risks multiply the incidence; 1 on average over everybody."""
    factor = body.company if condition.contagious else 1.0
    if not condition.risks and condition.again == 1:
        return factor
    age = min(body.age, tables.oldest)
    for name, risk in condition.risks.items():
        if name == "low_health":
            factor *= risk ** _away(usual_health(body.age) - body.health)
        elif name == "stress":
            factor *= risk ** _away(body.stress - USUAL_STRESS)
        elif name == "unhappiness":
            factor *= risk ** _away(USUAL_HAPPINESS - body.happiness)
        elif name not in tables.cohorts:
            factor *= risk if name in body.habits else 1.0
        else:
            share = tables.cohorts[name].share[age]
            factor *= (risk if name in body.ailments else 1.0) / (1 + share * (risk - 1))
    factor /= tables.means.incidence[condition.id][age]
    if condition.again != 1:
        ever = tables.cohorts[condition.id].ever[age]
        again = condition.again
        factor *= (again if condition.id in body.had else 1.0) / (1 + ever * (again - 1))
    return factor


def company(age: int, doings: Iterable[str]) -> float:
    """How contagious things find somebody, against others of the age: lecture halls are fuller than offices, and
    nobody coughs at whoever stays at home (an estimate; after the contact matrices of POLYMOD, Mossong 2008)."""
    usual = "school" if age < ADULT else "work" if age < OLD else ""
    busy = next((doing for doing in ("school", "work") if doing in doings), "")
    return min(MOST_COMPANY, _CONTACTS[busy] / _CONTACTS[usual])


def tempted(rolls: Rolls, habit: HabitKind, body: Body) -> bool:
    """Whether a habit comes by itself in this year."""
    if not habit.tempts_from <= body.age <= habit.tempts_to or habit.id in body.habits:
        return False
    share = habit.usual_percent[0 if body.sex == "female" else 1] / 100
    years = habit.tempts_to - habit.tempts_from + 1
    return share > 0 and rolls.happens(1 - (1 - share) ** (1 / years), "health.tempts", habit.id)


def body_of(content: Content, age: int, sex: str, habits: frozenset[str] = frozenset()) -> Body:
    """Somebody in every way usual."""
    known = frozenset(name for name in habits if name in content.habits)
    return Body(age, sex, usual_health(age), USUAL_STRESS, USUAL_HAPPINESS, known, frozenset(), {})


def poisson(chance: float, expected: float) -> int:
    """How many of rare things happen, from one draw in [0, 1)."""
    number, term = 0, math.exp(-expected)
    reached = term
    while chance >= reached and number < 100:
        number += 1
        term *= expected / number
        reached += term
    return number


def _moment(rolls: Rolls, days_per_year: int, name: str) -> int:
    """Some day of the year, by daylight."""
    day = rolls.between(0, days_per_year - 1, "health.day", name)
    return day * MINUTES_PER_DAY + rolls.between(*_DAYTIME, "health.minute", name)


def _away(points: float) -> float:
    return max(-1.0, min(1.0, points / _SPAN))
