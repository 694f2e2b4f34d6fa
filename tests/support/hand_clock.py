"""A clock that stands still until a test moves it."""

from __future__ import annotations

import time

from ws.engine.trusted_clock import TrustedClock


class HandClock:
    """Wall and monotonic time at once; moved by hand, never backwards."""

    def __init__(self, seconds: float | None = None) -> None:
        self.seconds = float(int(time.time())) if seconds is None else seconds

    def __call__(self) -> float:
        return self.seconds

    @property
    def ms(self) -> int:
        return int(self.seconds * 1000)

    def move(self, seconds: float) -> None:
        """Let so much time pass."""
        if seconds < 0:
            raise ValueError("time goes forward")
        self.seconds += seconds

    def take_over(self, clock: TrustedClock) -> None:
        """Make a server's clock follow this one."""
        clock._wall = clock._monotonic = self
        clock._offset_ms = 0.0
        clock._last = 0
