"""Habits are taken up, kept and given up."""

from __future__ import annotations

from msgspec.structs import replace

from ws.content.schemas import Effects
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.health import sums
from ws.features.health.facts import HabitQuit, HabitStarted
from ws.features.health.records import HabitKept, Wear
from ws.features.health.rules import habits
from ws.features.vitals import api as vitals


def take_up(turn: Turn, habit_id: str) -> None:
    """Begin a habit, or begin it again."""
    habit = turn.content.habits[habit_id]
    kept = turn.find(HabitKept, habit_id)
    today, days_per_year = turn.minute // MINUTES_PER_DAY, turn.life.days_per_year
    if kept is None:
        turn.put(HabitKept(habit_id, turn.minute, anchor_day=today))
    else:
        turn.put(habits.turned(habit, kept, turn.minute, today, days_per_year, quits=False))
    turn.announce(HabitStarted(habit_id))
    turn.tell("health", habit.begun, title=habit.name)
    sums.tally(turn)
    turn.put(replace(sums.health_of(turn), moving=True))


def give_up(turn: Turn, kept: HabitKept) -> None:
    """End a habit; what it has given fades."""
    habit = turn.content.habits[kept.id]
    today = turn.minute // MINUTES_PER_DAY
    turn.put(habits.turned(habit, kept, turn.minute, today, turn.life.days_per_year, quits=True))
    turn.announce(HabitQuit(kept.id))
    turn.tell("health", habit.ended, title=habit.name)
    sums.tally(turn)
    turn.put(replace(sums.health_of(turn), moving=True))


def settle_habits(turn: Turn) -> None:
    """Let the vitals have what the habits have given since they were last asked."""
    wear = turn.find(Wear) or Wear()
    today, days_per_year = turn.minute // MINUTES_PER_DAY, turn.life.days_per_year
    given: dict[str, tuple[int, int]] = {}
    health = looks = 0
    moving = False
    for kept in turn.all(HabitKept):
        habit = turn.content.habits[kept.id]
        reached = habits.levels(habit, kept, today, days_per_year)
        before = wear.given.get(kept.id, (0, 0))
        given[kept.id] = reached
        health += reached[0] - before[0]
        looks += reached[1] - before[1]
        moving = moving or not habits.is_settled(habit, kept, reached)
    if given != wear.given:
        turn.put(Wear(given))
        vitals.affect(turn, Effects(health=health / vitals.POINT, looks=looks / vitals.POINT))
        vitals.hold_health(turn, health)
    if not moving:
        turn.put(replace(sums.health_of(turn), moving=False))
