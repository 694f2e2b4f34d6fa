"""The tick: in fixed steps it wakes the players who are due, and never holds the loop for long."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import perf_counter
from typing import Final, Protocol

import structlog

from ws.engine.wheel import TimingWheel

log = structlog.get_logger("engine.pacer")

STEP_MS: Final = 20
SLICE_SECONDS: Final = 0.008
"""Work at a stretch before others get the loop; the promise is 10 ms."""
STEPS_AT_ONCE: Final = 50
"""Bounded catch-up: after a stall the wheel is worked off a second at a time."""
LATE_MS: Final = 1000
"""From here on lateness is told in the log."""
LATE_EVERY_SECONDS: Final = 10.0


class Due(Protocol):
    """What the pacer wakes."""

    def wake(self) -> None:
        """Do what is due now. Must return within about a millisecond."""

    def __hash__(self) -> int:
        """By identity."""


class Pacer:
    """Wakes what was set, at most one step late while the machine keeps up."""

    def __init__(self, now_ms: Callable[[], int], observe_lateness: Callable[[float], None]) -> None:
        self._now_ms = now_ms
        self._observe = observe_lateness
        self._wheel: TimingWheel[Due] = TimingWheel(STEP_MS, now_ms())
        self._told_late = 0.0
        self.lateness_seconds = 0.0
        """Of the last step."""

    def __len__(self) -> int:
        return len(self._wheel)

    def set(self, entry: Due, due_ms: int) -> None:
        """Wake `entry` at a real time (Unix ms)."""
        self._wheel.set(entry, due_ms)

    def cancel(self, entry: Due) -> None:
        """Do not wake it."""
        self._wheel.cancel(entry)

    async def run(self) -> None:
        """Tick for ever."""
        while True:
            await self.step()
            behind = self._wheel.behind_ms(self._now_ms())
            if behind >= LATE_MS:
                self._tell_late(behind)
            await asyncio.sleep(0 if behind > 0 else STEP_MS / 1000)

    async def step(self) -> int:
        """Wake everything due now, in slices; returns how many were woken."""
        due = self._wheel.take(self._now_ms(), STEPS_AT_ONCE)
        started = perf_counter()
        for entry, due_ms in due:
            lateness = max(0.0, (self._now_ms() - due_ms) / 1000)
            self._observe(lateness)
            self.lateness_seconds = lateness
            try:
                entry.wake()
            except Exception:
                log.exception("waking a player failed")
            if perf_counter() - started > SLICE_SECONDS:
                await asyncio.sleep(0)
                started = perf_counter()
        return len(due)

    def _tell_late(self, behind_ms: int) -> None:
        now = perf_counter()
        if now - self._told_late >= LATE_EVERY_SECONDS:
            self._told_late = now
            log.warning("the tick falls behind", behind_ms=behind_ms, waiting=len(self._wheel))
