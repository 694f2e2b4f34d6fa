"""Time behind bars, by numbers."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.features.support import DAY, refused
from tests.support.life import world
from ws.features.law.records import PrisonTerm
from ws.features.law.rules import custody, wording
from ws.features.law.words import amount, span

ACTIVITIES = world().content.prison_activities


def term(days: int = 20, **fields: Any) -> PrisonTerm:
    return PrisonTerm("burglary", 1000, 1000 + days * DAY, **fields)


@pytest.mark.parametrize(
    ("months", "per_year", "days"), [(12, 12, 12), (1, 12, 1), (7, 5, 2), (1, 1, 1), (24, 1, 2), (6, 365, 182)]
)
def test_months_become_days_of_the_calendar(months: int, per_year: int, days: int) -> None:
    assert custody.days_of(months, per_year) == days


def test_how_much_is_served() -> None:
    held = term()
    assert [custody.served_percent(held, 1000 + days * DAY) for days in (-1, 0, 5, 10, 20, 30)] == [
        0, 0, 25, 50, 100, 100,
    ]  # fmt: skip


def test_the_board_looks_from_half_on_and_not_every_day() -> None:
    held = term()
    with refused("not_allowed") as facts:
        custody.check_parole(held, 1000 + 10 * DAY - 15)
    assert facts["served"] == 49
    custody.check_parole(held, 1000 + 10 * DAY)
    with refused("not_allowed"):
        custody.check_parole(term(remand=True), 1000 + 15 * DAY)
    asked = term(parole_asked_minute=1000 + 10 * DAY)
    again = 1000 + (10 + custody.REVIEW_DAYS) * DAY
    with refused("not_allowed") as facts:
        custody.check_parole(asked, again - 1)
    assert facts["again_minute"] == again
    custody.check_parole(asked, again)
    assert custody.review_minute(held, 1000) == 1000 + 10 * DAY
    assert custody.review_minute(asked, 1000) == again


def test_conduct_and_time_persuade_the_board() -> None:
    half, most = 1000 + 10 * DAY, 1000 + 18 * DAY
    good, bad = term(conduct=90), term(conduct=20)
    assert custody.parole_percent(good, half, 6) > custody.parole_percent(bad, half, 6)
    assert custody.parole_percent(good, most, 6) > custody.parole_percent(good, half, 6)
    assert custody.parole_percent(good, half, 9) < custody.parole_percent(good, half, 6)
    assert custody.parole_percent(term(conduct=0), half, 9) == 2


@given(conduct=st.integers(0, 100), minute=st.integers(0, 10**6), severity=st.integers(1, 10))
def test_the_board_is_never_certain(conduct: int, minute: int, severity: int) -> None:
    assert 2 <= custody.parole_percent(term(conduct=conduct), minute, severity) <= 95


@given(smarts=st.floats(0, 100), stress=st.floats(0, 100))
def test_an_escape_hardly_ever_works(smarts: float, stress: float) -> None:
    assert 1 <= custody.escape_percent(smarts, stress) <= 8


def test_what_is_left_stands_still_on_the_run() -> None:
    assert custody.left_minutes(term(), 1000 + 5 * DAY) == 15 * DAY
    fled = term(fled_minute=1000 + 5 * DAY)
    assert custody.left_minutes(fled, 1000 + 19 * DAY) == 15 * DAY
    assert custody.left_minutes(term(), 10**9) == 0


def test_three_different_things_a_day_and_none_at_night() -> None:
    library = ACTIVITIES["library"]
    custody.check_activity(term(), library, 7, "yard")
    custody.check_activity(term(day=6, done=("library", "choir", "weights")), library, 7, "yard")
    for held, doing in (
        (term(), "asleep"),
        (term(day=7, done=("library",)), "yard"),
        (term(day=7, done=("choir", "weights", "letters")), "yard"),
    ):
        with refused("not_allowed"):
            custody.check_activity(held, library, 7, doing)


@given(conduct=st.integers(0, 100), change=st.integers(-100, 100))
def test_conduct_has_its_bounds(conduct: int, change: int) -> None:
    assert 0 <= custody.with_conduct(conduct, change) <= 100


@pytest.mark.parametrize(
    ("months", "told"),
    [
        (1, "one month"),
        (7, "7 months"),
        (12, "one year"),
        (24, "2 years"),
        (38, "3 years and 2 months"),
        (0, "no time"),
    ],
)
def test_times_are_told_as_people_do(months: int, told: str) -> None:
    assert span(months) == told


@pytest.mark.parametrize(("cents", "told"), [(0, "0 cents"), (99, "99 cents"), (100, "$1"), (123_456_78, "$123,456")])
def test_amounts_are_told_as_people_do(cents: int, told: str) -> None:
    assert amount(cents) == told


def test_wordings_go_round_before_they_repeat() -> None:
    told: tuple[str, ...] = ()
    for _ in range(3):
        number = wording.untold(told, "a", 3)[0]
        told = wording.after_telling(told, f"a.{number}")
    assert told == ("a.0", "a.1", "a.2")
    assert wording.untold(told, "a", 3) == [0, 1], "not the last one again at once"
    assert wording.untold(told, "b", 2) == [0, 1]
    assert wording.untold(("a.0",), "a", 1) == [0]
    for number in range(wording.REMEMBERED + 5):
        told = wording.after_telling(told, f"c.{number}")
    assert len(told) == wording.REMEMBERED
