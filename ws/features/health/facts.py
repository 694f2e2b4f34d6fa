"""What health announces. Other features find these in the door, `api`."""

from __future__ import annotations

from ws.kernel.facts import Fact


class FellIll(Fact, frozen=True):
    """A condition began."""

    condition_id: str


class Recovered(Fact, frozen=True):
    """A condition is over."""

    condition_id: str


class Diagnosed(Fact, frozen=True):
    """A hidden condition was found."""

    condition_id: str


class Hospitalised(Fact, frozen=True):
    """A stay in hospital began."""

    condition_id: str
    days: int


class HabitStarted(Fact, frozen=True):
    """A habit was taken up, by choice or by chance."""

    habit_id: str


class HabitQuit(Fact, frozen=True):
    """A habit was given up."""

    habit_id: str
