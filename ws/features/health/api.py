"""The door of the health."""

from __future__ import annotations

from ws.content.schemas import Content
from ws.engine.turn import Turn
from ws.features.health import course, keeping
from ws.features.health.facts import Diagnosed, FellIll, HabitQuit, HabitStarted, Hospitalised, Recovered
from ws.features.health.records import Ailment, HabitKept, Health
from ws.features.health.rules import tables


def prepare(content: Content) -> None:
    """Work out the tables of conditions and deaths before the first life needs them; a fifth of a second."""
    for sex in tables.SEXES:
        tables.tables(content, sex)


def is_fit_for_duty(turn: Turn) -> bool:
    """Whether health allows school and work now."""
    held = turn.find(Health)
    return held is None or turn.minute >= max(held.unfit_until_minute, held.hospital_until_minute)


def fall_ill(turn: Turn, condition_id: str) -> None:
    """Let a condition begin now, from an event or a choice. Nothing when it is there already, or
    was there and comes only once. Raises KeyError for one that content does not know."""
    course.begin(turn, turn.content.conditions[condition_id])


def has(turn: Turn, condition_id: str) -> bool:
    """Whether the life has a condition now, known or not."""
    return turn.find(Ailment, condition_id) is not None


def take_up(turn: Turn, habit_id: str) -> None:
    """Begin a habit, or begin it again; it is told. Raises KeyError for one that content does not know."""
    keeping.take_up(turn, habit_id)


def keeps_habit(turn: Turn, habit_id: str) -> bool:
    """Whether the life has a habit and has not given it up."""
    kept = turn.find(HabitKept, habit_id)
    return kept is not None and kept.quit_minute is None


__all__ = [
    "Diagnosed", "FellIll", "HabitQuit", "HabitStarted", "Hospitalised", "Recovered", "fall_ill", "has",
    "is_fit_for_duty", "keeps_habit", "prepare", "take_up",
]  # fmt: skip
