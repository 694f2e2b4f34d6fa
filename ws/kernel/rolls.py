"""Named randomness: the same question about the same life always has the same answer.

A draw is BLAKE2b of (life seed, game minute, purpose, occurrence). No draw depends on how
many were made before it, so playing, skipping and replaying agree, and a new feature does not
shift the rolls of an old one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")

_SCALE = 1.0 / (1 << 53)
_number = int.from_bytes


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
        return (_number(keyed.digest(), "big") >> 11) * _SCALE

    def chances(self, purpose: str, occurrences: Iterable[int | str]) -> list[float]:
        """`chance` of one purpose for many occurrences, each the same as asked alone; in half the time."""
        begun = self._keyed.copy()
        begun.update(f"{self.minute}\x1f{purpose}\x1f".encode())
        copy = begun.copy
        found: list[float] = []
        for occurrence in occurrences:
            keyed = copy()
            keyed.update((occurrence if isinstance(occurrence, str) else str(occurrence)).encode())
            found.append((_number(keyed.digest(), "big") >> 11) * _SCALE)
        return found

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
        weight: Callable[[T], float] | None = None,
    ) -> T | None:
        """The winner of a race in which each candidate draws under its own name.

        Exponential clocks: the chance to win is the share of the weight. Adding a candidate
        leaves every other candidate's time as it was, so new content does not reshuffle old.
        Weights of zero or less do not run; without `weight` all run alike. None when nobody runs.
        """
        if weight is None:
            alike = list(candidates)
            if len(alike) < 2:
                return alike[0] if alike else None
            draws = self.chances(purpose, map(name, alike))
            return alike[draws.index(min(draws))]  # the least draw has the least time
        runs = [(candidate, share) for candidate in candidates if (share := weight(candidate)) > 0]
        if len(runs) < 2:
            return runs[0][0] if runs else None  # whoever runs alone wins, whatever is drawn
        best: T | None = None
        best_time = math.inf
        draws = self.chances(purpose, [name(candidate) for candidate, _ in runs])
        for (candidate, share), drawn in zip(runs, draws, strict=True):
            time = -math.log(1.0 - drawn) / share
            if time < best_time:
                best, best_time = candidate, time
        return best

    def pick(self, purpose: str, weights: Sequence[float]) -> int:
        """The number of the winner: `choose` among the numbers of these weights, all greater than zero."""
        if len(weights) < 2:
            return 0
        best, best_time = 0, math.inf
        for number, drawn in enumerate(self.chances(purpose, range(len(weights)))):
            time = -math.log(1.0 - drawn) / weights[number]
            if time < best_time:
                best, best_time = number, time
        return best

    def state(self, purpose: str) -> int:
        """64 bits that hang on the life, the minute and the purpose, for `races.Race` to draw from."""
        keyed = self._keyed.copy()
        keyed.update(f"{self.minute}\x1f{purpose}\x1f".encode())
        return int.from_bytes(keyed.digest(), "big")
