"""Pupils and students for the tests of the education."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.features.support import ask, grown, put
from tests.support.life import SandboxLife
from ws.features.day.records import Day
from ws.features.education import messages
from ws.features.education.handlers import requests
from ws.features.education.records import Attainments, Schooling, Studies
from ws.features.health import api as health
from ws.features.vitals.records import Vitals
from ws.kernel.facts import Fact
from ws.kernel.messages import Request

POINT = 1_000_000
HANDLERS = {
    messages.GetProgrammes: requests.get_programmes,
    messages.GetClubs: requests.get_clubs,
    messages.Enroll: requests.enroll,
    messages.DropOut: requests.drop_out,
    messages.DoHomework: requests.do_homework,
    messages.JoinClub: requests.join_club,
    messages.LeaveClub: requests.leave_club,
    messages.SetStudyEffort: requests.set_study_effort,
}


def say(life: SandboxLife, request: Request) -> object:
    """The reply to a request."""
    return ask(life, HANDLERS[type(request)], request)[0]


def announce(life: SandboxLife, fact: Fact) -> None:
    """Have every feature hear of something."""
    turn = life.turn()
    turn.announce(fact)
    life.commit(turn, life.minute)


def with_smarts(life: SandboxLife, points: int, stress: int = 0) -> SandboxLife:
    """The same life, as clever as the test wants it, and rested."""
    held = life.state.get(Vitals)
    put(
        life,
        replace(held, minute=life.minute, smarts=points * POINT, stress=stress * POINT, energy=100 * POINT),
    )
    return life


def without_job(life: SandboxLife) -> SandboxLife:
    """The same life with its weekdays free."""
    day = life.state.get(Day)
    put(life, replace(day, duties={name: duty for name, duty in day.duties.items() if name != "work"}))
    return life


def stay_healthy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is too ill for school from now on. Lead the lives there before: others share them."""
    monkeypatch.setattr(health, "is_fit_for_duty", lambda turn: True)


def graduate(grade: int = 80, smarts: int = 70, age: int = 20) -> SandboxLife:
    """Somebody with a diploma and nothing to do."""
    life = without_job(with_smarts(grown(age), smarts))
    put(life, Attainments(highest="high", school_grade=grade))
    return life


def student(programme: str = "history", mode: str = "full_time", **who: int) -> SandboxLife:
    """Somebody who has enrolled just now."""
    life = graduate(**who)
    say(life, messages.Enroll(programme_id=programme, mode=mode))  # type: ignore[arg-type]  # a mode
    return life


def schooling(life: SandboxLife) -> Schooling:
    return life.state.get(Schooling)


def studies(life: SandboxLife, programme: str = "history") -> Studies:
    return life.state.get(Studies, programme)


def to_exam(life: SandboxLife) -> None:
    """Live on until the exams of the year are over."""
    programme = schooling(life).programme
    life.advance(studies(life, programme).exam_minute if programme else schooling(life).exam_minute)
