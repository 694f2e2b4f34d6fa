"""What the client sees of the vitals."""

from __future__ import annotations

from ws.content.schemas import Content
from ws.features.vitals import rules
from ws.features.vitals.records import Vitals
from ws.kernel.state import Reader


def vitals(reader: Reader, content: Content) -> dict[str, object] | None:
    """Points with their pace, as of `minute`; the client runs on from there."""
    held = reader.find(Vitals)
    if held is None:
        return None
    point = rules.POINT
    return {
        "energy": held.energy / point,
        "health": held.health / point,
        "happiness": held.happiness / point,
        "smarts": held.smarts / point,
        "looks": held.looks / point,
        "stress": held.stress / point,
        "prestige": held.prestige / point,
        "minute": held.minute,
        "energy_per_minute": _energy_per_minute(held),
        "health_per_minute": held.health_per_minute / point,
        "happiness_per_minute": held.happiness_per_minute / point,
        "stress_per_minute": held.stress_per_minute / point,
    }


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
