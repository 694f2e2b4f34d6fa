"""Which event may happen: every condition, at its border."""

from __future__ import annotations

from itertools import product
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.features.support import situation
from tests.support.life import world
from ws.content.schemas import Event, Requires
from ws.content.schemas.love import is_of_a_bond
from ws.features.events.records import EventMemory
from ws.features.events.rules import book, pacing
from ws.features.events.rules.situation import fits as fits_now
from ws.kernel.rolls import Rolls

BORDERS: list[tuple[dict[str, Any], str, object, object]] = [
    ({"min_age": 18}, "age", 18, 17),
    ({"max_age": 64}, "age", 64, 65),
    ({"occupation": "school"}, "occupation", "school", "job"),
    ({"occupation": "none"}, "occupation", "none", "retired"),
    ({"from_hour": 9}, "hour", 9, 8),
    ({"to_hour": 17}, "hour", 16, 17),
    ({"min_money_cents": 100}, "money_cents", 100, 99),
    ({"min_happiness": 40}, "happiness", 40.0, 39.9),
    ({"max_happiness": 40}, "happiness", 40.0, 40.1),
    ({"max_health": 30}, "health", 30.0, 30.1),
    ({"min_stress": 60}, "stress", 60.0, 59.9),
    ({"months": [12, 1]}, "month", 1, 2),
]


def event(**fields: Any) -> Event:
    plain: dict[str, Any] = {
        "id": "test_event", "title": "T", "text": "T", "theme": "day", "outcomes": [{"text": "So."}], **fields,
    }  # fmt: skip
    return msgspec.convert(plain, Event)


def may(found: Event, times: int = 0, last_day: int = 0, day: int = 1000) -> bool:
    """Whether it may come to somebody ordinary who has met it so often."""
    return pacing.may_come_again(found, EventMemory("test_event", times, last_day) if times else None, day)


@pytest.mark.parametrize(("requires", "field", "fits", "fits_not"), BORDERS, ids=str)
def test_each_condition_at_its_border(requires: dict[str, Any], field: str, fits: object, fits_not: object) -> None:
    found = event(requires=requires)
    assert fits_now(found.requires, situation(**{field: fits}))
    assert not fits_now(found.requires, situation(**{field: fits_not}))


TOGETHER = [BORDERS[n] for n in (0, 2, 4, 6, 7, 9, 10, 11)]
"""One condition for each field."""


@given(broken=st.sets(st.sampled_from(range(len(TOGETHER)))))
def test_every_condition_must_hold(broken: set[int]) -> None:
    requires = {name: value for condition, *_ in TOGETHER for name, value in condition.items()}
    now = {field: bad if n in broken else good for n, (_, field, good, bad) in enumerate(TOGETHER)}
    assert fits_now(msgspec.convert(requires, Requires), situation(**now)) == (not broken)


def test_the_hour_may_be_left_out() -> None:
    night = situation(hour=3)
    requires = Requires(from_hour=9, to_hour=17)
    assert not fits_now(requires, night)
    assert fits_now(requires, night, look_at_hour=False)


def test_what_may_come_at_an_age_and_hour_is_what_fits_them() -> None:
    content = world().content
    held = book.book_of(content)
    assert book.book_of(content) is held
    for age, hour, asks, loves in product((0, 6, 17, 30, 66, 100), (8, 15, 21), (True, False), (True, False)):
        race = held.at(age, hour, asks, loves)
        assert {made.event.id for made in race.order(Rolls(b"any", 1), "race")} == {
            e.id
            for e in content.events.values()
            if e.requires.min_age <= age <= e.requires.max_age
            and e.requires.from_hour <= hour < e.requires.to_hour
            and e.weight > 0
            and e.at_birthday is None
            and (asks or not e.choices)
            and (loves or not is_of_a_bond(e))
        }
        assert held.at(age, hour, asks, loves) is race
    assert len(list(held.at(30, 12, True, True).order(Rolls(b"any", 1), "race"))) > 50


@given(cooldown=st.integers(0, 2000), passed=st.integers(0, 3000))
def test_the_cooldown_lasts_as_long_as_it_says(cooldown: int, passed: int) -> None:
    found = event(cooldown_days=cooldown, lifetime_cap=100)
    assert may(found, times=1, last_day=50, day=50 + passed) == (passed >= cooldown)


@given(cap=st.integers(1, 100), times=st.integers(1, 120))
def test_the_lifetime_cap_holds(cap: int, times: int) -> None:
    assert may(event(cooldown_days=0, lifetime_cap=cap), times=times) == (times < cap)
