"""Real time that does not jump: the wall clock, believed only as far as the monotonic one agrees."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import structlog

log = structlog.get_logger("engine.clock")

BELIEVED_MS: Final = 500
"""A difference up to this is drift and is followed; a larger one is a jump and is not believed."""


class TrustedClock:
    """Unix milliseconds that never fall within a process."""

    def __init__(self, wall_seconds: Callable[[], float], monotonic_seconds: Callable[[], float]) -> None:
        self._wall = wall_seconds
        self._monotonic = monotonic_seconds
        self._offset_ms = (wall_seconds() - monotonic_seconds()) * 1000
        self._last = 0
        self._jump_told = 0.0

    def now_ms(self) -> int:
        """Now, never earlier than an answer given before."""
        now = int(self._monotonic() * 1000 + self._offset_ms)
        if now > self._last:
            self._last = now
        return self._last

    def compare(self) -> float:
        """Follow small drift of the wall clock; returns the difference found, in ms.

        A jump is reported once, and again when it changes by more than what is believed.
        """
        difference = (self._wall() - self._monotonic()) * 1000 - self._offset_ms
        if abs(difference) <= BELIEVED_MS:
            self._offset_ms += difference
            self._jump_told = 0.0
        elif abs(difference - self._jump_told) > BELIEVED_MS:
            self._jump_told = difference
            log.error("the wall clock jumped and is not believed until a restart", jump_ms=round(difference))
        return difference
