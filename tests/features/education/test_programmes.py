"""Admission, hours, tuition and credits, as pure rules; and the programmes of the content."""

from __future__ import annotations

from collections import Counter

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.support.life import world
from ws.content.schemas import Programme, Scholarship
from ws.content.schemas import education as schema
from ws.features.day.records import Duty
from ws.features.education.records import Attainments, Studies
from ws.features.education.rules import programmes
from ws.features.education.rules.programmes import Applicant

CONTENT = world().content
OFFICE = Duty("work", 540, 1020)
LATE_SHIFT = Duty("work", 660, 1200)
WEEKEND = Duty("work", 540, 1020, (5, 6))


def applicant(**changes: object) -> Applicant:
    """Eighteen, with a good diploma."""
    plain = Applicant(18, False, Attainments(highest="high", school_grade=75), 60, {}, "", {})
    return replace(plain, **changes)


def test_there_is_enough_to_study() -> None:
    levels = Counter(programme.level for programme in CONTENT.programmes.values())
    assert levels["bachelor"] >= 22
    assert levels["master"] + levels["doctorate"] >= 6
    fields = {programme.field for programme in CONTENT.programmes.values()}
    assert {"engineering", "medicine", "law", "business", "arts", "education", "science", "computing", "nursing",
            "trades"} <= fields  # fmt: skip
    assert len(CONTENT.clubs) >= 14


def test_the_check_of_the_content_finds_what_is_wrong() -> None:
    physics = CONTENT.programmes["physics"]
    wrong = {
        "long": replace(physics, id="long", years=2),
        "early": replace(physics, id="early", level="master", years=2),
        "lost": replace(physics, id="lost", needs=schema.Needs(fields=("general",))),
    }
    texts = {**CONTENT.school_texts, "late": replace(CONTENT.school_texts["late"], texts=("{nobody}",) * 3)}
    texts.pop("skipped")
    texts["odd"] = replace(CONTENT.school_texts["late"], id="odd")
    broken = replace(CONTENT, programmes={"physics": physics, **wrong}, school_texts=texts)
    found = "\n".join(schema.check(broken))
    for word in (
        "programmes: long",
        "programmes: early",
        "programmes: lost",
        "{nobody}",
        "skipped is missing",
        "odd",
    ):
        assert word in found
    assert not list(schema.check(CONTENT))


@pytest.mark.parametrize(
    ("programme", "who", "code", "words"),
    [
        ("physics", applicant(), "", ""),
        ("physics", applicant(attained=Attainments(highest="high", school_grade=67)), "not_allowed", "68"),
        ("physics", applicant(smarts=55), "not_allowed", "smarts of 56"),
        ("physics", applicant(attained=Attainments(highest="middle")), "not_allowed", "high school"),
        ("physics", applicant(is_pupil=True), "not_allowed", "school wants"),
        ("physics", applicant(current="history"), "conflict", "something else"),
        ("physics", applicant(current="physics"), "conflict", "enrolled there"),
        ("carpentry", applicant(age=15, attained=Attainments(highest="middle")), "not_allowed", "16"),
        ("carpentry", applicant(age=16, attained=Attainments(highest="middle")), "", ""),
        ("evening_high_school", applicant(age=40, attained=Attainments(highest="middle")), "", ""),
        ("evening_high_school", applicant(), "not_allowed", "diploma already"),
        ("medical_school", applicant(smarts=99), "not_allowed", "bachelor"),
        (
            "medical_school",
            applicant(smarts=99, attained=Attainments(highest="bachelor"), grades={"arts": 99, "": 99}),
            "not_allowed",
            "degree in",
        ),
        (
            "medical_school",
            applicant(smarts=99, attained=Attainments(highest="bachelor"), grades={"health": 73, "": 99}),
            "not_allowed",
            "74",
        ),
        (
            "medical_school",
            applicant(smarts=62, attained=Attainments(highest="bachelor"), grades={"health": 74, "": 74}),
            "",
            "",
        ),
    ],
)
def test_who_is_admitted(programme: str, who: Applicant, code: str, words: str) -> None:
    found, sentence = programmes.why_not(CONTENT.programmes[programme], who)
    assert found == code
    assert words in sentence
    assert bool(sentence) == bool(code)


@pytest.mark.parametrize(
    ("status", "failures", "code"), [("graduated", 0, "conflict"), ("left", 3, "not_allowed"), ("left", 2, "")]
)
def test_coming_back(status: str, failures: int, code: str) -> None:
    """Whoever was admitted once may go on, whatever the grade is today; not who has failed for good."""
    begun = Studies("physics", "full_time", status=status, failures=failures)
    who = applicant(studies={"physics": begun}, smarts=0)
    assert programmes.why_not(CONTENT.programmes["physics"], who)[0] == code


def test_the_best_scholarship_that_fits_is_granted() -> None:
    offered = CONTENT.scholarships.values()

    def granted(programme: str, grade: int, smarts: int = 99) -> int:
        who = applicant(smarts=smarts, attained=Attainments(highest="high", school_grade=grade))
        found: Scholarship | None = programmes.scholarship_for(CONTENT.programmes[programme], who, offered)
        return found.percent if found is not None else 0

    assert granted("history", 79) == 0
    assert granted("history", 80) == 10
    assert granted("history", 87) == 40, "the arts foundation gives more than merit alone"
    assert granted("physics", 90) == 50
    assert granted("physics", 90, smarts=74) == 30
    assert granted("physics", 97) == 100
    assert granted("physics", 97, smarts=84) == 60


def test_hours_beside_a_job() -> None:
    assert programmes.duty_beside("full_time", None) == Duty("school", 540, 900)
    assert programmes.duty_beside("full_time", OFFICE) is None
    assert programmes.duty_beside("full_time", WEEKEND) == Duty("school", 540, 900)
    for mode in ("part_time", "online"):
        for job in (None, OFFICE, LATE_SHIFT, WEEKEND):
            duty = programmes.duty_beside(mode, job)
            assert duty is not None, (mode, job)
            if job is not None:
                assert not set(duty.days) & set(job.days) or duty.ends <= job.begins or duty.begins >= job.ends


def test_tuition_by_the_month() -> None:
    assert programmes.monthly_tuition_cents(1_200_000, "full_time", 0) == 100_000
    assert programmes.monthly_tuition_cents(1_200_000, "part_time", 0) == 50_000
    assert programmes.monthly_tuition_cents(1_200_000, "full_time", 30) == 70_000
    assert programmes.monthly_tuition_cents(1_200_000, "online", 100) == 0


@given(
    programme=st.sampled_from(sorted(CONTENT.programmes)),
    mode=st.sampled_from(sorted(programmes.CREDITS)),
    marks=st.lists(st.integers(0, 10_000), min_size=1, max_size=20),
)
def test_credits_are_kept_and_never_more_than_needed(programme: str, mode: str, marks: list[int]) -> None:
    found: Programme = CONTENT.programmes[programme]
    held = Studies(programme, mode, expected_minutes=100, attended_minutes=90, is_year_paid=True)
    for mark in marks:
        passed = mark >= 4500
        after = programmes.after_exam(held, mark, passed, found)
        assert held.credits <= after.credits <= programmes.needed_credits(found)
        assert after.failures == held.failures + (not passed)
        assert min(held.grade, mark) <= after.grade <= max(held.grade, mark)
        assert (after.expected_minutes, after.attended_minutes, after.is_year_paid) == (0, 0, False)
        held = after


def test_how_long_it_takes() -> None:
    """A bachelor of three years: three years, part-time six, online four and a half, rounded up."""
    years = {}
    for mode in programmes.CREDITS:
        held, years[mode] = Studies("history", mode), 0
        while held.credits < programmes.needed_credits(CONTENT.programmes["history"]):
            held, years[mode] = (
                programmes.after_exam(held, 9000, True, CONTENT.programmes["history"]),
                years[mode] + 1,
            )
    assert years == {"full_time": 3, "part_time": 6, "online": 5}


def test_a_degree_lifts_the_attainment_and_never_lowers_it() -> None:
    attained = Attainments(highest="middle", school_grade=60)
    steps = [("carpentry", "high"), ("evening_high_school", "high"), ("physics", "bachelor"), ("history", "bachelor"),
             ("law_school", "doctorate"), ("master_of_science", "doctorate")]  # fmt: skip
    for programme, highest in steps:
        attained = programmes.with_degree(attained, CONTENT.programmes[programme], 71)
        assert attained.highest == highest, programme
    assert attained.degrees == tuple(programme for programme, _ in steps)
    assert attained.school_grade == 71, "that of the evening school"


def test_attendance() -> None:
    held = Studies("physics", "full_time")
    assert programmes.attended_percent(held) == 100
    assert programmes.attended_percent(replace(held, expected_minutes=200, attended_minutes=150)) == 75
    assert programmes.attended_percent(replace(held, expected_minutes=200, attended_minutes=900)) == 100


def test_bounds_of_the_schema() -> None:
    plain = msgspec.to_builtins(CONTENT.programmes["physics"])
    for wrong in (
        {"years": 9},
        {"tuition_cents": -1},
        {"modes": []},
        {"field": "alchemy"},
        {"needs": {"grade": 101}},
    ):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert({**plain, **wrong}, Programme)
