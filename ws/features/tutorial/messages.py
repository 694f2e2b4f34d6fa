"""Messages of the tutorial."""

from __future__ import annotations

import msgspec

from ws.kernel.messages import Reply, Request


class GetTutorial(Request, frozen=True, tag="get_tutorial"):
    """Ask for the first steps and how far one is."""


class ShownStep(msgspec.Struct, frozen=True):
    id: str
    title: str
    text: str
    diamonds: int
    screen: str
    """Where it can be done."""
    points_at: str
    """What to point at there; may be ""."""
    done: bool


class Tutorial(Reply, frozen=True, tag="get_tutorial"):
    variant: str
    shows: str
    """one: the next step is shown; all: the whole list."""
    steps: tuple[ShownStep, ...]
    current: str
    """Id of the next step; "" when it is over."""
    diamonds: int
    """For doing all of them, besides those of the steps."""
    finished: bool
    skipped: bool


class SkipTutorial(Request, frozen=True, tag="skip_tutorial"):
    """Want no more of it. What was done stays; the rest brings nothing."""


class TutorialLeft(Reply, frozen=True, tag="skip_tutorial"):
    done: int
    """How many steps were done."""
