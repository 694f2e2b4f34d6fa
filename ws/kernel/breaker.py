"""Leaving a service alone that fails: who asks it meanwhile hears so at once, and it has time to get well."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

FAILURES_TO_OPEN: Final = 3
"""So many in a row, and it is left alone."""
OPEN_SECONDS: Final = 30.0


class Breaker:
    """A circuit breaker. `now` is monotonic, in seconds; `probe_seconds` is how long a question may take."""

    __slots__ = ("_closed_until", "_failures", "_now", "_probe_seconds")

    def __init__(self, now: Callable[[], float], probe_seconds: float) -> None:
        self._now = now
        self._probe_seconds = probe_seconds
        self._failures = 0
        self._closed_until = 0.0

    def wait(self) -> float:
        """Seconds for which not to ask; 0 or less for whoever may ask now. Of those who come when the time is over
        one may try whether it is well again, the others wait for that one."""
        left = self._closed_until - self._now()
        if left <= 0 and self._failures >= FAILURES_TO_OPEN:
            self.rest(self._probe_seconds)
        return left

    def rest(self, seconds: float) -> None:
        """Leave it alone for so long, whatever it did."""
        self._closed_until = self._now() + seconds

    def succeeded(self) -> None:
        """It gave an answer that can be used."""
        self._failures = 0
        self._closed_until = 0.0

    def failed(self) -> bool:
        """It gave none. Whether it is left alone from now on."""
        self._failures += 1
        if self._failures < FAILURES_TO_OPEN:
            return False
        self.rest(OPEN_SECONDS)
        return True
