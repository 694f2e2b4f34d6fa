"""Ids that need no round trip to the database and sort by age."""

from __future__ import annotations

import secrets
from collections.abc import Callable

_EPOCH_MS = 1_735_689_600_000  # 2025-01-01T00:00:00Z
_NODE_BITS = 12
_SEQUENCE_BITS = 10


class IdSource:
    """Makes 63-bit ids: 41 bits of milliseconds, 12 of this process, 10 of a counter.

    Unique within a process for certain; across processes a clash needs the same random node,
    the same millisecond and the same count, and then the plain INSERT of the owner refuses it.
    """

    def __init__(self, now_ms: Callable[[], int], node: int | None = None) -> None:
        self._now_ms = now_ms
        self._node = secrets.randbits(_NODE_BITS) if node is None else node
        self._last_ms = 0
        self._sequence = 0

    def next(self) -> int:
        """A new id, larger than every earlier one of this process."""
        now = max(self._now_ms() - _EPOCH_MS, self._last_ms)
        if now == self._last_ms:
            self._sequence += 1
            if self._sequence >> _SEQUENCE_BITS:
                now, self._sequence = now + 1, 0
        else:
            self._sequence = 0
        self._last_ms = now
        return (now << (_NODE_BITS + _SEQUENCE_BITS)) | (self._node << _SEQUENCE_BITS) | self._sequence
