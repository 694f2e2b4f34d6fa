"""What people remember of the player, and how it fades."""

from __future__ import annotations

from typing import Final

from ws.engine.clock import MINUTES_PER_DAY
from ws.features.people.records import Memories, Memory

MOST: Final = 8
"""Memories a person keeps."""
LEFT_BY_THE_DEAD: Final = 3
LASTING: Final = 50
"""Weight (either way) from which a memory fades slowly."""
_HALF_LIFE_YEARS: Final = 3.0
_LASTING_HALF_LIFE_YEARS: Final = 20.0
_FORGOTTEN_BELOW: Final = 1.0
TEXT_LIMIT: Final = 120


def strength(memory: Memory, minute: int, days_per_year: int) -> float:
    """The weight of a memory now: halved every 3 years, strong ones every 20."""
    years = max(0, minute - memory.minute) / (MINUTES_PER_DAY * days_per_year)
    half_life = _LASTING_HALF_LIFE_YEARS if abs(memory.weight) >= LASTING else _HALF_LIFE_YEARS
    return float(memory.weight * 0.5 ** (years / half_life))


def with_memory(held: Memories, memory: Memory, minute: int, days_per_year: int) -> Memories:
    """One more memory; what has faded goes, then the weakest. The same thing again takes the place of the
    older one, and weighs at least as much as both did."""
    kept = [m for m in held.held if abs(strength(m, minute, days_per_year)) >= _FORGOTTEN_BELOW]
    for before in kept:
        if before.text == memory.text and before.kind == memory.kind:
            weight = round(strength(before, minute, days_per_year)) + memory.weight
            memory = Memory(memory.kind, memory.minute, max(-100, min(100, weight)), memory.text)
            kept.remove(before)
            break
    if memory.weight:
        kept.append(memory)
    if len(kept) > MOST:
        kept.remove(min(kept, key=lambda m: abs(strength(m, minute, days_per_year))))
    return Memories(held.person_id, tuple(kept))


def last(held: Memories, minute: int, days_per_year: int) -> Memories:
    """What stays of a dead person's memories: the strongest few, in their order."""
    strongest = sorted(held.held, key=lambda m: -abs(strength(m, minute, days_per_year)))[:LEFT_BY_THE_DEAD]
    return Memories(held.person_id, tuple(m for m in held.held if m in strongest))


def without(held: Memories, kind: str) -> Memories:
    """Without the memories of a kind: a loan that was paid back."""
    return Memories(held.person_id, tuple(m for m in held.held if m.kind != kind))


def regard(held: Memories | None, minute: int, days_per_year: int) -> float:
    """What all that is remembered comes to, -100 to 100."""
    if held is None:
        return 0.0
    return max(-100.0, min(100.0, sum(strength(m, minute, days_per_year) for m in held.held)))


def cleaned(text: str) -> str:
    """One line of printable characters, at most TEXT_LIMIT of them."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:TEXT_LIMIT]
