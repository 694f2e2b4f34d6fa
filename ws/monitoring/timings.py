"""How long things take: count, min, mean, median, p95, p99 and max, exact over the last ones."""

from __future__ import annotations

from collections import deque
from time import perf_counter
from typing import Final

import msgspec
import structlog

log = structlog.get_logger("monitoring.timings")

WINDOW: Final = 2048
"""Durations kept of each name."""
SLOW_SECONDS: Final = 1.0
TOLD_EVERY_SECONDS: Final = 5.0
"""Slowness of one name is told at most so often: a machine that stalls should not log besides."""


class Summary(msgspec.Struct, frozen=True):
    """Of one name; seconds. Count, sum, min and max are of all time, the rest of the window."""

    count: int
    sum: float
    min: float
    max: float
    mean: float
    median: float
    p95: float
    p99: float


class _Timing:
    __slots__ = ("count", "max", "min", "recent", "slow", "sum", "told_at")

    def __init__(self) -> None:
        self.count = 0
        self.sum = 0.0
        self.min = float("inf")
        self.max = 0.0
        self.slow = 0
        self.told_at = -TOLD_EVERY_SECONDS
        self.recent: deque[float] = deque(maxlen=WINDOW)


class Timings:
    """Durations by name."""

    def __init__(self) -> None:
        self._timings: dict[str, _Timing] = {}

    def observe(self, name: str, seconds: float) -> None:
        """Note a duration; one of a second or more is told in the log."""
        timing = self._timings.get(name)
        if timing is None:
            timing = self._timings[name] = _Timing()
        timing.count += 1
        timing.sum += seconds
        if seconds < timing.min:
            timing.min = seconds
        if seconds > timing.max:
            timing.max = seconds
        timing.recent.append(seconds)
        if seconds >= SLOW_SECONDS:
            self._tell_slow(name, timing, seconds)

    def _tell_slow(self, name: str, timing: _Timing, seconds: float) -> None:
        now = perf_counter()
        timing.slow += 1
        if now - timing.told_at >= TOLD_EVERY_SECONDS:
            log.warning("slow", what=name, seconds=round(seconds, 3), times=timing.slow)
            timing.told_at, timing.slow = now, 0

    def summaries(self) -> dict[str, Summary]:
        """Everything observed, by name."""
        return {name: _summary(timing) for name, timing in sorted(self._timings.items())}


def _summary(timing: _Timing) -> Summary:
    ordered = sorted(timing.recent)
    return Summary(
        count=timing.count,
        sum=timing.sum,
        min=timing.min,
        max=timing.max,
        mean=sum(ordered) / len(ordered),
        median=_quantile(ordered, 0.5),
        p95=_quantile(ordered, 0.95),
        p99=_quantile(ordered, 0.99),
    )


def _quantile(ordered: list[float], share: float) -> float:
    """The smallest value that at least `share` of the values do not exceed (nearest rank)."""
    return ordered[max(0, -(-int(share * 100) * len(ordered) // 100) - 1)]
