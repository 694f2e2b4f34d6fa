"""Whoever asks for anything at any time is answered or refused, and what is shown stays sound."""

from __future__ import annotations

from random import Random

import pytest

from tests.features.education.support import HANDLERS, announce
from tests.features.support import DAY
from tests.support.life import SandboxLife
from ws.features.day import api as day
from ws.features.day.records import Day
from ws.features.education import api, messages, views
from ws.features.education.records import Membership, Schooling, Studies
from ws.features.education.rules import programmes
from ws.features.law.api import Imprisoned
from ws.kernel.errors import Refused
from ws.kernel.messages import Request


def whim(life: SandboxLife, chance: Random) -> Request:
    content = life.world.content
    ids = [*content.subjects, *content.programmes, "nonsense"]
    made: list[Request] = [
        messages.DoHomework(subject_id=chance.choice(ids)),
        messages.Enroll(
            programme_id=chance.choice([*content.programmes, "nonsense"]),
            mode=chance.choice(("full_time", "part_time", "online")),
            loan=chance.random() < 0.2,
        ),
        messages.JoinClub(club_id=chance.choice([*content.clubs, "nonsense"])),
        messages.LeaveClub(club_id=chance.choice([*content.clubs, "nonsense"])),
        messages.SetStudyEffort(effort=chance.choice(("low", "normal", "high"))),
        messages.GetClubs(),
    ]
    if chance.random() < 0.1:
        made.append(messages.DropOut())
    return chance.choice(made)


def befall(life: SandboxLife, chance: Random) -> None:
    """Hospital, home again, or prison."""
    turn = life.turn()
    day.stay_at(turn, chance.choice(("hospital", "", "", "prison")))
    life.commit(turn, life.minute)
    if chance.random() < 0.3:
        announce(life, Imprisoned(30))


def is_sound(life: SandboxLife) -> None:
    held = life.state.get(Schooling)
    begun = [one for one in life.state.all(Studies) if one.status == "enrolled"]
    assert [one.programme_id for one in begun] == ([held.programme] if held.programme else [])
    assert not (held.school and held.programme)
    assert ("school" in life.state.get(Day).duties) == bool(held.school or held.programme)
    clubs = list(life.state.all(Membership))
    assert len(clubs) <= 3
    assert not clubs or held.school or held.programme
    content = life.world.content
    for one in life.state.all(Studies):
        assert 0 <= one.grade <= 10_000
        assert 0 <= one.credits <= programmes.needed_credits(content.programmes[one.programme_id])
        assert (one.status == "graduated") == (one.programme_id in api.degrees(life.turn()))
    shown = views.school(life.state, content)
    assert shown is not None
    minute = shown["exam_minute"]
    assert minute is None or (isinstance(minute, int) and minute >= life.minute - 1) or held.school


@pytest.mark.parametrize(("number", "days_per_year"), [(1, 12), (2, 12), (3, 5), (4, 1)])
def test_whims(number: int, days_per_year: int) -> None:
    life, chance, granted = SandboxLife(number, days_per_year), Random(number), 0
    for _ in range(600):
        life.advance(life.minute + chance.choice((30, 400, DAY, DAY, 2 * DAY)))
        if life.is_over:
            break
        if chance.random() < 0.03:
            befall(life, chance)
        turn = life.turn()
        request = whim(life, chance)
        try:
            HANDLERS[type(request)](turn, request)
        except Refused:
            continue
        life.commit(turn, life.minute)
        granted += 1
        is_sound(life)
    assert granted >= 15
