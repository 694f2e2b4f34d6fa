"""Trouble at school as it is lived: truants, failed and missed exams, leaving early."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.features.education.support import (
    say,
    schooling,
    stay_healthy,
    to_exam,
    with_smarts,
    without_job,
)
from tests.features.support import (
    DAY,
    WEEK,
    grown,
    plan_no_event,
    put,
    refused,
    to_hour,
)
from tests.support.life import SandboxLife
from ws.features.activities.messages import ActivityChosen
from ws.features.day import api as day
from ws.features.day.records import Day
from ws.features.education import api, messages
from ws.features.education.records import Attainments, Conduct, Marks

LONG = "ball_game"
"""An activity of 80 minutes."""


def truant(age: int, monkeypatch: pytest.MonkeyPatch) -> SandboxLife:
    """Somebody at school who could well not be there."""
    life = grown(age)
    stay_healthy(monkeypatch)
    plan_no_event(life)
    return life


def skip_school(life: SandboxLife) -> None:
    """Spend the whole next day of school with a ball."""
    duty = life.state.get(Day).duties["school"]
    to_hour(life, 8)
    while life.minute % DAY < duty.ends:
        life.perform(ActivityChosen(LONG, "", free=True))
        life.advance(life.minute + 80)
    life.advance(life.minute - life.minute % DAY + DAY)


def test_a_skipped_day_means_detention_and_a_longer_day(monkeypatch: pytest.MonkeyPatch) -> None:
    life = truant(15, monkeypatch)
    skip_school(life)
    assert life.state.get(Conduct) == Conduct(skipped=1, detentions=1, detained=True)
    assert life.messages("school")[-1].title == "Detention"
    ends = life.state.get(Day).duties["school"].ends
    life.advance(life.minute + 3 * DAY)
    assert life.state.get(Conduct).detained is False
    assert life.state.get(Day).duties["school"].ends == ends - 60


def test_truants_are_warned_and_at_last_expelled_the_young_to_another_school(monkeypatch: pytest.MonkeyPatch) -> None:
    for age, school in ((12, "middle"), (16, "")):
        monkeypatch.undo()
        life = truant(age, monkeypatch)
        while not any(push.title in ("Expelled", "Another school") for push in life.messages("school")):
            assert life.minute < (age + 1) * 12 * DAY - DAY, "six days of school are enough for it"
            skip_school(life)
        assert sum(push.title == "A warning" for push in life.messages("school")) == 2
        assert schooling(life).school == school
        assert life.state.find(Conduct) is None
        if not school:
            assert "school" not in life.state.get(Day).duties
            life.live_to_age(19)
            assert api.attainment(life.turn()) == "middle"
            assert life.messages("school")[-1].title == "Evening school"


def test_a_new_school_year_forgets_what_was_held_against_the_pupil(monkeypatch: pytest.MonkeyPatch) -> None:
    life = truant(15, monkeypatch)
    skip_school(life)
    life.live_to_age(16)
    assert life.state.find(Conduct) is None


def test_who_fails_the_final_exams_repeats_and_fails_for_good() -> None:
    life = grown(17)
    for _ in range(2):
        put(life, replace(life.state.get(Marks), subjects=dict.fromkeys(life.state.get(Marks).subjects, 500)))
        life.advance(schooling(life).exam_minute - 60)
        put(life, replace(life.state.get(Marks), subjects=dict.fromkeys(life.state.get(Marks).subjects, 500)))
        with_smarts(life, 0, stress=100)
        to_exam(life)
        assert not schooling(life).passed
        life.advance(life.minute - life.minute % DAY + 5 * DAY)
    titles = [push.title for push in life.messages("school")]
    assert titles.count("The final exams") == 2
    assert titles.count("Another year") == 1
    assert "Graduation" not in titles
    assert schooling(life).school == ""
    assert (api.attainment(life.turn()), life.state.get(Attainments).has_left_school) == ("middle", True)


def test_a_repeated_year_can_be_passed() -> None:
    life = grown(17)
    life.advance(schooling(life).exam_minute)
    put(life, replace(schooling(life), passed=False))
    life.live_to_age(18)
    assert (schooling(life).school, schooling(life).year) == ("high", 12)
    life.live_to_age(19)
    assert schooling(life).school == ""
    assert api.attainment(life.turn()) == "high"


def test_exams_are_missed_from_a_hospital_bed_and_the_year_counts() -> None:
    life = grown(17)
    life.advance(schooling(life).exam_minute - 10)
    grade = schooling(life).grade
    turn = life.turn()
    day.stay_at(turn, "hospital")
    life.commit(turn, life.minute)
    life.advance(life.minute + 20)
    assert (schooling(life).passed, life.state.get(Attainments).school_grade) == (True, grade)
    grades = life.state.get(Marks).subjects
    life.advance(life.minute + WEEK)
    assert life.state.get(Marks).subjects == grades, "nobody goes to school from there"


def test_high_school_can_be_left_from_sixteen_on_and_no_other() -> None:
    for age in (7, 12, 15):
        with refused("not_allowed"):
            say(grown(age), messages.DropOut())
    life = grown(16)
    assert say(life, messages.DropOut()) == messages.DroppedOut(programme_id="high")
    assert "school" not in life.state.get(Day).duties
    with refused("not_allowed"):
        say(life, messages.DropOut())
    life.live_to_age(18)
    assert (schooling(life).school, api.attainment(life.turn())) == ("", "middle")
    reply = say(without_job(life), messages.Enroll(programme_id="evening_high_school", mode="part_time"))
    assert isinstance(reply, messages.EnrolledReply)
