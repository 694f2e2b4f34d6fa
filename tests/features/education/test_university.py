"""Studies as they are lived: admission, lectures, exams, graduation, and leaving."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.features.education.support import (
    announce,
    graduate,
    say,
    schooling,
    student,
    studies,
    to_exam,
    with_smarts,
    without_job,
)
from tests.features.support import DAY, WEEK, bare_turn, doing, grown, put, refused, to_hour
from tests.support.life import SandboxLife, lives
from ws.features.day import api as day
from ws.features.day.records import Day, Duty
from ws.features.education import api, messages, views
from ws.features.education.handlers import requests
from ws.features.education.records import Attainments, Studies
from ws.features.law.api import Imprisoned
from ws.features.money.records import Money
from ws.kernel.state import OwnerState


def with_job(life: SandboxLife, duty: Duty) -> SandboxLife:
    turn = life.turn()
    day.set_duty(turn, "work", duty)
    life.commit(turn, life.minute)
    return life


def lives_to(life: SandboxLife, age: int) -> bool:
    """Whether it lives so long; it has then."""
    life.live_to_age(age)
    return not life.is_over


def offers(life: SandboxLife) -> dict[str, messages.ProgrammeOffer]:
    reply = say(life, messages.GetProgrammes())
    assert isinstance(reply, messages.Programmes)
    return {offer.id: offer for offer in reply.programmes}


def test_what_is_offered_can_be_begun_and_what_is_not_is_refused() -> None:
    life = graduate(grade=66, smarts=50)
    found = offers(life)
    assert set(found) == set(life.world.content.programmes)
    assert {True, False} == {offer.available for offer in found.values()}
    for offer in found.values():
        assert offer.available == (offer.reason == "")
        twin = life.copy()
        for mode in offer.modes:
            if offer.available:
                reply = say(life.copy(), messages.Enroll(programme_id=offer.id, mode=mode))  # type: ignore[arg-type]  # a mode
                assert isinstance(reply, messages.EnrolledReply)
                assert (reply.programme_id, reply.mode) == (offer.id, mode)
            else:
                with refused("not_allowed"):
                    say(twin, messages.Enroll(programme_id=offer.id, mode=mode))  # type: ignore[arg-type]  # a mode
        assert twin.hash == life.hash
    with refused("not_found"):
        say(life, messages.Enroll(programme_id="alchemy", mode="full_time"))
    with refused("not_allowed"):
        say(life, messages.Enroll(programme_id="music", mode="online"))
    for handler, request in (
        (requests.enroll, messages.Enroll(programme_id="history", mode="online")),
        (requests.get_programmes, messages.GetProgrammes()),
        (requests.drop_out, messages.DropOut()),
        (requests.get_clubs, messages.GetClubs()),
        (requests.leave_club, messages.LeaveClub(club_id="chess")),
    ):
        with refused("no_life"):
            handler(bare_turn(), request)  # type: ignore[operator]  # as the rulebook calls it


def test_pupils_the_young_and_those_who_are_away_are_not_admitted() -> None:
    with refused("not_allowed"):
        say(grown(17), messages.Enroll(programme_id="carpentry", mode="full_time"))
    life = graduate()
    turn = life.turn()
    day.stay_at(turn, "hospital")
    life.commit(turn, life.minute)
    with refused("not_allowed"):
        say(life, messages.Enroll(programme_id="history", mode="online"))


def test_the_dead_do_not_study() -> None:
    life = grown(25)
    life.live_to_age(130)
    for request in (messages.Enroll(programme_id="history", mode="online"), messages.DropOut(), messages.GetClubs()):
        with refused("life_over"):
            say(life, request)


def test_full_time_takes_the_weekdays_from_tomorrow_on() -> None:
    life = student()
    assert life.messages("school")[-1].title == "Enrolled"
    seen = set()
    life.advance(life.minute - life.minute % DAY + DAY)
    for _ in range(WEEK // 60):
        life.advance(life.minute + 60)
        if doing(life) == "school":
            seen.add(life.minute // DAY % 7)
            assert 540 <= life.minute % DAY < 900
    assert seen == {0, 1, 2, 3, 4}


def test_a_job_leaves_room_for_part_time_and_online_only() -> None:
    for job in (Duty("work", 540, 1020), Duty("work", 660, 1200), Duty("work", 1320, 1430)):
        life = with_job(graduate(), job)
        with refused("conflict"):
            say(life, messages.Enroll(programme_id="history", mode="full_time"))
        for mode in ("part_time", "online"):
            twin = life.copy()
            say(twin, messages.Enroll(programme_id="history", mode=mode))  # type: ignore[arg-type]  # a mode
            duties = twin.state.get(Day).duties
            assert duties["work"] == job
            twin.advance(twin.minute + 8 * DAY - 1)
            begun = studies(twin)
            assert 0 < begun.expected_minutes == begun.attended_minutes


def test_nobody_studies_two_things_at_once() -> None:
    life = student()
    for programme in ("history", "physics"):
        with refused("conflict"):
            say(life, messages.Enroll(programme_id=programme, mode="full_time"))
    assert offers(life)["history"].status == "enrolled"


@pytest.mark.parametrize(
    ("programme", "mode", "years", "attainment"),
    [("history", "full_time", 3, "bachelor"), ("history", "online", 5, "bachelor"),
     ("physics", "full_time", 4, "bachelor"), ("carpentry", "part_time", 4, "high")],
)  # fmt: skip
def test_studies_end_with_a_degree(programme: str, mode: str, years: int, attainment: str) -> None:
    life = student(programme, mode, grade=75, smarts=80)
    begun = life.minute
    for _ in range(years):
        with_smarts(life, 80)
        to_exam(life)
    done = studies(life, programme)
    assert (done.status, done.exam_minute) == ("graduated", -1)
    assert life.minute - begun == years * 12 * DAY + 600
    turn = life.turn()
    assert (api.attainment(turn), api.degrees(turn)) == (attainment, (programme,))
    assert api.fields(turn) == {life.world.content.programmes[programme].field}
    assert not api.is_student(turn)
    assert "school" not in life.state.get(Day).duties
    titles = [push.title for push in life.messages("school")]
    assert titles[-1] in ("Graduation", "Certified")
    assert sum(title.startswith("The exams in") for title in titles) == years - 1
    with refused("conflict"):
        say(life, messages.Enroll(programme_id=programme, mode="full_time"))
    shown = views.school(life.state, life.world.content)
    assert shown is not None
    assert isinstance(shown["degrees"], list)
    assert [degree["id"] for degree in shown["degrees"]] == [programme]
    assert shown["programme"] is None
    assert (shown["school"], shown["title"]) == ("", life.world.content.programmes[programme].name)
    assert shown["grade"] == shown["degrees"][0]["grade"] > 60


def test_graduate_schools_build_on_a_degree() -> None:
    life = graduate(smarts=80)
    put(
        life,
        Attainments(highest="bachelor", school_grade=80, degrees=("biomedicine",)),
        Studies("biomedicine", "full_time", status="graduated", grade=8000, credits=240),
    )
    found = offers(life)
    assert found["medical_school"].available
    assert found["law_school"].available
    assert not found["master_of_engineering"].available
    say(life, messages.Enroll(programme_id="medical_school", mode="full_time"))
    for _ in range(4):
        with_smarts(life, 80)
        to_exam(life)
    assert api.attainment(life.turn()) == "doctorate"
    assert api.fields(life.turn()) == {"health", "medicine"}
    assert not offers(life)["history"].reason, "a doctor may still begin with history"


def test_three_failed_years_are_the_end_for_good() -> None:
    life = student()
    put(life, Money(100_000_000))
    for failed in range(1, 4):
        with_smarts(life, 0, stress=100)
        put(life, replace(studies(life), grade=0))
        life.advance(studies(life).exam_minute - 1)
        put(life, replace(studies(life), grade=0))
        with_smarts(life, 0, stress=100)
        to_exam(life)
        assert studies(life).failures == failed
        assert studies(life).credits == 0
    assert (studies(life).status, schooling(life).programme) == ("left", "")
    with refused("not_allowed"):
        say(without_job(life), messages.Enroll(programme_id="history", mode="full_time"))


def test_credits_are_kept_by_those_who_drop_out_and_come_back() -> None:
    life = student(smarts=80)
    to_exam(life)
    assert studies(life).credits == 60
    assert say(life, messages.DropOut()) == messages.DroppedOut(programme_id="history")
    assert (studies(life).status, studies(life).credits, studies(life).exam_minute) == ("left", 60, -1)
    with refused("not_allowed"):
        say(life, messages.DropOut())
    told = len(life.messages("school"))
    life.advance(life.minute + 24 * DAY)
    assert len(life.messages("school")) == told, "no exam for who has left"
    with_smarts(life, 0)
    put(life, Attainments(highest="high", school_grade=0))
    say(without_job(life), messages.Enroll(programme_id="history", mode="part_time"))
    assert (studies(life).credits, studies(life).mode) == (60, "part_time")
    assert life.messages("school")[-1].title == "Back again"


def test_who_does_not_attend_does_worse() -> None:
    there, away = student(smarts=60), student(smarts=60)
    for life in (there, away):
        life.advance(studies(life).exam_minute - 1)
    put(away, replace(studies(away), attended_minutes=0))
    for life in (there, away):
        to_exam(life)
    assert studies(away).grade < studies(there).grade


def test_prison_ends_studies() -> None:
    life = student()
    announce(life, Imprisoned(30))
    assert schooling(life).programme == ""
    assert studies(life).status == "left"
    assert "school" not in life.state.get(Day).duties


def test_students_study_at_home_too() -> None:
    life = student()
    to_hour(life, 18)
    before = studies(life).grade
    reply = say(life, messages.DoHomework(subject_id="history"))
    assert isinstance(reply, messages.HomeworkOutcome)
    assert reply.text
    assert studies(life).grade > before
    with refused("not_allowed"):
        say(life, messages.DoHomework(subject_id="history"))
    with refused("not_found"):
        say(life, messages.DoHomework(subject_id="sums"))


def test_nothing_is_shown_before_the_first_school_day() -> None:
    assert views.school(OwnerState(1, epoch=1), grown(6).world.content) is None


@pytest.mark.parametrize("mode", ["full_time", "part_time", "online"])
def test_who_has_been_to_every_lecture_has_attended_all_of_them(mode: str) -> None:
    """Also when the exam is in the morning of a day of lectures."""
    life = student(mode=mode)
    life.advance(studies(life).exam_minute - 601)
    begun = studies(life)
    assert begun.expected_minutes == begun.attended_minutes > 0
    life.advance(begun.exam_minute - 1)
    today = studies(life).expected_minutes - begun.expected_minutes
    duty = life.state.get(Day).duties["school"]
    assert today == (duty.ends - duty.begins if life.minute // DAY % 7 in duty.days else 0)


@pytest.mark.parametrize("days_per_year", [1, 5, 12, 30])
def test_a_year_of_study_is_a_year_of_the_life(days_per_year: int) -> None:
    life = next(life for life in lives(50, days_per_year) if lives_to(life, 20))
    without_job(with_smarts(life, 80))
    put(life, Attainments(highest="high", school_grade=80))
    say(life, messages.Enroll(programme_id="history", mode="full_time"))
    begun = life.minute
    for _ in range(3):
        with_smarts(life, 80)
        to_exam(life)
    assert api.attainment(life.turn()) == "bachelor"
    assert life.minute // DAY - begun // DAY == 3 * days_per_year
