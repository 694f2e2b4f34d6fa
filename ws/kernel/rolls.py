"""Named randomness: the same question about the same life always has the same answer.

A draw is BLAKE2b of (life seed, game minute, purpose, occurrence). No draw depends on how
many were made before it, so playing, skipping and replaying agree, and a new feature does not
shift the rolls of an old one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")

_SCALE = 1.0 / (1 << 53)


def draw(seed: bytes, minute: int, purpose: str, occurrence: int | str = 0) -> float:
    """A number in [0, 1), uniform, fixed by its name. `seed` is at most 64 bytes."""
    name = f"{minute}\x1f{purpose}\x1f{occurrence}".encode()
    digest = blake2b(name, digest_size=8, key=seed).digest()
    return (int.from_bytes(digest, "big") >> 11) * _SCALE


class Rolls:
    """The draws of one life at one minute."""

    __slots__ = ("_keyed", "minute", "seed")

    def __init__(self, seed: bytes, minute: int) -> None:
        self.seed = seed
        self.minute = minute
        self._keyed = blake2b(digest_size=8, key=seed)

    def chance(self, purpose: str, occurrence: int | str = 0) -> float:
        """A number in [0, 1): the `draw` of this name. Copying the keyed state saves a third of it."""
        keyed = self._keyed.copy()
        keyed.update(f"{self.minute}\x1f{purpose}\x1f{occurrence}".encode())
        return (int.from_bytes(keyed.digest(), "big") >> 11) * _SCALE

    def between(self, low: int, high: int, purpose: str, occurrence: int | str = 0) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self.chance(purpose, occurrence) * (high - low + 1))

    def happens(self, probability: float, purpose: str, occurrence: int | str = 0) -> bool:
        """True with the given probability (0 to 1)."""
        return self.chance(purpose, occurrence) < probability

    def choose(
        self,
        purpose: str,
        candidates: Iterable[T],
        name: Callable[[T], str],
        weight: Callable[[T], float] = lambda _: 1.0,
    ) -> T | None:
        """The winner of a race in which each candidate draws under its own name.

        Exponential clocks: the chance to win is the share of the weight. Adding a candidate
        leaves every other candidate's time as it was, so new content does not reshuffle old.
        Weights of zero or less do not run. None when nobody runs.
        """
        best: T | None = None
        best_time = math.inf
        asked = self._keyed.copy()
        asked.update(f"{self.minute}\x1f{purpose}\x1f".encode())
        for candidate in candidates:
            share = weight(candidate)
            if share <= 0:
                continue
            drawn = asked.copy()  # from here on the `chance` of (purpose, name), with what they share hashed once
            drawn.update(name(candidate).encode())
            time = -math.log(1.0 - (int.from_bytes(drawn.digest(), "big") >> 11) * _SCALE) / share
            if time < best_time:
                best, best_time = candidate, time
        return best
