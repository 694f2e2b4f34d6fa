"""The garbage collector of a process that holds much for long."""

from __future__ import annotations

import gc
from typing import Final

GC_THRESHOLDS: Final = (5_000, 10, 1_000)
"""Records are invisible to the collector, so what it sees is little: short pauses (1 to 10 ms)
while players arrive, hardly any after; whole collections next to never."""


def hold() -> None:
    """Do not look for garbage while a process comes up: what is imported and loaded stays anyway (measured: 0.2 s of
    a start). Until `settle`."""
    gc.disable()


def settle() -> None:
    """Pass over everything that is there from now on (modules, content), and look at the rest seldom."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GC_THRESHOLDS)
    gc.enable()
