"""Token buckets: how often somebody may ask."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable


class TokenBucket:
    """Holds at most `burst` tokens and gains `per_second`. Starts full."""

    __slots__ = ("_at", "_burst", "_per_second", "_tokens")

    def __init__(self, burst: float, per_second: float, now: float) -> None:
        self._burst = burst
        self._per_second = per_second
        self._tokens = burst
        self._at = now

    def take(self, now: float, cost: float = 1.0) -> float:
        """0 when the tokens are taken, otherwise the seconds to wait; then nothing is taken."""
        elapsed = now - self._at
        if elapsed > 0:
            self._at = now
            self._tokens = min(self._burst, self._tokens + elapsed * self._per_second)
        if self._tokens >= cost:
            self._tokens -= cost
            return 0.0
        return (cost - self._tokens) / self._per_second


class SlidingWindow:
    """At most `count` in any `seconds`: exact, for the few limits that are promised exactly."""

    __slots__ = ("_count", "_seconds", "_times")

    def __init__(self, count: int, seconds: float) -> None:
        self._count = count
        self._seconds = seconds
        self._times: list[float] = []

    def take(self, now: float) -> float:
        """0 when it may happen, otherwise the seconds to wait."""
        oldest = now - self._seconds
        while self._times and self._times[0] <= oldest:
            self._times.pop(0)
        if len(self._times) < self._count:
            self._times.append(now)
            return 0.0
        return self._times[0] + self._seconds - now


class Buckets:
    """Buckets by name, bounded: the least recently used is forgotten first."""

    def __init__(self, burst: float, per_second: float, now: Callable[[], float], most: int = 50_000) -> None:
        self._burst = burst
        self._per_second = per_second
        self._now = now
        self._most = most
        self._buckets: OrderedDict[Hashable, TokenBucket] = OrderedDict()

    def take(self, name: Hashable, cost: float = 1.0) -> float:
        """0 when `name` may go on, otherwise the seconds to wait."""
        now = self._now()
        bucket = self._buckets.get(name)
        if bucket is None:
            bucket = self._buckets[name] = TokenBucket(self._burst, self._per_second, now)
            if len(self._buckets) > self._most:
                self._buckets.popitem(last=False)
        else:
            self._buckets.move_to_end(name)
        return bucket.take(now, cost)


class Windows:
    """Sliding windows by account and message type, bounded like the buckets."""

    def __init__(self, now: Callable[[], float], most: int = 50_000) -> None:
        self._now = now
        self._most = most
        self._windows: OrderedDict[tuple[int, str], SlidingWindow] = OrderedDict()

    def take(self, account_id: int, message_type: str, count: int, seconds: float) -> float:
        """0 when it may happen, otherwise the seconds to wait."""
        name = (account_id, message_type)
        window = self._windows.get(name)
        if window is None:
            window = self._windows[name] = SlidingWindow(count, seconds)
            if len(self._windows) > self._most:
                self._windows.popitem(last=False)
        else:
            self._windows.move_to_end(name)
        return window.take(self._now())
