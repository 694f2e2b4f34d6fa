"""A plain person has next to nothing to do with the law."""

from __future__ import annotations

from random import Random

from tests.features.law.support import charged, jailed, ready, record
from tests.features.support import DAY, grown
from tests.support.life import SandboxLife
from ws.features.law import FEATURE, api
from ws.features.law.messages import AnswerTrial, CommitCrime, DoPrisonActivity, RequestParole
from ws.features.law.records import OpenCase, PrisonTerm
from ws.kernel.errors import Refused
from ws.simulation.policies import law

HANDLERS = {handles.request: handles.handler for handles in FEATURE.handles}


def live_plainly(life: SandboxLife, years: int, chance: Random) -> None:
    """Mornings at eight, for years."""
    for _ in range(years * 12):
        life.advance(life.minute - life.minute % DAY + DAY + 8 * 60)
        if life.is_over:
            return
        for request in list(law.requests(life.state, life.world.content, life.minute, chance)):
            turn = life.turn()
            try:
                HANDLERS[type(request)](turn, request)
            except Refused:
                continue
            life.commit(turn, life.minute)


def test_decades_without_a_record() -> None:
    committed = 0
    for number in range(5):
        life = grown(20, number)
        live_plainly(life, 40, Random(number))
        assert api.convictions(life.turn()) == ()
        assert life.state.find(PrisonTerm) is None
        committed += record(life).committed
    assert 15 <= committed <= 80, "a speeding ticket or a ride without one, once in some years"


def test_whoever_is_charged_or_inside_does_what_is_reasonable() -> None:
    life = charged(ready(), "burglary", evidence=90)
    content, chance = life.world.content, Random(1)
    [asked, *_] = law.requests(life.state, content, life.minute, chance)
    assert asked == AnswerTrial(plea="guilty", lawyer="public")
    inside = jailed(ready())
    found = [type(request) for request in law.requests(inside.state, content, inside.minute, chance)]
    assert found == [DoPrisonActivity, RequestParole]
    assert life.state.find(OpenCase) is not None
    free = ready()
    found = [type(r) for _ in range(300) for r in law.requests(free.state, content, free.minute, chance)]
    assert set(found) == {CommitCrime}
    assert len(found) < 20
