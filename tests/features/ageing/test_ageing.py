"""Stages, birthdays and death: by the table, and never in the prologue."""

from __future__ import annotations

from statistics import stdev

import pytest

from tests.features.support import DAY, grown, whole_lives
from tests.support.life import world
from ws.engine.records import Agenda
from ws.features.ageing import api, rules
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


@pytest.mark.parametrize("sex", ["female", "male"])
def test_the_chance_to_die_is_that_of_the_table_by_sex(sex: str) -> None:
    content = world().content
    table = content.life_tables[sex].deaths_per_million
    assert api.yearly_death_chance(content, 40, sex) == table[40] / 1_000_000
    assert api.yearly_death_chance(content, 80, sex) > api.yearly_death_chance(content, 50, sex)
    assert api.yearly_death_chance(content, len(table) - 1, sex) == 1.0
    assert api.yearly_death_chance(content, 300, sex) == 1.0


def test_men_die_sooner_than_women() -> None:
    content = world().content
    for age in range(15, 95):
        assert api.yearly_death_chance(content, age, "male") > api.yearly_death_chance(content, age, "female")


@pytest.mark.parametrize(("sex", "expected"), [("female", 80.96), ("male", 75.97)])
def test_the_table_expects_what_its_publisher_says(sex: str, expected: float) -> None:
    alive, years = 1.0, 0.0
    for deaths in world().content.life_tables[sex].deaths_per_million:
        years += alive * (1 - deaths / 2_000_000)
        alive *= 1 - deaths / 1_000_000
    assert years == pytest.approx(expected, abs=0.02)


def test_nobody_dies_in_the_prologue_or_outlives_the_table() -> None:
    """300 lives in which nobody ever answers."""
    ages = [life.life.ended_minute / DAY for life in whole_lives(300, 1) if life.life.ended_minute is not None]
    assert len(ages) == 300
    assert 6 <= min(ages) < max(ages) <= 121
    assert 10 < stdev(ages) < 25, "some die young, most die old"


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


def test_a_life_is_ended_by_whoever_may_say_so() -> None:
    life = grown(20)
    turn = life.turn()
    api.end_life(turn, "a falling piano", "It was a very good piano.")
    life.commit(turn, life.minute)
    assert (life.is_over, life.life.cause) == (True, "a falling piano")
    assert life.messages("death")[-1].text == "It was a very good piano."
