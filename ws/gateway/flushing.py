"""One timer for the pushes of all connections: each leaves a fixed time after it began to wait.

A timer a connection costs its making and, nearly always, its cancelling with every command,
because a reply takes the waiting pushes along (docs: benchmarks, row `durable`).
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Protocol


class Waits(Protocol):
    """A connection with pushes that wait."""

    def flush_due(self, due: float) -> None:
        """Send what waits, if it is still that of `due`."""


class FlushTimer:
    """See the module. The time that all wait is the same, so they fall due in their order."""

    def __init__(self, loop: asyncio.AbstractEventLoop, wait_seconds: float) -> None:
        self._loop = loop
        self._wait_seconds = wait_seconds
        self._queue: deque[tuple[float, Waits]] = deque()
        self._timer: asyncio.TimerHandle | None = None

    def add(self, connection: Waits) -> float:
        """Flush it when its time has come; gives back that time of the loop, as a name of this wait."""
        due = self._loop.time() + self._wait_seconds
        self._queue.append((due, connection))
        if self._timer is None:
            self._timer = self._loop.call_at(due, self._flush)
        return due

    def _flush(self) -> None:
        self._timer = None
        queue = self._queue
        now = self._loop.time()
        while queue and queue[0][0] <= now:
            due, connection = queue.popleft()
            connection.flush_due(due)
        if queue:
            self._timer = self._loop.call_at(queue[0][0], self._flush)
