"""How fast the machine is while something is measured, compared with its best in this run.

Two virtual processors that are two threads of one core slow each other down to half, and CPU
time does not show it: the same work takes twice the CPU-seconds when somebody else is busy. So
a small fixed piece of work is timed again and again while the load runs.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from statistics import median
from typing import Final

EVERY_SECONDS: Final = 0.1
ROUNDS: Final = 2500
FIRST_SAMPLES: Final = 200


class Machine:
    """Remembers the best sample of the run."""

    def __init__(self) -> None:
        self.best = min(sample() for _ in range(FIRST_SAMPLES))

    @asynccontextmanager
    async def watched(self) -> AsyncIterator[list[float]]:
        """Collects samples of CPU-seconds while the body runs."""
        samples: list[float] = []

        async def sampling() -> None:
            while True:
                samples.append(sample())
                await asyncio.sleep(EVERY_SECONDS)

        task = asyncio.create_task(sampling())
        try:
            yield samples
        finally:
            task.cancel()

    def slowness(self, samples: list[float]) -> float:
        """How many times longer than at its best the machine took for the same work; at least 1."""
        self.best = min(self.best, *samples)
        return median(samples) / self.best


def sample() -> float:
    """CPU-seconds of the fixed piece of work."""
    started = time.process_time()
    kept: dict[int, tuple[int, str]] = {}
    for number in range(ROUNDS):
        kept[number & 255] = (number, str(number))
    return time.process_time() - started


MACHINE: Final = Machine()


def pace(slowness: float, measured: float) -> str:
    """What a cost would be if the machine were as fast as it has been in this run, in words."""
    return f"machine {slowness:.2f} times slower than its best: {measured / slowness:.3g} at its best"
