"""Discipline, as pure rules."""

from __future__ import annotations

from ws.features.education.records import Conduct
from ws.features.education.rules.conduct import after_day


def days(*attended: int, is_primary: bool = False) -> tuple[list[str], Conduct]:
    """What days of a hundred minutes lead to, one after another."""
    held, seen = Conduct(), []
    for minutes in attended:
        verdict = after_day(held, 100, minutes, is_primary)
        held = verdict.conduct
        seen.append(verdict.consequence)
    return seen, held


def test_nine_tenths_of_a_day_are_a_day() -> None:
    assert days(100, 95, 90) == (["", "", ""], Conduct())
    assert days(89)[0] == ["late"]
    assert days(50)[0] == ["late"]
    assert days(49)[0] == ["detention"]


def test_every_third_lateness_is_a_detention() -> None:
    seen, held = days(*[80] * 6)
    assert seen == ["late", "late", "detention", "late", "late", "detention"]
    assert (held.late, held.detentions, held.skipped, held.warnings, held.detained) == (6, 2, 0, 0, True)


def test_every_second_skipped_day_is_a_warning_and_the_third_warning_the_last() -> None:
    seen, held = days(*[0] * 6)
    assert seen == ["detention", "warning", "detention", "warning", "detention", "expelled"]
    assert (held.skipped, held.warnings) == (6, 3)


def test_primary_schools_only_note_it() -> None:
    assert set(days(*[0] * 12, is_primary=True)[0]) == {"skipped"}
    assert set(days(*[80] * 6, is_primary=True)[0]) == {"late"}
