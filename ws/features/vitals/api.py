"""The door of the vitals."""

from __future__ import annotations

from ws.content.schemas import Effects
from ws.engine.feature import Deed
from ws.engine.turn import Turn
from ws.features.vitals import rules
from ws.features.vitals.records import Vitals

POINT = rules.POINT
"""Millionths to a point."""


class EnergyRefilled(Deed, frozen=True, tag="refill_energy"):
    """Energy was bought; `points` is None for a fill to 100."""

    points: int | None


def now(turn: Turn) -> Vitals:
    """The vitals at the minute of the turn."""
    return rules.at(turn.get(Vitals), turn.minute)


def begin(turn: Turn) -> None:
    """Give a newborn its vitals."""
    turn.put(rules.born(turn.rolls(), turn.minute))


def affect(turn: Turn, effects: Effects, scale: float = 1.0) -> None:
    """Let an outcome change the vitals."""
    turn.put(rules.affected(now(turn), effects, scale))


def spend_energy(turn: Turn, points: int) -> None:
    """Pay energy. Raises Refused("not_enough_energy")."""
    turn.put(rules.spent(now(turn), points))


def turn_to(turn: Turn, what: str) -> None:
    """Set the pace of things by what is being done from now on."""
    turn.put(rules.doing(now(turn), what))


def grow_older(turn: Turn, age: int) -> None:
    """Let a birthday leave its mark."""
    turn.put(rules.aged(now(turn), age))


def refill(turn: Turn, points: int | None) -> int:
    """Refill energy, as a recorded choice; returns whole energy. Raises Refused."""
    turn.perform(EnergyRefilled(points))
    return energy(turn)


def energy(turn: Turn) -> int:
    """Whole energy now."""
    return rules.energy_at(turn.get(Vitals), turn.minute) // rules.POINT


def apply_refill(turn: Turn, deed: EnergyRefilled) -> None:
    """How the recorded choice changes the life."""
    turn.put(rules.refilled(now(turn), deed.points))
