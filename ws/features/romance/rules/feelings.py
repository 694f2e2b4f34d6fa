"""How what two feel changes with time by itself: a closed form, in whole thousandths of a point.

- Passion eases towards PASSION_RESTS, half of the way in PASSION_HALVES months. Passionate love is strongest in the
  first one to two years and lower, but not gone, in couples of ten years (Hatfield, Pillemer, O'Brien and Sprecher
  2008; Acevedo and Aron 2009; Marazziti et al. 1999 for the twelve to eighteen months of being in love).
- Trust heals towards TRUST_RESTS, half of the way in TRUST_HALVES months: after an affair couples take years
  (Gordon, Baucom and Snyder 2004, rounded).
- Strain eases towards the load of circumstances (see `loads.py`), half of the way in STRAIN_HALVES months.
"""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.engine.clock import MINUTES_PER_DAY
from ws.features.romance.records import Bond
from ws.features.romance.rules import stages

WHOLE: Final = 1000
"""Thousandths to a point."""
MOST: Final = 100
PASSION_RESTS: Final = 30
PASSION_HALVES: Final = 30
TRUST_RESTS: Final = 75
TRUST_HALVES: Final = 24
STRAIN_HALVES: Final = 5


def now(held: Bond, minute: int) -> Bond:
    """The bond with its points as they are at a minute. What is over, or has not begun, stays as it was."""
    if held.stage in stages.OVER or held.stage == "matched" or minute <= held.felt_minute:
        return held
    passed = minute - held.felt_minute
    fine = held.fine
    trust = eased(held.trust * WHOLE + fine[0], TRUST_RESTS * WHOLE, passed, TRUST_HALVES)
    passion = eased(held.passion * WHOLE + fine[1], PASSION_RESTS * WHOLE, passed, PASSION_HALVES)
    strain = eased(held.strain * WHOLE + fine[2], held.load * WHOLE, passed, STRAIN_HALVES)
    return replace(
        held,
        trust=trust // WHOLE,
        passion=passion // WHOLE,
        strain=strain // WHOLE,
        fine=(trust % WHOLE, passion % WHOLE, strain % WHOLE),
        felt_minute=minute,
    )


def eased(value: int, rest: int, minutes: int, halves: int) -> int:
    """Where something stands that goes half of the way to its rest in so many months; straight between the
    halvings."""
    period = halves * MINUTES_PER_DAY
    halvings, beyond = divmod(minutes, period)
    gap = abs(value - rest) >> halvings
    gap = gap * (2 * period - beyond) // (2 * period)
    return rest + gap if value >= rest else rest - gap


def felt(held: Bond, trust: int, passion: int, strain: int) -> Bond:
    """The bond after something that was felt at its `felt_minute`, in points."""
    return replace(
        held,
        trust=max(0, min(MOST, held.trust + trust)),
        passion=max(0, min(MOST, held.passion + passion)),
        strain=max(0, min(MOST, held.strain + strain)),
    )
