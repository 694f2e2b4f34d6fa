"""Changing the plan of a day: what is refused, and what follows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from random import Random
from typing import Any, get_args

import pytest
from msgspec.structs import replace

from tests.features.support import DAY, ask, bare_turn, doing, grown, put, refused, to_hour
from tests.support.life import SandboxLife
from ws.engine.feature import Listens
from ws.features.activities.messages import ActivityChosen
from ws.features.careers import api as careers
from ws.features.day.api import OvertimeWorked, SlotEnded
from ws.features.day.handlers import cancel_schedule_change, change_schedule
from ws.features.day.messages import CancelScheduleChange, Change, ChangeSchedule, When
from ws.features.day.records import Day, Duty
from ws.features.day.rules import plans
from ws.features.education.records import Schooling
from ws.features.events.records import OpenQuestion
from ws.features.vitals.records import Vitals
from ws.kernel.errors import Refused
from ws.kernel.facts import Fact


def pupil(age: int = 10) -> SandboxLife:
    life = grown(age)
    to_hour(life, 7)
    return life


def worker(age: int = 30) -> SandboxLife:
    life = grown(age)
    turn = life.turn()
    careers.take_job(turn, "office_clerk")
    life.commit(turn, life.minute)
    to_hour(life, 0)
    life.advance(life.minute + 5 * 60)
    return life


def change(life: SandboxLife, what: str, day: str = "today") -> Any:
    return ask(life, change_schedule, ChangeSchedule(change=what, day=day))[0]  # type: ignore[arg-type]


def cancel(life: SandboxLife, what: str, day: str = "today") -> Any:
    return ask(life, cancel_schedule_change, CancelScheduleChange(change=what, day=day))[0]  # type: ignore[arg-type]


@contextmanager
def heard(life: SandboxLife, kind: type[Fact]) -> Iterator[list[Any]]:
    """What is announced of a kind meanwhile."""
    facts: list[Any] = []
    book = life.world.rulebook
    before = book.listeners.get(kind, ())
    book.listeners[kind] = (*before, Listens(kind, lambda _, fact: facts.append(fact)).listener)
    try:
        yield facts
    finally:
        book.listeners[kind] = before


def ended(life: SandboxLife, what: str, until_hour: int) -> list[tuple[int, int]]:
    """(minutes, attended) of everything of a kind that ended by an hour of today."""
    with heard(life, SlotEnded) as facts:
        life.advance(life.minute - life.minute % DAY + until_hour * 60)
    return [(fact.minutes, fact.attended_minutes) for fact in facts if fact.doing == what]


def bedtime(life: SandboxLife) -> int:
    return next(minute for minute, what in life.state.get(Day).plan[1:] if what == "asleep") % DAY


def test_a_skipped_school_day_is_heard_as_one_that_nobody_attended() -> None:
    life = pupil()
    grade = life.state.get(Schooling).grade
    reply = change(life, "skip_school")
    assert (reply.change, reply.day) == ("skip_school", life.minute // DAY)
    assert ended(life, "school", 18) == [(360, 0)]
    assert life.state.get(Schooling).grade < grade


def test_leaving_at_noon_is_heard_once_with_the_hours_that_were_attended() -> None:
    life = pupil()
    to_hour(life, 10, 30, weekday=False)
    assert doing(life) == "school"
    change(life, "skip_school")
    assert doing(life) == "skipping_school"
    assert life.state.get(Vitals).stress_per_minute < 0
    assert ended(life, "school", 18) == [(360, 120)]


def test_who_goes_after_all_only_misses_what_was_missed() -> None:
    life = pupil()
    change(life, "skip_school")
    to_hour(life, 10, 30, weekday=False)
    assert doing(life) == "skipping_school"
    cancel(life, "skip_school")
    assert doing(life) == "school"
    assert ended(life, "school", 18) == [(360, 240)]
    with refused("not_found"):
        cancel(life, "skip_school")


def test_overtime_is_told_beside_the_hours() -> None:
    life = worker()
    change(life, "overtime")
    with heard(life, OvertimeWorked) as overtime:
        assert ended(life, "work", 23) == [(480, 480)]
    assert [fact.minutes for fact in overtime] == [plans.OVERTIME]


def test_a_day_off_is_free_and_nobody_misses_anything() -> None:
    life = worker()
    left = change(life, "take_day_off").days_off_left
    assert ended(life, "work", 23) == []
    assert left == 1
    to_hour(life, 5)
    assert change(life, "take_day_off").days_off_left == 0
    assert cancel(life, "take_day_off").days_off_left == 1
    change(life, "take_day_off", "today")
    to_hour(life, 5)
    if life.minute // DAY // 12 == life.state.get(Day).days_off_year:
        with refused("not_allowed"):
            change(life, "take_day_off")


def test_a_wish_for_tomorrow_comes_true_at_midnight_and_is_gone_after_it() -> None:
    life = worker()
    today = life.state.get(Day).plan
    while (life.minute // DAY + 1) % 7 >= 5:
        life.advance(life.minute + DAY)
        today = life.state.get(Day).plan
    assert change(life, "skip_work", "tomorrow").day == life.minute // DAY + 1
    assert life.state.get(Day).plan == today
    life.advance(life.minute + DAY)
    assert "skipping_work" in [what for _, what in life.state.get(Day).plan]
    life.advance(life.minute + DAY)
    assert life.state.get(Day).wishes == ()


def test_nights_are_shifted_and_a_short_one_is_felt() -> None:
    life = worker()
    usual = bedtime(life)
    change(life, "early_night")
    assert bedtime(life) == max(usual - plans.EARLY_NIGHT, 17 * 60 + 45)
    cancel(life, "early_night")
    assert bedtime(life) == usual
    put(life, replace(life.state.get(Vitals), minute=life.minute, stress=50_000_000))
    late, normal = life.copy(), life.copy()
    change(late, "late_night")
    for twin in (late, normal):
        assert twin.question is None
        twin.advance(twin.minute - twin.minute % DAY + DAY)
    assert (doing(late), doing(normal)) == ("free", "asleep")
    stress = {}
    for name, twin in (("late", late), ("normal", normal)):
        wakes = next(minute for minute, what in twin.state.get(Day).plan if what == "breakfast")
        twin.advance(wakes)
        assert doing(twin) == "breakfast"
        stress[name] = twin.state.get(Vitals).stress
    assert stress["late"] > stress["normal"] + 1_000_000


def test_a_lie_in_ends_in_time_for_a_hurried_breakfast() -> None:
    life = worker()
    put(life, replace(life.state.get(Day), duties={"work": Duty("work", 450, 930)}))
    change(life, "lie_in")
    wakes = next(minute for minute, what in life.state.get(Day).plan if what == "breakfast") % DAY
    work = next(minute for minute, what in life.state.get(Day).plan if what == "work") % DAY
    assert work - wakes == 30


@pytest.mark.parametrize(
    ("age", "hour", "what"),
    [
        (7, 7, "skip_school"),
        (7, 7, "late_night"),
        (10, 7, "skip_work"),
        (10, 7, "overtime"),
        (10, 7, "take_day_off"),
        (10, 16, "skip_school"),
        (10, 12, "lie_in"),
    ],
)
def test_what_makes_no_sense_is_refused(age: int, hour: int, what: str) -> None:
    life = pupil(age)
    to_hour(life, hour)
    before = life.hash
    with refused("not_allowed"):
        change(life, what)
    assert life.hash == before


def test_contradictions_and_repetitions_are_refused() -> None:
    life = worker()
    change(life, "overtime")
    for what in ("overtime", "skip_work", "take_day_off"):
        with refused("not_allowed"):
            change(life, what)
    change(life, "late_night")
    with refused("not_allowed"):
        change(life, "early_night")
    with refused("not_found"):
        cancel(life, "early_night")


def test_there_is_no_school_on_a_weekend() -> None:
    life = pupil()
    while life.minute // DAY % 7 != 5:
        life.advance(life.minute + DAY)
    with refused("not_allowed"):
        change(life, "skip_school")
    with refused("not_allowed"):
        change(life, "skip_school", "tomorrow")


def test_in_prison_others_plan_the_day() -> None:
    life = worker()
    put(life, replace(life.state.get(Day), place="prison"))
    with refused("not_allowed"):
        change(life, "lie_in", "tomorrow")


def test_without_a_life_there_is_no_day() -> None:
    with refused("no_life"):
        change_schedule(bare_turn(), ChangeSchedule(change="lie_in"))
    with refused("no_life"):
        cancel_schedule_change(bare_turn(), CancelScheduleChange(change="lie_in"))
    life = worker()
    turn = life.turn()
    turn.remove(OpenQuestion)
    turn.end_life("old age")
    life.commit(turn, life.minute)
    with refused("life_over"):
        change(life, "lie_in")


def test_work_that_ends_at_night_has_no_overtime() -> None:
    life = worker()
    put(life, replace(life.state.get(Day), duties={"work": Duty("work", 900, 1380)}))
    with refused("not_allowed"):
        change(life, "overtime")


@pytest.mark.parametrize("age", [12, 30, 70])
def test_wished_days_are_the_same_however_time_is_cut(age: int) -> None:
    begun = worker(age) if age == 30 else pupil(age)
    days = Random(age)
    plan = [
        (begun.minute + n * 700 + days.randrange(600), days.choice(get_args(Change)), days.choice(get_args(When)))
        for n in range(60)
    ]
    hashes = set()
    for steps in ([10**6], [1, 45, 700], [60, 1440]):
        life, whims, made = begun.copy(), Random(7), 0
        for minute, what, day in plan:
            while life.minute < minute:
                life.advance(min(minute, life.minute + whims.choice(steps)))
            with suppress(Refused):
                change(life, what, day)
                made += 1
                if made % 3 == 0:
                    life.perform(ActivityChosen("stretching", "", free=True))
        hashes.add((life.hash, made))
    assert len(hashes) == 1
    assert hashes.pop()[1] > 10
