"""What content says of conditions and deaths, by sex and age."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

import msgspec
from msgspec.structs import replace

from ws.content.schemas import Condition, Content, HabitKind
from ws.content.schemas.health import FEELINGS, Rates
from ws.features.health.rules.cohort import Cohort, Means, Population, rate

SEXES: Final = ("female", "male")
_CERTAIN: Final = 1e9
MOST_COMPANY: Final = 1.2
"""By how much company multiplies what is contagious, at the most; see `onsets.company`."""


class Chance(msgspec.Struct, frozen=True):
    """A condition that may begin at an age."""

    condition: Condition
    usual: float
    """New cases a year and head."""
    most: float
    """The same for whoever has every risk of it; nobody's chance is higher."""


class Bundle(msgspec.Struct, frozen=True):
    """Conditions that one draw decides about: it is rare that any of them comes, and then a second
    draw says which. A condition that may come several times a year is alone."""

    id: str
    most: float
    """Of all together; not above 1."""
    chances: tuple[Chance, ...]


class Tables(msgspec.Struct, frozen=True):
    """Of one sex."""

    oldest: int
    """Last age of the life table; nobody outlives it."""
    force: tuple[float, ...]
    """Force of mortality by the published table, by age."""
    rest: tuple[float, ...]
    """What the conditions leave of it; never below zero."""
    onsets: tuple[tuple[Bundle, ...], ...]
    """By age, what may begin."""
    cohorts: dict[str, Cohort]
    tempting: tuple[HabitKind, ...]
    """Habits that come, or come back, by themselves."""
    means: Means
    """What the usual habits do on average, by age."""


_known: dict[int, tuple[Content, dict[str, Tables]]] = {}


def tables(content: Content, sex: str) -> Tables:
    """The tables of a sex; worked out once for each content (about a tenth of a second)."""
    held = _known.get(id(content))
    if held is None or held[0] is not content:
        held = _known[id(content)] = (content, {each: _tables(content, each) for each in SEXES})
    return held[1][sex]


def yearly_force(condition: Condition, age: int, sex: str) -> float:
    """Force of mortality a year of whoever has a lasting condition, under usual care."""
    return 12 * rate(condition.deaths_a_month, age, sex) / 100_000


def chance_of(rates: Rates, age: int, sex: str) -> float:
    """A rate for 100,000 as a chance."""
    return rate(rates, age, sex) / 100_000


def _tables(content: Content, sex: str) -> Tables:
    deaths = content.life_tables[sex].deaths_per_million
    force = tuple(-math.log(1 - each / 1e6) if each < 1_000_000 else _CERTAIN for each in deaths)
    population = Population(content, sex, len(deaths))
    rest = tuple(population.live(age, force[age]) for age in range(len(deaths)))
    cohorts, means = population.cohorts(), population.means()
    onsets = tuple(tuple(_bundles(content, cohorts, means, age, sex)) for age in range(len(deaths)))
    tempting = tuple(each for each in content.habits.values() if any(each.usual_percent) or each.relapse_percent)
    return Tables(len(deaths) - 1, force, rest, onsets, cohorts, tempting, means)


def _bundles(content: Content, cohorts: dict[str, Cohort], means: Means, age: int, sex: str) -> Iterator[Bundle]:
    """The conditions of an age by their groups, in bundles that are never surer than certain."""
    gathered: dict[str, list[Chance]] = {}
    for condition in content.conditions.values():
        usual = chance_of(condition.incidence, age, sex)
        if not usual:
            continue
        chance = Chance(condition, usual, usual * _highest(condition, cohorts, means, age))
        if condition.most_a_year > 1 or chance.most >= 1:
            yield Bundle(condition.id, 1.0, (replace(chance, most=1.0),))  # the first draw is sure, and no surer
            continue
        held = gathered.setdefault(condition.group, [])
        if sum(each.most for each in held) + chance.most > 1:
            yield _bundle(held)
            held.clear()
        held.append(chance)
    for held in gathered.values():
        if held:
            yield _bundle(held)


def _bundle(chances: list[Chance]) -> Bundle:
    return Bundle(chances[0].condition.id, sum(each.most for each in chances), tuple(chances))


def _highest(condition: Condition, cohorts: dict[str, Cohort], means: Means, age: int) -> float:
    """No life's risks multiply the incidence by more; see `onsets.bend`."""
    factor = MOST_COMPANY if condition.contagious else 1.0
    for name, risk in condition.risks.items():
        if name in FEELINGS:
            factor *= max(risk, 1 / risk)
        elif name in cohorts:
            factor *= max(risk, 1.0) / (1 + cohorts[name].share[age] * (risk - 1))
        else:
            factor *= max(risk, 1.0)
    if condition.risks or condition.again != 1:
        factor /= means.incidence[condition.id][age]
    if condition.again != 1:
        factor *= max(condition.again, 1.0) / (1 + cohorts[condition.id].ever[age] * (condition.again - 1))
    return factor
