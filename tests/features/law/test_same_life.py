"""A life with a record is the same life however its time is cut, and can be lived again."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest

from tests.features.law.support import ready
from tests.features.support import DAY, WEEK
from tests.replay.test_replay import NotedLife
from tests.support.life import SandboxLife
from ws import recorded
from ws.engine.records import Agenda
from ws.engine.turn import Turn
from ws.features.law import handlers, messages
from ws.features.law.records import LawRecord, OpenCase, PrisonTerm
from ws.kernel.errors import Refused
from ws.kernel.messages import Request
from ws.settings import Settings


def attempt(life: SandboxLife, handler: Any, request: Request) -> bool:
    """Ask for it; whether it was done."""
    turn: Turn = life.turn()
    try:
        handler(turn, request)
    except Refused:
        return False
    life.commit(turn, life.minute)
    return True


def live_badly(life: SandboxLife, weeks: int, whims: Random) -> None:
    """Offences, answers and days inside, by numbered whims."""
    until = life.minute + weeks * WEEK
    while life.minute < until and not life.is_over:
        life.advance(min(until, life.minute + whims.choice([200, 700, 1900])))
        if life.is_over:
            break
        offences = sorted(life.world.content.offences)
        attempt(life, handlers.commit_crime, messages.CommitCrime(offence_id=whims.choice(offences)))
        plea: Any = whims.choice(["guilty", "not_guilty", "deal"])
        lawyer: Any = whims.choice(["none", "public", "private"])
        attempt(life, handlers.answer_trial, messages.AnswerTrial(plea=plea, lawyer=lawyer))
        inside = whims.choice(sorted(life.world.content.prison_activities))
        attempt(life, handlers.do_prison_activity, messages.DoPrisonActivity(activity_id=inside))
        if whims.random() < 0.1:
            attempt(life, handlers.request_parole, messages.RequestParole())
            attempt(life, handlers.attempt_escape, messages.AttemptEscape())


@pytest.mark.parametrize("number", range(3))
def test_time_may_be_cut_anyhow(number: int) -> None:
    whole = ready(number=number)
    live_badly(whole, 10, Random(number))
    cut = whole.copy()
    whole.advance(whole.minute + 60 * DAY)
    whims = Random(number + 50)
    until = cut.minute + 60 * DAY
    while cut.minute < until:
        cut.advance(min(until, cut.minute + whims.choice([1, 17, 480, 3000])))
        cut.store_and_load()
    assert cut.hash == whole.hash
    assert [m.text for m in cut.messages("law")] == [m.text for m in whole.messages("law")]


@pytest.mark.parametrize(("number", "days_per_year", "weeks"), [(21, 12, 150), (22, 12, 150), (23, 5, 80)])
def test_a_bad_life_is_replayed(number: int, days_per_year: int, weeks: int, house_var: Path) -> None:
    life = NotedLife(number, days_per_year)
    life.live_to_age(17)
    live_badly(life, weeks, Random(number))
    held = life.state.get(LawRecord)
    assert held.committed > 20
    assert held.convictions or life.state.find(OpenCase) or life.state.find(PrisonTerm)
    recording = life.recording()
    result = recorded.replay(Settings(var=house_var), msgspec.json.encode(recording))
    assert result.replayed_hash == life.hash


@pytest.mark.parametrize("days_per_year", [1, 5, 12])
def test_whole_bad_lives_hold_together(days_per_year: int) -> None:
    """Nothing raises, nobody is held without an end, and numbers stay in their bounds."""
    for number in range(4):
        life = SandboxLife(number, days_per_year)
        whims = Random(number)
        life.live_to_age(10)
        while not life.is_over and life.life.days_per_year * DAY * 90 > life.minute:
            live_badly(life, 20, whims)
            held = life.state.find(PrisonTerm)
            if held is not None:
                assert 0 <= held.conduct <= 100
                names = {moment for _, moment, _ in life.state.get(Agenda).moments}
                assert life.is_over or names & {"prison_ends", "trial", "fugitive_found"}
            life.store_and_load()
