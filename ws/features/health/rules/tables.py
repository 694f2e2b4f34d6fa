"""What content says of conditions and deaths, worked out once by sex and age.

A cohort is led through the conditions year by year by the same rules as a life. What it dies of
them is taken from the published life table; the rest is what everybody dies of besides. So the
survival of a life without extremes follows the table whatever the conditions' own part is.
"""

from __future__ import annotations

import math
from typing import Final

import msgspec

from ws.content.schemas import Condition, Content, HabitKind
from ws.content.schemas.health import Rates

SEXES: Final = ("female", "male")
FIRST_MORTAL_AGE: Final = 6
"""The years of the prologue are survived: nobody is born only to be told an ending."""
SERIOUS: Final = 3
"""From this severity on, somebody sees to the usual treatment without being asked."""
_CERTAIN: Final = 1e9


class Cohort(msgspec.Struct, frozen=True):
    """One condition in a population of one sex, by age."""

    share: tuple[float, ...]
    """Who has it at the birthday."""
    ever: tuple[float, ...]
    """Who had it before and has it no more."""
    force: tuple[float, ...]
    """Force of mortality by it, in the population, a year."""


class Tables(msgspec.Struct, frozen=True):
    """Of one sex."""

    oldest: int
    """Last age of the life table; nobody outlives it."""
    force: tuple[float, ...]
    """Force of mortality by the published table, by age."""
    rest: tuple[float, ...]
    """What the conditions leave of it; never below zero."""
    onsets: tuple[tuple[tuple[Condition, float], ...], ...]
    """By age, the conditions that may begin, and new cases a year and head."""
    cohorts: dict[str, Cohort]
    usual: dict[str, tuple[float, ...]]
    """Share of people with a habit, by age."""


_known: dict[int, tuple[Content, dict[str, Tables]]] = {}


def tables(content: Content, sex: str) -> Tables:
    """The tables of a sex; worked out once for each content."""
    held = _known.get(id(content))
    if held is None or held[0] is not content:
        held = _known[id(content)] = (content, {each: _tables(content, each) for each in SEXES})
    return held[1][sex]


def rate(rates: Rates, age: int, sex: str) -> float:
    """The row of an age, for 100,000."""
    column = 1 if sex == "female" else 2
    found = 0.0
    for row in rates:
        if row[0] > age:
            break
        found = row[column]
    return found


def yearly_force(condition: Condition, age: int, sex: str) -> float:
    """Force of mortality a year of whoever has a lasting condition, under usual care."""
    return 12 * rate(condition.deaths_a_month, age, sex) / 100_000


def _tables(content: Content, sex: str) -> Tables:
    deaths = content.life_tables[sex].deaths_per_million
    ages = range(len(deaths))
    force = tuple(-math.log(1 - each / 1e6) if each < 1_000_000 else _CERTAIN for each in deaths)
    cohorts = {each.id: _cohort(each, content, sex, len(deaths)) for each in content.conditions.values()}
    rest = tuple(max(0.0, force[age] - sum(each.force[age] for each in cohorts.values())) for age in ages)
    onsets = tuple(
        tuple(
            (each, rate(each.incidence, age, sex) / 100_000)
            for each in content.conditions.values()
            if rate(each.incidence, age, sex)
        )
        for age in ages
    )
    usual = {each.id: tuple(_usual(each, age, sex) for age in ages) for each in content.habits.values()}
    return Tables(len(deaths) - 1, force, rest, onsets, cohorts, usual)


def _usual(habit: HabitKind, age: int, sex: str) -> float:
    """Those who have come to it, growing evenly over the years of temptation."""
    share = habit.usual_percent[0 if sex == "female" else 1] / 100
    years = habit.tempts_to - habit.tempts_from + 1
    passed = min(years, max(0, age - habit.tempts_from))
    return 1.0 - math.pow(1 - share, passed / years)


def _cohort(condition: Condition, content: Content, sex: str, ages: int) -> Cohort:
    """Fractions of the living. Deaths of other causes strike all alike and change none of them.

    Those who have it are `unseen`, `treated` (their first course of the usual treatment) or
    `kept` (afterwards); only conditions that are serious are treated unasked.
    """
    unseen = treated = kept = ever = 0.0
    shares: list[float] = []
    evers: list[float] = []
    forces: list[float] = []
    usual = content.treatments[condition.treatments[0]] if condition.treatments else None
    tended = condition.severity >= SERIOUS and usual is not None
    cure = usual.cure_percent / 100 if usual is not None and tended and usual.months else 0.0
    found = condition.found_percent / 100 if tended else 0.0
    stays = 1 - condition.fades_percent / 100
    for age in range(ages):
        had = unseen + treated + kept
        shares.append(had)
        evers.append(ever)
        ever += had * (1 - stays)
        unseen, treated, kept = unseen * stays, treated * stays, kept * stays
        treated, unseen = treated + unseen * found, unseen * (1 - found)
        had = unseen + treated + kept
        mortal = age >= FIRST_MORTAL_AGE
        dies = 1 - math.exp(-yearly_force(condition, age, sex)) if mortal else 0.0
        free = max(0.0, 1 - had - (ever if condition.once else 0.0))
        new = free * min(1.0, rate(condition.incidence, age, sex) / 100_000)
        lost = new * rate(condition.fatality, age, sex) / 100_000 if mortal else 0.0
        deaths = had * dies + lost
        forces.append(-math.log(1 - deaths))
        alive = 1 - deaths
        if not condition.lasting:
            ever += (1 - ever) * new if not condition.once else new
            continue
        cured = treated * (1 - dies) * cure
        unseen, treated, kept = (
            (unseen * (1 - dies) + (new - lost if condition.hidden or not tended else 0.0)) / alive,
            (new - lost if tended and not condition.hidden else 0.0) / alive,
            (kept * (1 - dies) + treated * (1 - dies) * (1 - cure)) / alive,
        )
        ever = (ever + cured) / alive
    return Cohort(tuple(shares), tuple(evers), tuple(forces))
