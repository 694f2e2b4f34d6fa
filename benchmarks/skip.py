"""Row `skip`: seven days of a life, lived at once.

Pure: the rules and the content, no database, no socket, one core. Each sample is another life:
the advance alone ("skip"), and the whole turn as a bought skip runs it, with the encoding of
everything the player is told and the unit for the store ("request"). ms, median and p99; reach
5 ms. Floor: the same week stepped minute by minute.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from benchmarks import population
from benchmarks.bench import Bench
from benchmarks.report import Figure, quantile, say
from ws.engine import advance as advancing
from ws.engine.closing import close, unit_of
from ws.engine.records import Life
from ws.engine.turn import Turn, World
from ws.features.skips.handlers import purchase_time_skip
from ws.features.skips.messages import PurchaseTimeSkip
from ws.kernel.player import Player
from ws.kernel.state import OwnerState
from ws.recorded import run

ROW: Final = "skip"
WEEK: Final = 7 * 1440
AGES: Final = (6, 14, 22, 35, 50, 65)


async def measure(bench: Bench) -> list[Figure]:
    """See the module."""
    the_world = population.world(bench)
    lives = [population.live(the_world, 100 + n, AGES[n % len(AGES)])[0] for n in range(bench.count(120, 30))]
    lives = [state for state in lives if state.get(Life).ended_minute is None]
    moments = 0
    weeks: list[float] = []
    requests: list[float] = []
    steps: list[float] = []
    for number, state in enumerate(lives):
        for repeat in range(bench.count(10, 4)):
            seeded = _reseeded(state, number * 1000 + repeat)
            took, lived = week(the_world, seeded)
            weeks.append(took)
            moments += lived
            took, skipped = request(the_world, seeded)
            if skipped == WEEK:
                requests.append(took)
        steps.append(_stepped(the_world, state))
    say(f"skip: {len(weeks)} weeks of {len(lives)} lives, {moments / len(weeks):.0f} moments each")
    per_moment = sum(weeks) / moments * 1e6
    return [
        Figure(
            row=ROW, what="7-day skip of one life, rules alone, median, ms", measured=quantile(weeks, 0.5) * 1000,
            floor=quantile(steps, 0.5) * 1000, reach=5,
            note=f"floor: stepped minute by minute; {moments / len(weeks):.0f} moments, {per_moment:.0f} µs a moment",
        ),
        Figure(row=ROW, what="the same, p99, ms", measured=quantile(weeks, 0.99) * 1000, reach=5),
        Figure(
            row=ROW, what="the whole request (pushes encoded, unit made), median, ms",
            measured=quantile(requests, 0.5) * 1000, reach=5,
            note=f"{len(requests)} of {len(weeks)} weeks; in the others a question came and stopped the skip",
        ),
        Figure(row=ROW, what="the same, p99, ms", measured=quantile(requests, 0.99) * 1000, reach=5),
    ]  # fmt: skip


def week(the_world: World, state: OwnerState) -> tuple[float, int]:
    """(CPU-seconds, moments) of the next seven days."""
    turn = Turn(the_world, state, state.account_id, 0)
    started = time.process_time()
    lived = run(advancing.advance(turn, turn.minute + WEEK, advancing.PLAYING))
    return time.process_time() - started, lived.moments


def request(the_world: World, state: OwnerState) -> tuple[float, int]:
    """(CPU-seconds, minutes skipped) of the bought skip as a request; a question may stop it."""
    started = time.process_time()
    turn = Turn(the_world, state, state.account_id, 1_700_000_000_000)
    reply = run(purchase_time_skip(turn, PurchaseTimeSkip(skip_type="week")))
    unit_of(state, [close(turn)], turn.at)
    return time.process_time() - started, reply.minutes_skipped


def _stepped(the_world: World, state: OwnerState) -> float:
    turn = Turn(the_world, state, state.account_id, 0)
    started = time.process_time()
    for minute in range(turn.minute + 1, turn.minute + WEEK + 1):
        run(advancing.advance(turn, minute, advancing.PLAYING))
    return time.process_time() - started


def _reseeded(state: OwnerState, number: int) -> OwnerState:
    """The same life with another future, and the diamonds for it."""
    other = OwnerState(state.account_id, state.epoch)
    other.take_over(state)
    other.put("life", "", replace(state.get(Life), seed=f"{number:032x}"))
    other.put("player", "", replace(state.get(Player), diamonds=1000))
    other.forget(frozenset({"question"}))
    return other


__all__: Sequence[str] = ["measure", "week"]
