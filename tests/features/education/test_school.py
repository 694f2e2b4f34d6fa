"""School as it is lived: its years, its exams, homework, effort, and pocket money."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace

from tests.features.education.support import (
    announce,
    say,
    schooling,
    with_smarts,
)
from tests.features.support import (
    DAY,
    bare_turn,
    doing,
    grown,
    put,
    refused,
    to_hour,
    with_energy,
)
from ws.features.day import api as day
from ws.features.education import api, messages, views
from ws.features.education.handlers import requests
from ws.features.education.records import Attainments, Marks, Schooling
from ws.features.education.wording import worded
from ws.features.law.api import Imprisoned
from ws.features.money import api as money
from ws.features.money.records import Money
from ws.features.vitals.records import Vitals
from ws.kernel.player import Player


@pytest.mark.parametrize(("age", "cents"), [(7, 400), (10, 700), (12, 1500), (16, 3000)])
def test_pocket_money_comes_at_every_midnight(age: int, cents: int) -> None:
    life = grown(age)
    life.advance(life.minute + DAY - 1)
    put(life, Money(0))
    life.advance(life.minute + 1)
    assert life.state.get(Money).cents == money.in_country(life.turn(), cents)


def test_the_years_of_school_are_told() -> None:
    told = grown(19).messages("school")
    new = [push.minute // DAY // 12 for push in told if push.title in ("A new school", "Graduation")]
    assert new == [6, 11, 14, 18]
    assert [push.minute // DAY // 12 for push in told if push.title == "A year to go"] == [17]
    assert [push.minute // DAY // 12 for push in told if push.title == "Universities are open"] == [18]


@pytest.mark.parametrize("number", range(3))
def test_who_never_answers_goes_to_school_and_graduates(number: int) -> None:
    life = grown(19, number)
    exams = [push for push in life.messages("school") if push.title in ("The exams of the year", "The final exams")]
    assert [push.minute // DAY // 12 for push in exams] == list(range(6, 18))
    assert len({push.text for push in exams}) == 12, "told in other words each year"
    turn = life.turn()
    assert (api.attainment(turn), api.degrees(turn), api.fields(turn)) == ("high", (), frozenset())
    assert not api.is_pupil(turn)
    assert not api.is_student(turn)
    shown = views.school(life.state, life.world.content)
    assert shown is not None
    assert (shown["school"], shown["attainment"], shown["exam_minute"]) == ("", "high", None)
    assert (shown["title"], shown["grade"]) == ("High school diploma", life.state.get(Attainments).school_grade)


def test_every_school_has_its_subjects() -> None:
    for age, school in ((7, "primary"), (12, "middle"), (15, "high")):
        life = grown(age)
        content = life.world.content
        assert set(life.state.get(Marks).subjects) == {s.id for s in content.subjects.values() if school in s.schools}
        shown = views.school(life.state, content)
        assert shown is not None
        assert (shown["school"], shown["year"]) == (school, age - 5)
        assert isinstance(shown["subjects"], list)
        assert all(0 <= subject["grade"] <= 100 for subject in shown["subjects"])
        assert len(shown["subjects"]) >= 6


def test_the_clever_have_better_grades() -> None:
    found = []
    for smarts in (5, 50, 95):
        life = with_smarts(grown(14), smarts)
        for _ in range(36):
            with_smarts(life, smarts)
            life.advance(life.minute + DAY)
        found.append(schooling(life).grade)
    assert found == sorted(found)
    assert found[2] - found[0] > 25


def test_effort_is_kept_lifts_grades_and_costs_calm() -> None:
    found = {}
    for effort in ("low", "normal", "high"):
        life = with_smarts(grown(14), 50)
        if effort != "normal":
            reply = say(life, messages.SetStudyEffort(effort=effort))  # type: ignore[arg-type]  # one of them
            assert reply == messages.StudyEffortSet(effort=effort)
        stress = 0
        for _ in range(22):
            life.advance(life.minute + DAY)
            stress += life.state.get(Vitals).stress
        found[effort] = (schooling(life).grade, stress)
        life.advance(life.minute + 2 * DAY)
        assert schooling(life).effort == effort
    assert found["low"][0] < found["normal"][0] < found["high"][0]
    assert found["low"][1] <= found["normal"][1] < found["high"][1]


def test_effort_refusals() -> None:
    life = grown(10)
    with refused("conflict"):
        say(life, messages.SetStudyEffort(effort="normal"))
    with refused("not_allowed"):
        say(grown(25), messages.SetStudyEffort(effort="high"))
    with refused("no_life"):
        requests.set_study_effort(bare_turn(), messages.SetStudyEffort(effort="high"))


def test_homework_lifts_its_subject_once_a_day_and_costs_energy() -> None:
    life = with_smarts(grown(10), 50)
    to_hour(life, 16)
    with_energy(life, 50)
    before = life.state.get(Marks).subjects
    reply = say(life, messages.DoHomework(subject_id="sums"))
    assert isinstance(reply, messages.HomeworkOutcome)
    assert reply.text
    assert reply.energy == 46
    after = life.state.get(Marks).subjects
    assert after["sums"] > before["sums"]
    assert {one for one in after if after[one] != before[one]} == {"sums"}
    with refused("not_allowed"):
        say(life, messages.DoHomework(subject_id="sums"))
    say(life, messages.DoHomework(subject_id="reading"))
    assert life.state.get(Marks).homework == ("sums", "reading")
    to_hour(life, 7)
    life.advance(life.minute + DAY)
    to_hour(life, 16, weekday=False)
    say(life, messages.DoHomework(subject_id="sums"))
    assert life.state.get(Marks).homework == ("sums",)


def test_homework_refusals() -> None:
    life = grown(10)
    to_hour(life, 16)
    for unknown in ("physics_class", "no_such_thing", "history"):
        with refused("not_found"):
            say(life, messages.DoHomework(subject_id=unknown))
    with_energy(life, 3)
    with refused("not_enough_energy") as facts:
        say(life, messages.DoHomework(subject_id="sums"))
    assert facts == {"needed": 4, "energy": 3}
    player = life.state.get(Player)
    put(life, replace(player, unlimited_energy_until=life.minute * 1000 + 1))
    reply = say(life, messages.DoHomework(subject_id="sums"))
    assert isinstance(reply, messages.HomeworkOutcome)
    assert reply.energy == 3
    to_hour(life, 10)
    assert doing(life) == "school"
    with refused("not_allowed"):
        say(life, messages.DoHomework(subject_id="reading"))
    to_hour(life, 16)
    turn = life.turn()
    day.stay_at(turn, "hospital")
    life.commit(turn, life.minute)
    with refused("not_allowed"):
        say(life, messages.DoHomework(subject_id="reading"))
    with refused("not_found"):
        say(grown(25), messages.DoHomework(subject_id="sums"))
    with refused("no_life"):
        requests.do_homework(bare_turn(), messages.DoHomework(subject_id="sums"))


def test_prison_does_not_cost_a_pupil_the_school() -> None:
    life = grown(15)
    announce(life, Imprisoned(30))
    assert schooling(life).school == "high"


def test_a_life_from_before_goes_on() -> None:
    """Old lives have a school and a grade, and nothing else."""
    life = grown(15)
    turn = life.turn()
    for kind in (Marks, Attainments):
        turn.remove(kind)
    turn.put(Schooling(school="high", grade=66))
    turn.unschedule("school_exam")
    life.commit(turn, life.minute)
    assert views.school(life.state, life.world.content) is not None
    to_hour(life, 16)
    assert isinstance(say(life, messages.DoHomework(subject_id="english")), messages.HomeworkOutcome)
    life.live_to_age(19)
    assert api.attainment(life.turn()) == "high"
    assert set(api.attained(life.turn()).degrees) == set()


def test_wordings_do_not_repeat_before_all_have_been_told() -> None:
    life = grown(15)
    texts = life.world.content.school_texts["late"].texts
    told = []
    for _ in range(3 * len(texts)):
        turn = life.turn()
        told.append(worded(turn, "late", texts))
        life.commit(turn, life.minute + 1)
    assert set(told[: len(texts)]) == set(texts)
    assert all(one != other for one, other in pairwise(told))
