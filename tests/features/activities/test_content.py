"""What there is to do: enough of it, for every age and season, at every hour, and not all of it goes well."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.features.support import situation
from tests.support.life import world
from ws.content.schemas import Activity
from ws.features.activities import rules
from ws.features.events.api import season_month

ALL = list(world().content.activities.values())


def possible(**now: object) -> list[Activity]:
    return [a for a in ALL if rules.why_not(a, situation(money_cents=10**7, **now), 100, False, True) == ("", "")]


def test_there_is_enough_of_every_kind() -> None:
    assert len(ALL) >= 95
    assert min(Counter(a.category for a in ALL).values()) >= 10


@pytest.mark.parametrize(
    ("age", "occupation", "least"),
    [(6, "school", 35), (9, "school", 40), (15, "school", 40), (25, "job", 35), (45, "job", 35), (70, "retired", 35),
     (90, "retired", 25)],
)  # fmt: skip
@pytest.mark.parametrize("month", [1, 4, 7, 10])
def test_every_age_has_an_afternoon_full_of_things(age: int, occupation: str, least: int, month: int) -> None:
    assert len(possible(age=age, occupation=occupation, month=month, hour=15)) >= least


def test_children_and_old_people_have_things_of_their_own() -> None:
    assert sum(a.requires.max_age <= 14 for a in ALL) >= 10
    assert sum(a.requires.min_age >= 50 for a in ALL) >= 8


def test_each_season_has_something_that_the_others_do_not_have() -> None:
    seasonal = [a for a in ALL if a.requires.months]
    for month in range(1, 13):
        assert any(month in a.requires.months for a in seasonal)
    assert season_month("us", 1) == 1
    assert [season_month("au", month) for month in (1, 6, 7, 12)] == [7, 12, 1, 6]


def test_things_end_in_different_ways_and_some_of_them_badly() -> None:
    for activity in ALL:
        assert 3 <= len(activity.outcomes) <= 5, activity.id
        texts = [outcome.text for outcome in activity.outcomes]
        assert len(set(texts)) == len(texts)
    sour = [
        a.id
        for a in ALL
        if any(o.effects.happiness < 0 or o.effects.health < 0 or o.effects.stress > 0 for o in a.outcomes)
    ]
    assert len(sour) > len(ALL) // 2


def test_nothing_that_costs_money_is_for_the_smallest_purse_only() -> None:
    """At every hour of a waking day a child without a penny finds something."""
    for hour in range(8, 20):
        free = [a for a in possible(age=8, occupation="school", hour=hour, month=2) if not a.cost_cents]
        assert len(free) >= 10, hour
