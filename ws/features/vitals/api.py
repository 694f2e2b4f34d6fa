"""The door of the vitals."""

from __future__ import annotations

from msgspec.structs import replace

from ws.content.schemas import Effects
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.feature import Deed
from ws.engine.turn import Turn
from ws.features.vitals import rules
from ws.features.vitals.records import Influence, Vitals
from ws.kernel.facts import Fact

POINT = rules.POINT
"""Millionths to a point."""


class EnergySpent(Fact, frozen=True):
    """Energy was paid for something, whatever it was."""

    points: int


class EnergyRefilled(Deed, frozen=True, tag="refill_energy"):
    """Energy was bought; `points` is None for a fill to 100."""

    points: int | None


def now(turn: Turn) -> Vitals:
    """The vitals at the minute of the turn."""
    return rules.at(turn.get(Vitals), turn.minute)


def begin(turn: Turn) -> None:
    """Give a newborn its vitals."""
    turn.put(rules.born(turn.rolls(), turn.minute))


def begin_grown(turn: Turn, age: int, looks: int, least_smarts: int) -> None:
    """Give somebody of an age their vitals: looks in points as they are known, smarts at least as needed."""
    turn.put(rules.grown(turn.rolls(), turn.minute, age, looks * POINT, least_smarts * POINT))


def affect(turn: Turn, effects: Effects, scale: float = 1.0) -> None:
    """Let an outcome change the vitals."""
    turn.put(rules.affected(now(turn), effects, scale))


def felt(turn: Turn, effects: Effects) -> Effects:
    """The effects as `affect` will let this life feel them: who knows much learns little that is new."""
    if effects.smarts <= 0:
        return effects
    return replace(effects, smarts=round(rules.learnt(turn.get(Vitals).smarts, effects.smarts), 2))


def hold_health(turn: Turn, millionths: int) -> None:
    """What health was given (or taken) stays for as long as its cause does: it does not drift back."""
    turn.put(rules.held_by(now(turn), millionths))


def sound_health(age: int) -> float:
    """Health of a plain life of this age, in points."""
    return rules.sound_at(age) / rules.POINT


def spend_energy(turn: Turn, points: int) -> None:
    """Pay energy. Raises Refused("not_enough_energy")."""
    turn.put(rules.spent(now(turn), points))
    turn.announce(EnergySpent(points))


def set_influence(turn: Turn, source: str, prestige: float = 0, mood: float = 0, daily_stress: float = 0) -> None:
    """Let a circumstance act for as long as it lasts, in points; it takes the place of what `source`
    did before. Happiness drifts to temperament plus `mood`; `daily_stress` is added in a day."""
    _influence(
        turn,
        Influence(
            source,
            prestige=round(prestige * rules.POINT),
            mood=round(mood * rules.POINT),
            strain_per_minute=round(daily_stress * rules.POINT / MINUTES_PER_DAY),
        ),
    )


def set_prestige(turn: Turn, source: str, points: float) -> None:
    """Let a circumstance give prestige for as long as it lasts; what else it does stays."""
    before = turn.find(Influence, source) or Influence(source)
    _influence(turn, replace(before, prestige=round(points * rules.POINT)))


def _influence(turn: Turn, influence: Influence) -> None:
    before = turn.find(Influence, influence.source) or Influence(influence.source)
    if influence != before:
        turn.put(influence)
        turn.put(rules.influenced(now(turn), turn.all(Influence)))


def turn_to(turn: Turn, what: str) -> None:
    """Set the pace of things by what is being done from now on."""
    turn.put(rules.doing(turn.get(Vitals), what, turn.minute))


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
