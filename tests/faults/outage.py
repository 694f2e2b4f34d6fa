"""Living through an outage of the database: before, while, and after, with the same players."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from .audit import final_problems
from .databases import Place
from .server import Server
from .witness import Witness

PATIENCE_SECONDS: Final = 2.0
"""BAOLIFE_DATABASE_PATIENCE_SECONDS of the servers here."""
MARGIN_SECONDS: Final = PATIENCE_SECONDS + 1.5
"""What an answer may take beyond the patience: an attempt that was under way and hangs itself, the
retry, a busy machine."""
NOTICED_SECONDS: Final = 20.0
BACK_SECONDS: Final = 30.0


class Outage(msgspec.Struct, frozen=True):
    """How the database goes and comes back."""

    begin: Callable[[], None]
    end: Callable[[], None]
    seconds: float
    """At least so long; it lasts until everybody has noticed."""


class Lived(msgspec.Struct):
    """What it was like."""

    slowest_seconds: float
    """The slowest answer while it was away."""
    cuts: list[int | None]
    """Close codes of connections lost."""
    back_seconds: float
    """From the end of the outage until everybody's commands were acknowledged again."""
    acknowledged: int
    unavailable: int


async def live_through(server: Server, place: Place, witnesses: Sequence[Witness], outage: Outage) -> Lived:
    """Play, take the database away, play, give it back, play; then check everything.

    Raises AssertionError for whatever was lost, doubled, half done, or answered late.
    """
    await asyncio.gather(*(witness.arrive() for witness in witnesses))
    stop = asyncio.Event()
    playing = [asyncio.create_task(witness.play_through(stop)) for witness in witnesses]
    await _every(witnesses, lambda witness: len(witness.acknowledged) >= 5, BACK_SECONDS, "everybody plays")
    for witness in witnesses:
        witness.latencies.clear()
    await asyncio.to_thread(outage.begin)
    begun = time.monotonic()
    await _every(
        witnesses, lambda witness: witness.unavailable > 0, NOTICED_SECONDS, "everybody was told unavailable"
    )
    await _until_unhealthy(server)
    await asyncio.sleep(max(0.0, outage.seconds - (time.monotonic() - begun)))  # the outage is meant to last
    slowest = max((max(witness.latencies, default=0.0) for witness in witnesses), default=0.0)
    known = {witness.name: len(witness.acknowledged) for witness in witnesses}
    await asyncio.to_thread(outage.end)
    ended = time.monotonic()
    await _every(
        witnesses, lambda witness: len(witness.acknowledged) > known[witness.name] + 2, BACK_SECONDS, "play goes on"
    )
    back = time.monotonic() - ended
    stop.set()
    await asyncio.gather(*playing)
    await asyncio.gather(*(_settle(witness) for witness in witnesses))
    assert final_problems(place, witnesses) == []
    assert [broken for witness in witnesses for broken in witness.broken] == []
    assert server.complaints() == []
    return Lived(
        slowest_seconds=slowest,
        cuts=[code for witness in witnesses for code in witness.cuts],
        back_seconds=back,
        acknowledged=sum(len(witness.acknowledged) for witness in witnesses),
        unavailable=sum(witness.unavailable for witness in witnesses),
    )


async def _settle(witness: Witness) -> None:
    await witness.settle()
    await witness.repeat_some()
    await witness.leave()


async def _every(witnesses: Sequence[Witness], holds: Callable[[Witness], bool], seconds: float, what: str) -> None:
    deadline = time.monotonic() + seconds
    while missing := [witness for witness in witnesses if not holds(witness)]:
        if time.monotonic() > deadline:
            told = [(w.name, len(w.acknowledged), w.unavailable, w.cuts) for w in missing]
            raise AssertionError(f"not within {seconds} s: {what}; missing are {told}")
        await asyncio.sleep(0.02)


async def _until_unhealthy(server: Server) -> None:
    deadline = time.monotonic() + NOTICED_SECONDS
    while True:
        status, report = await asyncio.to_thread(server.health)
        if status == 503 and report["status"] == report["checks"]["database"]["status"] == "unhealthy":
            return
        assert time.monotonic() < deadline, f"/health still says {report}"
        await asyncio.sleep(0.1)
