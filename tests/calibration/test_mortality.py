"""Survival against the published life table, and illnesses against the published rates.

Bands come from the sampling error: four standard errors of a share, or of a Poisson count. The
prologue is survived by everybody, so the table is taken from the age of six.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import cache

import pytest

from tests.calibration.people import Lived, live
from tests.support.life import SandboxLife, world
from ws.features.health.rules.cohort import FIRST_MORTAL_AGE, rate
from ws.features.health.rules.tables import tables

ERRORS = 4.0
SEXES = ("female", "male")
AGES = (1, 20, 40, 60, 70, 80, 90)
WHOLE_LIVES = 60
MOST_FREQUENT = 10


@cache
def people(count: int, sex: str) -> list[Lived]:
    """Half of the lives each."""
    return [live(world().content, number, sex) for number in range(count // 2)]


def table_survival(sex: str, age: int) -> float:
    """Of those who are six, how many reach an age."""
    survival = 1.0
    for year in range(FIRST_MORTAL_AGE, age):
        survival *= 1 - world().content.life_tables[sex].deaths_per_million[year] / 1e6
    return survival


def assert_near(share: float, expected: float, count: int) -> None:
    """A share of so many lives lies within its sampling error, and half a life."""
    error = math.sqrt(expected * (1 - expected) / count)
    assert abs(share - expected) <= ERRORS * error + 0.5 / count, (share, expected, error)


@pytest.mark.parametrize("sex", SEXES)
@pytest.mark.parametrize("age", AGES)
def test_survival_follows_the_table(sex: str, age: int, lives: int) -> None:
    lived = people(lives, sex)
    assert_near(sum(each.years >= age for each in lived) / len(lived), table_survival(sex, age), len(lived))


@pytest.mark.parametrize("sex", SEXES)
def test_the_mean_age_at_death_is_that_of_the_table(sex: str, lives: int) -> None:
    ages = [each.years + 0.5 for each in people(lives, sex)]
    expected = FIRST_MORTAL_AGE + 0.5 + sum(table_survival(sex, age) for age in range(FIRST_MORTAL_AGE + 1, 120))
    mean = sum(ages) / len(ages)
    deviation = math.sqrt(sum((age - mean) ** 2 for age in ages) / len(ages))
    assert abs(mean - expected) <= ERRORS * deviation / math.sqrt(len(ages)), (mean, expected)


def frequent() -> list[str]:
    """The conditions with the most new cases in a whole life."""
    sums = Counter(
        {
            each.id: sum(rate(each.incidence, age, sex) for age in range(1, 90) for sex in SEXES)
            for each in world().content.conditions.values()
        }
    )
    return [name for name, _ in sums.most_common(MOST_FREQUENT)]


@pytest.mark.parametrize("condition_id", frequent())
def test_the_most_frequent_conditions_come_as_often_as_published(condition_id: str, lives: int) -> None:
    """New cases by five bands of age, over those who can get it. Two cases of one person are not
    independent where a life's own risks bend them, hence the square root of two in the error."""
    condition = world().content.conditions[condition_id]
    everybody = [each for sex in SEXES for each in people(lives, sex)]
    for first, last in ((1, 5), (6, 17), (18, 44), (45, 64), (65, 110)):
        expected, seen = 0.0, 0
        for each in everybody:
            shares = tables(world().content, each.sex).cohorts
            for age in range(first, min(last, each.years - 1) + 1):
                has = shares[condition_id].share[age] if condition.lasting else 0.0
                expected += (1 - has) * rate(condition.incidence, age, each.sex) / 100_000
                seen += each.began[condition_id, age]
        assert abs(seen - expected) <= ERRORS * math.sqrt(2 * expected) + 3, (first, last, seen, expected)


def test_conditions_and_the_rest_both_end_lives(lives: int) -> None:
    """Neither the conditions nor the rest is an ornament: a third of deaths at least each."""
    causes = Counter(bool(each.cause) for sex in SEXES for each in people(lives, sex))
    assert min(causes[True], causes[False]) > sum(causes.values()) / 3


@cache
def whole_lives() -> tuple[tuple[str, float], ...]:
    """(sex, age at the end) of lives in the whole game, whose players never answer."""
    found = []
    for number in range(WHOLE_LIVES):
        life = SandboxLife(5000 + number, 12, sex=SEXES[number % 2])
        life.live_to_age(130)
        assert life.life.ended_minute is not None
        found.append((life.life.sex, life.life.ended_minute / 1440 / 12))
    return tuple(found)


@pytest.mark.parametrize("age", AGES)
def test_whole_lives_follow_the_table_too(age: int) -> None:
    lived = whole_lives()
    expected = sum(table_survival(sex, age) for sex, _ in lived) / len(lived)
    assert_near(sum(years >= age for _, years in lived) / len(lived), expected, len(lived))
