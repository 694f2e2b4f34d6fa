"""The door of the tutorial."""

from __future__ import annotations

from ws.kernel.facts import Fact


class TutorialStepDone(Fact, frozen=True):
    """A step was done for the first time by this account."""

    step_id: str
    done: int
    """How many are done now."""


class TutorialFinished(Fact, frozen=True):
    """Every step was done."""

    variant: str


class TutorialSkipped(Fact, frozen=True):
    """The player wanted no more of it."""

    variant: str
    done: int
    """How many steps were done until then."""
