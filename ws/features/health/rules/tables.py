"""What content says of conditions and deaths, by sex and age."""

from __future__ import annotations

import math
from typing import Final

import msgspec

from ws.content.schemas import Condition, Content
from ws.content.schemas.health import Rates
from ws.features.health.rules.cohort import Cohort, Means, Population, rate

SEXES: Final = ("female", "male")
_CERTAIN: Final = 1e9


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
    onsets = tuple(
        tuple(
            (each, chance_of(each.incidence, age, sex))
            for each in content.conditions.values()
            if rate(each.incidence, age, sex)
        )
        for age in range(len(deaths))
    )
    return Tables(len(deaths) - 1, force, rest, onsets, population.cohorts(), population.means())
