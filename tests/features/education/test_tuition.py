"""What studies cost: tuition by the month, scholarships, loans."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.features.education.support import (
    graduate,
    say,
    student,
    studies,
    to_exam,
    with_smarts,
)
from tests.features.support import DAY, put, refused
from ws.features.day import api as day
from ws.features.education import messages, views
from ws.features.money import api as money
from ws.kernel.errors import Refused


def charged(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The tuition that is charged from now on."""
    cents: list[int] = []

    def charge(turn: object, amount: int, reason: str) -> None:
        if reason == "tuition":
            cents.append(amount)

    monkeypatch.setattr(money, "charge", charge)
    return cents


def test_tuition_is_due_every_month_less_the_scholarship(monkeypatch: pytest.MonkeyPatch) -> None:
    cents = charged(monkeypatch)
    plain, gifted = student(grade=60), student(grade=85)
    for life, percent in ((plain, 0), (gifted, 40)):
        cents.clear()
        price = money.in_country(life.turn(), life.world.content.programmes["history"].tuition_cents)
        life.advance(life.minute - life.minute % DAY + 5 * DAY)
        assert cents == [price * (100 - percent) // 1200] * 5
        shown = views.school(life.state, life.world.content)
        assert shown is not None
        assert isinstance(shown["programme"], dict)
        assert shown["programme"]["scholarship_percent"] == percent


def test_a_scholarship_is_lost_with_the_grades() -> None:
    life = student(grade=85, smarts=45)
    put(life, replace(studies(life), grade=4600))
    to_exam(life)
    assert studies(life).scholarship == ""
    assert "The scholarship" in [push.title for push in life.messages("school")]


def test_a_loan_pays_the_tuition_year_by_year(monkeypatch: pytest.MonkeyPatch) -> None:
    cents = charged(monkeypatch)
    lent: list[tuple[str, int, int]] = []

    def borrow(turn: object, kind: str, amount: int, months: int) -> str:
        if len(lent) == 2:
            raise Refused("not_allowed", "No more.")
        lent.append((kind, amount, months))
        return "loan"

    monkeypatch.setattr(money, "borrow", borrow)
    life = graduate(grade=60)
    reply = say(life, messages.Enroll(programme_id="history", mode="full_time", loan=True))
    assert isinstance(reply, messages.EnrolledReply)
    assert lent == [("student", 12 * reply.tuition_cents, 120)]
    for _ in range(2):
        with_smarts(life, 80)
        to_exam(life)
    assert len(lent) == 2
    assert cents == [], "what is borrowed is not paid again"
    assert life.messages("school")[-1].title == "The student loan"
    assert not studies(life).loan
    life.advance(life.minute + 2 * DAY)
    assert cents == [reply.tuition_cents] * 2


def test_a_refused_loan_is_a_refused_enrolment(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(turn: object, kind: str, amount: int, months: int) -> str:
        raise Refused("not_allowed", "Nobody lends.")

    monkeypatch.setattr(money, "borrow", refuse)
    life = graduate(grade=60)
    before = life.hash
    with refused("not_allowed"):
        say(life, messages.Enroll(programme_id="history", mode="full_time", loan=True))
    assert life.hash == before


def test_in_hospital_studies_pause_and_the_exam_is_postponed(monkeypatch: pytest.MonkeyPatch) -> None:
    cents = charged(monkeypatch)
    life = student(grade=60)
    life.advance(studies(life).exam_minute - 4 * DAY)
    turn = life.turn()
    day.stay_at(turn, "hospital")
    life.commit(turn, life.minute)
    before = studies(life)
    cents.clear()
    to_exam(life)
    after = studies(life)
    assert cents == []
    assert (after.expected_minutes, after.credits) == (before.expected_minutes, 0)
    assert after.exam_minute == before.exam_minute + 2 * DAY
    turn = life.turn()
    day.stay_at(turn, "")
    life.commit(turn, life.minute)
    to_exam(life)
    assert studies(life).credits == 60


def test_tuition_of_a_fully_paid_scholarship_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    cents = charged(monkeypatch)
    life = graduate(grade=98, smarts=90)
    reply = say(life, messages.Enroll(programme_id="history", mode="full_time", loan=True))
    assert isinstance(reply, messages.EnrolledReply)
    assert (reply.scholarship_percent, reply.tuition_cents) == (100, 0)
    life.advance(life.minute + 5 * DAY)
    assert cents == []
