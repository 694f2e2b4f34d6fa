"""What the tests of the features share: handlers called by hand, records put by hand, lives led to a place."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import cache
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from tests.support.life import SandboxLife, lives, seed_of, world
from ws import recorded
from ws.engine.advance import UNATTENDED
from ws.engine.feature import Handler
from ws.engine.turn import Turn
from ws.features.day.records import Day
from ws.features.events.api import Situation
from ws.features.vitals.records import Vitals
from ws.kernel.errors import Refused
from ws.kernel.messages import Request
from ws.kernel.player import Player
from ws.kernel.records import Record
from ws.kernel.rolls import Rolls
from ws.kernel.state import OwnerState

DAY = 1440
WEEK = 7 * DAY


@contextmanager
def refused(code: str) -> Iterator[dict[str, Any]]:
    """What happens inside is refused by a rule with this code; gives the facts told afterwards."""
    facts: dict[str, Any] = {}
    with pytest.raises(Refused) as caught:
        yield facts
    assert caught.value.code == code, caught.value
    facts.update(caught.value.facts)


def ask(life: SandboxLife, handler: Handler, request: Request, *evidence: object) -> tuple[Any, Turn]:
    """The reply of a handler at the life's minute, and the turn it was decided in, committed."""
    turn = life.turn()
    made = handler(turn, request, *evidence)
    reply = recorded.run(made) if isinstance(made, Generator) else made
    life.commit(turn, turn.minute)
    return reply, turn


def put(life: SandboxLife, *records: Record) -> None:
    """Records of the life as the test wants them."""
    turn = life.turn()
    for record in records:
        turn.put(record)
    life.commit(turn, life.minute)


def plan(life: SandboxLife, minutes_ahead: int, moment: str, argument: str = "") -> None:
    """A moment to come."""
    turn = life.turn()
    turn.schedule(life.minute + minutes_ahead, moment, argument)
    life.commit(turn, life.minute)


def plan_no_event(life: SandboxLife) -> None:
    """Take the events that chance has planned so far off the agenda."""
    turn = life.turn()
    turn.unschedule("event")
    life.commit(turn, life.minute)


def with_diamonds(life: SandboxLife, diamonds: int) -> SandboxLife:
    """The same life, its player rich or poor."""
    put(life, replace(life.state.get(Player), diamonds=diamonds))
    return life


def with_energy(life: SandboxLife, points: int) -> SandboxLife:
    """The same life with this much energy now."""
    put(life, replace(life.state.get(Vitals), minute=life.minute, energy=points * 1_000_000))
    return life


def to_hour(life: SandboxLife, hour: int, minute: int = 0, weekday: bool = True) -> None:
    """Live on to the next such time of day, by default on a school day, as somebody who does not answer."""
    target = life.minute - life.minute % DAY + hour * 60 + minute
    while target < life.minute or (weekday and target // DAY % 7 >= 5):
        target += DAY
    life.advance(target)


def to_question(life: SandboxLife, event_id: str | None = None) -> None:
    """Live on to the next question (of an event)."""
    for _ in range(2000):
        reached = life.advance(life.minute + WEEK, UNATTENDED)
        question = life.question
        if question is not None and event_id in (None, question.event_id):
            return
        if question is not None:
            life.advance(question.deadline_minute)
        assert reached.stopped_by != "death", "died before"
    raise AssertionError("no such question in two thousand weeks")


def ask_event(life: SandboxLife, event_id: str) -> None:
    """Have an event happen at once, in daylight, with no other question open."""
    to_hour(life, 18)
    while life.question is not None:
        life.advance(life.question.deadline_minute + 1)
        to_hour(life, 18)
    plan_no_event(life)
    plan(life, 1, "event", event_id)
    life.advance(life.minute + 1)


@cache
def _grown(age: int, number: int) -> SandboxLife:
    life = SandboxLife(number)
    life.live_to_age(age)
    return life if not life.is_over else _grown(age, number + 100)


def grown(age: int, number: int = 0) -> SandboxLife:
    """A life on the midnight of this birthday; never answered anything."""
    return _grown(age, number).copy()


@cache
def whole_lives(count: int, days_per_year: int) -> tuple[SandboxLife, ...]:
    """Lives that were lived to the end; do not change them."""
    found = tuple(lives(count, days_per_year))
    for life in found:
        life.live_to_age(130)
    return found


def bare_turn(account_id: int = 9, days_per_year: int = 12) -> Turn:
    """The first turn of an account without a life."""
    return recorded.sandbox_turn(world(days_per_year), OwnerState(account_id, epoch=1), at=1_790_000_000_000)


def rolls_of(number: int, minute: int = 0) -> Rolls:
    """The draws of a numbered life."""
    return Rolls(bytes.fromhex(seed_of(number)), minute)


def situation(**changes: Any) -> Situation:
    """Somebody in the middle of everything."""
    values: dict[str, Any] = {
        "age": 30, "hour": 12, "occupation": "job", "money_cents": 5000,
        "happiness": 50.0, "health": 50.0, "stress": 50.0, "month": 6, **changes,
    }  # fmt: skip
    return SimpleNamespace(**values)


def doing(life: SandboxLife) -> str:
    """What is being done."""
    return life.state.get(Day).doing
