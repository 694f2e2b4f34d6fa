"""Stages, birthdays and death: by the table, never in the prologue, at about eighty."""

from __future__ import annotations

import math
from statistics import mean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.features.support import DAY, grown, whole_lives
from tests.support.life import world
from ws.engine.records import Agenda
from ws.features.ageing import rules
from ws.features.ageing.records import Age

BORDERS = [
    (0, "infant"), (3, "infant"), (4, "child"), (11, "child"), (12, "teen"), (17, "teen"), (18, "young_adult"),
    (29, "young_adult"), (30, "adult"), (49, "adult"), (50, "middle_age"), (64, "middle_age"), (65, "senior"),
    (122, "senior"),
]  # fmt: skip
"""GAME.md, section 4."""


@pytest.mark.parametrize(("age", "stage"), BORDERS)
def test_stages_begin_and_end_at_their_ages(age: int, stage: str) -> None:
    assert rules.stage_at(age) == stage


def test_stages_are_told_on_the_birthdays_they_begin() -> None:
    life = grown(66)
    assert [push.minute // DAY // 12 for push in life.messages("stage")] == [4, 12, 18, 30, 50, 65]
    assert life.state.get(Age) == Age(66, "senior")


def test_every_birthday_is_told_once() -> None:
    life = grown(66)
    told = [push.minute for push in life.messages("birthday", "stage")]
    assert told == [age * 12 * DAY for age in range(1, 67)]


@given(age=st.integers(0, 121), health=st.floats(0, 100))
def test_the_chance_to_die_is_a_chance_and_bends_with_health(age: int, health: float) -> None:
    chance = rules.yearly_death_chance(age, health)
    assert 0 < chance < 1
    assert rules.yearly_death_chance(age, 0) >= chance >= rules.yearly_death_chance(age, 100)
    assert rules.yearly_death_chance(age + 1, health) > chance


def test_nobody_grows_older_than_the_oldest() -> None:
    assert rules.yearly_death_chance(rules.OLDEST, 100) == 1.0


def test_average_health_leaves_the_table_as_it_is_and_none_multiplies_it_by_four() -> None:
    force = -math.log(1 - rules.yearly_death_chance(60, 75))
    assert force == pytest.approx(0.0004 + 0.1 * math.exp(0.1 * (60.5 - 86.5)))
    assert -math.log(1 - rules.yearly_death_chance(60, 0)) == pytest.approx(4 * force)


def test_the_table_itself_expects_about_eighty_years() -> None:
    alive, expected = 1.0, 0.0
    for age in range(rules.OLDEST + 1):
        chance = rules.yearly_death_chance(age) if age >= rules.FIRST_MORTAL_AGE else 0.0
        expected += alive * (1 - chance / 2)
        alive *= 1 - chance
    assert expected == pytest.approx(80, abs=1)


def test_lives_end_near_eighty_and_never_in_the_prologue() -> None:
    """300 lives in which nobody ever answers. The band is three standard errors of their mean."""
    ages = []
    for life in whole_lives(300, 1):
        assert life.life.ended_minute is not None
        ages.append(life.life.ended_minute / DAY)
    assert min(ages) >= 6
    assert max(ages) <= rules.OLDEST + 1
    assert abs(mean(ages) - 80) < 3 * stdev(ages) / math.sqrt(len(ages))
    assert 10 < stdev(ages) < 20, "some die young, most die old"


@pytest.mark.parametrize("number", range(12))
def test_the_end_is_told_once_with_a_cause_and_nothing_follows(number: int) -> None:
    life = whole_lives(25, 1)[number].copy()
    assert life.is_over
    assert life.life.cause
    [told] = life.messages("death")
    assert (told.minute, life.messages()[-1]) == (life.life.ended_minute, told)
    assert life.life.first_name in told.title
    assert life.state.get(Agenda).moments == ()
    before = life.hash
    assert life.advance(life.minute + 100 * DAY).stopped_by == "death"
    assert life.hash == before


def test_endings_fit_their_ages() -> None:
    endings = world().content.endings.values()
    for life in whole_lives(25, 1):
        assert life.life.ended_minute is not None
        age = life.life.ended_minute // DAY
        assert life.life.cause in {e.cause for e in endings if e.from_age <= age <= e.to_age}
