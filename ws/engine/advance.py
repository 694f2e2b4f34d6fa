"""Moving a life through time: one loop for play, skip, absence and prologue."""

from __future__ import annotations

from collections.abc import Generator
from heapq import heappop
from typing import Final

import msgspec
from msgspec.structs import replace

from ws.engine import clock
from ws.engine.records import Agenda, LifeClock
from ws.engine.turn import Turn

MOMENTS_PER_SLICE: Final = 48
"""Moments between two yields: a slice stays far under 10 ms (20 to 40 µs a moment)."""

PLAYING: Final[frozenset[str]] = frozenset({"death"})
"""What stops a life that is being played: only its end."""
UNATTENDED: Final[frozenset[str]] = frozenset({"death", "question"})
"""What stops a skip or an absence."""
TO_NEXT_EVENT: Final[frozenset[str]] = frozenset({"death", "question", "event"})


class Advanced(msgspec.Struct, frozen=True, gc=False):
    """How far an advance came and what stopped it ("" when it reached its target)."""

    minute: int
    stopped_by: str
    moments: int


def advance(turn: Turn, target: int, stops: frozenset[str]) -> Generator[None, None, Advanced]:
    """Live every moment up to and including minute `target`, in order.

    Yields between slices. Stops right after a moment that interrupts for one of `stops`; an
    open question stops an unattended advance before it begins.
    """
    held = turn.find(Agenda)
    if held is None or held.over:
        return Advanced(turn.minute, "death", 0)
    if held.waiting_for and "question" in stops:
        return Advanced(turn.minute, "question", 0)
    systems = turn.world.rulebook.systems
    lived = 0
    agenda = turn.agenda()
    while agenda and agenda[0][0] <= target:
        minute, name, argument = heappop(agenda)
        turn.minute = minute
        turn.interruption = ""
        systems[name].run(turn, argument)
        turn.settle()
        agenda = turn.agenda()
        lived += 1
        if turn.interruption in stops:
            turn.put_agenda()
            return Advanced(minute, turn.interruption, lived)
        if lived % MOMENTS_PER_SLICE == 0:
            yield
    turn.minute = max(turn.minute, target)
    turn.put_agenda()
    return Advanced(turn.minute, "", lived)


def anchor_in_phase(turn: Turn, minute: int) -> None:
    """Note how far a running life has come, without moving its clock: after a crash the
    absence counts from here."""
    held = turn.get(LifeClock)
    if minute > held.anchor_minute:
        at = clock.real_time_of(held.anchor_at, held.anchor_minute, held.minutes_per_second, minute)
        turn.put(replace(held, anchor_at=at, anchor_minute=minute))


def rest_at(turn: Turn, minute: int, present: bool) -> None:
    """Anchor the life's clock: now, in real time, is this game minute."""
    held = turn.get(LifeClock)
    turn.put(
        replace(
            held,
            anchor_at=turn.at,
            anchor_minute=max(minute, held.anchor_minute),
            minutes_per_second=turn.world.settings.minutes_per_second,
            present=present,
        )
    )
