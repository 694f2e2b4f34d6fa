"""A wedding is the same however time is cut; and a plain person comes to one."""

from __future__ import annotations

import random
from contextlib import suppress

import pytest

from tests.features.support import ask, to_hour
from tests.features.weddings.support import couple, engaged, planned
from tests.support.life import SandboxLife
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.records import LifeClock
from ws.features.people.records import Person
from ws.features.romance import api as romance
from ws.features.weddings.records import PastWedding
from ws.kernel.errors import Refused
from ws.kernel.player import Player
from ws.simulation.policies import weddings as policy

OUTSIDE = {LifeClock.STORED.kind, Player.STORED.kind}
"""How far the clock and the pushes are hangs on how often somebody looked."""


def records(life: SandboxLife) -> dict[str, object]:
    """All that is simulated of a life."""
    declared = life.world.rulebook.records
    return {
        f"{kind} {key}": life.state.get(declared[kind], key)
        for kind, key in life.state.names()
        if kind not in OUTSIDE and declared[kind].STORED.simulated
    }


def test_a_wedding_is_the_same_in_one_go_and_in_small_steps() -> None:
    at_once, person_id = engaged()
    guests = tuple(p.id for p in at_once.state.all(Person) if p.is_alive and p.id != person_id)[:9]
    planned(at_once, person_id, days=7, place_id="grandmas_garden", guest_ids=guests, other_guests=11)
    in_steps = at_once.copy()
    end = at_once.minute + 9 * MINUTES_PER_DAY
    at_once.advance(end)
    while in_steps.minute < end:
        in_steps.advance(min(end, in_steps.minute + 47))
    assert next(at_once.state.all(PastWedding)) == next(in_steps.state.all(PastWedding))
    assert records(at_once) == records(in_steps)


@pytest.mark.parametrize("whim", range(3))
def test_a_plain_person_comes_to_the_altar(whim: int) -> None:
    life, person_id = couple(29, 5)
    chance = random.Random(whim)
    asked: set[str] = set()
    for _ in range(30 * 12):
        if next(life.state.all(PastWedding), None) is not None or life.is_over:
            break
        to_hour(life, policy.HOUR, weekday=False)
        for request in policy.requests(life.state, life.world.content, life.minute, chance):
            asked.add(type(request).__name__)
            handler = next(h.handler for h in life.world.rulebook.handles.values() if h.request is type(request))
            with suppress(Refused):  # no money, no time: another evening
                ask(life, handler, request)
        life.advance(life.minute + MINUTES_PER_DAY // 2)
    assert asked, "after four years together something is asked"
    if romance.stage(life.turn(), person_id) == "married":
        assert "PlanWedding" in asked, "a wedding is planned before it is held"
