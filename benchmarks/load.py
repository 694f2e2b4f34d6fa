"""Load: in a closed loop (as fast as answers come) or an open one (at a rate, whatever comes)."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Sequence
from itertools import count
from random import Random
from time import perf_counter
from typing import Final

import msgspec

from benchmarks.machine import MACHINE, pace
from benchmarks.report import quantile
from benchmarks.wire import Wire

STEP_SECONDS: Final = 0.001
GRACE_SECONDS: Final = 10.0


class Measured(msgspec.Struct, frozen=True):
    """What a stretch of load came to."""

    replies: int
    seconds: float
    server_cpu_seconds: float
    client_cpu_seconds: float
    latencies: list[float]
    """Seconds from when a request was due to its reply."""
    slowness: float
    """Of the machine meanwhile (see machine.py)."""

    @property
    def per_second(self) -> float:
        """Replies a second."""
        return self.replies / self.seconds

    @property
    def per_cpu_second(self) -> float:
        """Replies for each CPU-second of the server."""
        return self.replies / max(self.server_cpu_seconds, 1e-9)

    @property
    def cpu_per_100_000(self) -> float:
        """CPU-seconds of the server for 100,000 replies."""
        return 100_000 / self.per_cpu_second

    def pace(self, measured: float) -> str:
        """What a cost would be if the machine were as fast as it has been in this run."""
        return pace(self.slowness, measured)

    def told(self) -> str:
        """In a sentence."""
        busy, own = (used / self.seconds for used in (self.server_cpu_seconds, self.client_cpu_seconds))
        return (
            f"{self.per_second:,.0f}/s, {self.cpu_per_100_000:.1f} CPU-s per 100,000 (server {busy:.0%}, client "
            f"{own:.0%} of a core, machine {self.slowness:.2f} times slower than its best), "
            f"p99 {quantile(self.latencies, 0.99) * 1000:.1f} ms"
        )


async def closed_loop(
    wires: Sequence[Wire],
    frame_of: Callable[[int], bytes],
    server_cpu: Callable[[], float],
    warm_seconds: float,
    seconds: float,
) -> Measured:
    """Each of `wires` keeps one request outstanding; `frame_of(n)` is the frame to send nth."""
    latencies: list[float] = []
    note = latencies.append
    stopped = False
    turn = count()

    def heard(wire: Wire, _: bytes) -> None:
        now = perf_counter()
        note(now - wire.sent_at)
        if stopped:
            return
        wire.sent_at = now
        wire.transport.write(frame_of(next(turn)))

    for wire in wires:
        wire.heard = heard
        wire.sent_at = perf_counter()
        wire.transport.write(frame_of(next(turn)))
    await asyncio.sleep(warm_seconds)
    latencies.clear()
    async with MACHINE.watched() as samples:
        cpu, own, started = server_cpu(), time.process_time(), perf_counter()
        await asyncio.sleep(seconds)
        took = perf_counter() - started
        used, own_used = server_cpu() - cpu, time.process_time() - own
    measured = Measured(len(latencies), took, used, own_used, latencies.copy(), MACHINE.slowness(samples))
    stopped = True
    await asyncio.sleep(0.5)
    for wire in wires:
        wire.heard = None
    return measured


async def open_loop(
    wires: Sequence[Wire],
    frame_of: Callable[[int], bytes],
    per_second: float,
    server_cpu: Callable[[], float],
    warm_seconds: float,
    seconds: float,
) -> Measured:
    """Requests fall due at random at a rate; a latency counts from then, not from the sending."""
    free: deque[Wire] = deque(wires)
    turn = count()
    latencies: list[float] = []
    outstanding = 0

    def heard(wire: Wire, _: bytes) -> None:
        nonlocal outstanding
        latencies.append(perf_counter() - wire.sent_at)
        outstanding -= 1
        free.append(wire)

    for wire in wires:
        wire.heard = heard
    chance = Random(1)
    due = began = perf_counter()
    counted_from = began + warm_seconds
    until = counted_from + seconds
    cpu = own = started = 0.0
    async with MACHINE.watched() as samples:
        while (now := perf_counter()) < until:
            if not started and now >= counted_from:
                latencies.clear()
                samples.clear()
                cpu, own, started = server_cpu(), time.process_time(), now
            while due <= now and free:
                wire = free.popleft()
                wire.sent_at = due
                wire.transport.write(frame_of(next(turn)))
                outstanding += 1
                due += chance.expovariate(per_second)
            await asyncio.sleep(STEP_SECONDS)
        took = perf_counter() - started
        used, own_used, replies = server_cpu() - cpu, time.process_time() - own, len(latencies)
    patience = perf_counter() + GRACE_SECONDS
    while outstanding and perf_counter() < patience:  # noqa: ASYNC110  # counted in callbacks, many at once
        await asyncio.sleep(0.01)
    latencies.extend([GRACE_SECONDS] * outstanding)  # never answered: they must not flatter
    for wire in wires:
        wire.heard = None
    return Measured(replies, took, used, own_used, latencies, MACHINE.slowness(samples))
