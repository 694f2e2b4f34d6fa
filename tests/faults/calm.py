"""Players who must not notice that somebody else misbehaves."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

import msgspec

from .server import Server
from .witness import Witness


class Felt(msgspec.Struct):
    """What the others felt."""

    commands: int = 0
    p50_seconds: float = 0.0
    p99_seconds: float = 0.0
    worst_seconds: float = 0.0
    cuts: list[int | None] = msgspec.field(default_factory=list)
    broken: list[str] = msgspec.field(default_factory=list)
    refused: dict[str, int] = msgspec.field(default_factory=dict)


@asynccontextmanager
async def others_play(server: Server, number: int = 8, pause_seconds: float = 0.02) -> AsyncIterator[Felt]:
    """Witnesses play inside the block; what they felt is filled in at its end."""
    witnesses = [Witness(server.url, each, pause_seconds=pause_seconds) for each in range(number)]
    await asyncio.gather(*(witness.arrive() for witness in witnesses))
    stop = asyncio.Event()
    playing = [asyncio.create_task(witness.play_through(stop)) for witness in witnesses]
    felt = Felt()
    await until(lambda: all(len(witness.acknowledged) > 3 for witness in witnesses), 30, "the others play")
    for witness in witnesses:
        witness.latencies.clear()
    try:
        yield felt
    finally:
        stop.set()
        await asyncio.gather(*playing)
        _fill(felt, witnesses)
        await asyncio.gather(*(witness.leave() for witness in witnesses))


def _fill(felt: Felt, witnesses: Sequence[Witness]) -> None:
    ordered = sorted(seconds for witness in witnesses for seconds in witness.latencies) or [0.0]
    felt.commands = len(ordered)
    felt.p50_seconds = ordered[len(ordered) // 2]
    felt.p99_seconds = ordered[int(len(ordered) * 0.99)]
    felt.worst_seconds = ordered[-1]
    felt.cuts = [code for witness in witnesses for code in witness.cuts]
    felt.broken = [broken for witness in witnesses for broken in witness.broken]
    for witness in witnesses:
        for code, times in witness.refusals.items():
            felt.refused[code] = felt.refused.get(code, 0) + times


class MemoryWatch:
    """The largest growth of a server's memory while a block runs."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._before = 0.0
        self._task: asyncio.Task[None] | None = None
        self.most_megabytes = 0.0

    async def __aenter__(self) -> MemoryWatch:
        self._before = self._server.memory_megabytes()
        self._task = asyncio.create_task(self._watch())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._look()
        if self._task is not None:
            self._task.cancel()

    def _look(self) -> None:
        self.most_megabytes = max(self.most_megabytes, self._server.memory_megabytes() - self._before)

    async def _watch(self) -> None:
        while True:
            self._look()
            await asyncio.sleep(0.1)


async def until(condition: Callable[[], bool], seconds: float, what: str) -> None:
    """Wait for a condition, with a bound that fails the test."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {seconds} s: {what}")
        await asyncio.sleep(0.02)
