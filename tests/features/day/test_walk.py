"""The clock walks through the day, and time taken from school is missing there."""

from __future__ import annotations

from msgspec.structs import replace

from tests.features.support import DAY, doing, grown, put, to_hour
from tests.support.life import SandboxLife
from ws.features.activities.messages import ActivityChosen
from ws.features.day import views
from ws.features.day.records import Day, Duty
from ws.features.education.records import Schooling
from ws.features.vitals.records import Vitals

LONG = "ball_game"
"""An activity of 80 minutes."""


def pupil() -> SandboxLife:
    """A child of six on the morning of a school day, not so clever that every day lifts it."""
    life = SandboxLife(1)
    put(life, replace(life.state.get(Vitals), smarts=50_000_000))
    return life


def grade(life: SandboxLife) -> int:
    return life.state.get(Schooling).grade


def after_school(life: SandboxLife) -> int:
    to_hour(life, 15)
    return grade(life)


def test_school_takes_the_weekdays_of_a_child_and_only_those() -> None:
    life = pupil()
    seen = []
    for _ in range(14):
        to_hour(life, 10, weekday=False)
        seen.append((life.minute // DAY % 7, doing(life)))
        life.advance(life.minute + DAY // 2)
    assert {weekday for weekday, what in seen if what == "school"} == {0, 1, 2, 3, 4}
    assert {what for weekday, what in seen if weekday >= 5} <= {"free", "breakfast"}
    assert len(seen) == 14


def test_nobody_is_at_school_before_six() -> None:
    life = SandboxLife(1)
    told = [push.minute for push in life.messages("school")]
    assert min(told) == 6 * 12 * DAY


def test_what_is_done_is_what_the_plan_says() -> None:
    life = pupil()
    for _ in range(400):
        life.advance(life.minute + 11)
        held = life.state.get(Day)
        assert held.doing == [what for minute, what in held.plan if minute <= life.minute][-1]
        assert held.day == life.minute // DAY


def test_a_whole_day_at_school_never_lowers_grade() -> None:
    life = pupil()
    before = grade(life)
    assert after_school(life) >= before


def test_slipping_away_lowers_grade() -> None:
    stays, slips = pupil(), pupil()
    for life in (stays, slips):
        to_hour(life, 10)
    slips.perform(ActivityChosen(LONG, "", free=True))
    assert doing(slips) == "school", "it is the day's plan that goes on"
    assert after_school(slips) < grade(stays) <= after_school(stays)


def test_the_more_is_missed_the_more_it_costs() -> None:
    found = []
    for times in range(4):
        life = pupil()
        to_hour(life, 9)
        for _ in range(times):
            life.perform(ActivityChosen(LONG, "", free=True))
            life.advance(life.minute + 80)
        found.append(after_school(life))
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == 4


def test_what_lasts_into_school_is_missing_there() -> None:
    """Begun half an hour before the bell, most of 80 minutes are school time."""
    stays, slips = pupil(), pupil()
    for life in (stays, slips):
        to_hour(life, 8)
        assert doing(life) != "school"
    slips.perform(ActivityChosen(LONG, "", free=True))
    assert after_school(slips) < after_school(stays)


def test_only_the_school_time_of_an_activity_is_missing() -> None:
    """Begun a minute before the last bell, one minute of 80 is school time."""
    stays, slips = pupil(), pupil()
    for life in (stays, slips):
        to_hour(life, 14, 29)
        assert doing(life) == "school"
    slips.perform(ActivityChosen(LONG, "", free=True))
    assert after_school(slips) == after_school(stays)


def test_an_activity_is_shown_until_it_is_over() -> None:
    life = pupil()
    to_hour(life, 16)
    life.perform(ActivityChosen(LONG, "", free=True))
    shown = views.activity(life.state, life.world.content)
    assert shown == {"id": LONG, "name": "Kick a ball about", "until_minute": life.minute + 80}
    to_hour(life, 21, weekday=False)
    assert views.activity(life.state, life.world.content) is None


def test_an_activity_wakes_a_sleeper() -> None:
    life = pupil()
    to_hour(life, 2, weekday=False)
    assert doing(life) == "asleep"
    assert life.state.get(Vitals).energy_tempo == 3
    life.perform(ActivityChosen("stretching", "", free=True))
    assert doing(life) == "free"
    assert life.state.get(Vitals).energy_tempo == 1


def test_who_was_woken_sleeps_again_half_an_hour_after() -> None:
    life = pupil()
    to_hour(life, 2, weekday=False)
    life.perform(ActivityChosen("stretching", "", free=True))
    life.advance(life.minute + 40)
    life.perform(ActivityChosen("stretching", "", free=True))
    life.advance(life.minute + 49)
    assert doing(life) == "free"
    life.advance(life.minute + 1)
    assert doing(life) == "asleep"
    assert life.state.get(Vitals).energy_tempo == 3


def test_bedtime_waits_for_what_is_being_done() -> None:
    life = pupil()
    to_hour(life, 19, 55, weekday=False)
    life.perform(ActivityChosen(LONG, "", free=True))
    life.advance(life.minute + 79)
    assert doing(life) == "free"
    life.advance(life.minute + 31)
    assert doing(life) == "asleep"


def test_who_works_late_still_sleeps() -> None:
    """A duty until 23:00 leaves no bedtime before midnight; the night is slept all the same."""
    life = grown(25)
    put(life, replace(life.state.get(Day), duties={"work": Duty("work", 840, 1380)}))
    to_hour(life, 15)
    assert doing(life) == "work"
    to_hour(life, 3, weekday=False)
    held = life.state.get(Day)
    assert held.plan[0] == (held.day * DAY, "asleep")
    assert held.doing == "asleep"
