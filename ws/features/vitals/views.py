"""What the client sees of the vitals."""

from __future__ import annotations

from typing import Final

from ws.content.schemas import Content
from ws.features.vitals import rules
from ws.features.vitals.records import Vitals
from ws.kernel.state import Reader

_SHOWN: Final = ("energy", "health", "happiness", "smarts", "looks", "stress", "prestige")


def vitals(reader: Reader, content: Content) -> dict[str, object] | None:
    """Points with their pace, as of `minute`; the client runs on from there."""
    held = reader.find(Vitals)
    if held is None:
        return None
    shown: dict[str, object] = {name: getattr(held, name) / rules.POINT for name in _SHOWN}
    shown["minute"] = held.minute
    shown["energy_per_minute"] = _energy_per_minute(held)
    shown["health_per_minute"] = held.health_per_minute / rules.POINT
    shown["happiness_per_minute"] = held.happiness_per_minute / rules.POINT
    shown["stress_per_minute"] = held.stress_per_minute / rules.POINT
    return shown


def status(reader: Reader, minute: int) -> dict[str, object]:
    """The part of `u`."""
    held = reader.get(Vitals)
    rates = {"energy_per_minute": _energy_per_minute(held)}
    return {"energy": rules.energy_at(held, minute) // rules.POINT, "rates": rates}


def next_energy_change(reader: Reader, minute: int) -> int | None:
    """When whole energy changes next."""
    held = reader.find(Vitals)
    return None if held is None else rules.next_whole_energy(held, minute)


def _energy_per_minute(held: Vitals) -> float:
    return held.energy_tempo * rules.FULL / rules.POINT / rules.MINUTES_TO_FULL
