"""The race of `Rolls.choose` for many candidates that run often: all lanes drawn in one go.

A draw of `Rolls` is a hash of its whole name, a microsecond each: of a hundred candidates nearly all of
what choosing costs. Here the name of the race is hashed once, the names of the candidates when the field
is made, and a draw is both mixed. Like a draw of `Rolls` it hangs on nothing but the life, the minute, the
purpose and the candidate's own name, so that new candidates do not reshuffle old ones.

The mixing is the finaliser of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number
Generators, 2014; constants of its variant 13 by Stafford), a bijection of 64 bits in which every bit of the
result hangs on every bit of what goes in. All lanes are mixed at once, side by side in one large number:
measured, a tenth of the time of a lane at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from math import exp, log
from struct import Struct
from typing import Final, Generic, TypeVar

from ws.kernel.rolls import Rolls

T = TypeVar("T")

_LANE_BYTES: Final = 16
"""Twice what a draw needs, so that a product stays in its own lane."""
_DRAW: Final = (1 << 64) - 1
_FIRST: Final = 0xBF58476D1CE4E5B9
_SECOND: Final = 0x94D049BB133111EB
_SCALE: Final = 1.0 / (1 << 53)
_EARLY: Final = 12.0
"""So many are expected to finish early: more than are looked at as a rule."""


class Race(Generic[T]):
    """Candidates with names, no two alike, and weights greater than zero, ready to run."""

    __slots__ = ("_candidates", "_lanes", "_limits", "_mask", "_ones", "_paces", "_size", "_unpack")

    def __init__(self, candidates: Sequence[T], keys: Sequence[int], weights: Sequence[float]) -> None:
        """`keys` are the `key` of each candidate's name."""
        self._candidates = tuple(candidates)
        self._paces = tuple(-1.0 / weight for weight in weights)
        early = _EARLY / (sum(weights) or 1.0)
        self._limits = tuple(int((1.0 - exp(-weight * early)) * _DRAW) for weight in weights)
        self._size = _LANE_BYTES * len(self._candidates)
        self._lanes = _side_by_side(keys)
        self._ones = _side_by_side([1] * len(self._candidates))
        self._mask = self._ones * _DRAW
        self._unpack = Struct("<" + "Q8x" * len(self._candidates)).unpack

    def order(self, rolls: Rolls, purpose: str) -> Iterator[T]:
        """All candidates, the winner first. For many of which few may win: look at them in this order and
        take the first that may. Each of those that may wins with the share of its weight among them, and
        nobody behind it need be looked at: times are worked out for those who finish early, and for the
        others only when somebody asks."""
        draws = self._draws(rolls.state(purpose))
        limits = self._limits
        yield from self._in_order(draws, [n for n, drawn in enumerate(draws) if drawn < limits[n]])
        yield from self._in_order(draws, [n for n, drawn in enumerate(draws) if drawn >= limits[n]])

    def _in_order(self, draws: Sequence[int], numbers: Sequence[int]) -> Iterator[T]:
        candidates, paces = self._candidates, self._paces
        times = [(log(1.0 - (draws[n] >> 11) * _SCALE) * paces[n], n) for n in numbers]
        times.sort()
        for _, number in times:
            yield candidates[number]

    def _draws(self, state: int) -> tuple[int, ...]:
        """The 64 bits of every lane, in a race of this name."""
        mask = self._mask
        x = self._lanes ^ self._ones * state
        x ^= (x >> 30) & mask
        x = x * _FIRST & mask
        x ^= (x >> 27) & mask
        x = x * _SECOND & mask
        x ^= x >> 31
        return self._unpack(x.to_bytes(self._size, "little"))


def key(name: str) -> int:
    """What stands for a candidate's name in a race."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little")


def _side_by_side(values: Sequence[int]) -> int:
    return int.from_bytes(b"".join(value.to_bytes(_LANE_BYTES, "little") for value in values), "little")
