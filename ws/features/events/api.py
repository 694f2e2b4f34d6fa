"""The door of the events."""

from __future__ import annotations

from ws.content.schemas import Content
from ws.engine.records import Agenda
from ws.engine.turn import Turn
from ws.features.events.circumstances import Circumstances
from ws.features.events.rules import book
from ws.features.events.rules.situation import Situation, fits, season_month, shown_effects
from ws.kernel.facts import Fact


class EventHappened(Fact, frozen=True):
    """Something happened that asks nothing. `wording` is the number of its text."""

    event_id: str
    person_id: str = ""
    wording: int = 0
    text: str = ""
    """What came of it, as it was told."""


class QuestionAsked(Fact, frozen=True):
    """Something happened that asks for a choice."""

    event_id: str
    person_id: str
    wording: int


class QuestionAnswered(Fact, frozen=True):
    """A question found its answer, from the player or by default."""

    event_id: str
    choice_id: str
    by_default: bool
    text: str = ""
    """What came of it, as it was told."""


def situation(turn: Turn) -> Situation:
    """What the plainest conditions look at, now; to be asked before anything is changed."""
    return Circumstances(turn)


def is_question_open(turn: Turn) -> bool:
    """Whether a question waits: of an event, or of whoever else makes the life wait for an answer."""
    held = turn.find(Agenda)
    return held is not None and bool(held.waiting_for)


def prepare(content: Content) -> None:
    """Make the conditions of all events ready before the first life needs them."""
    book.book_of(content)


__all__ = [
    "EventHappened", "QuestionAnswered", "QuestionAsked", "Situation", "fits", "is_question_open", "prepare",
    "season_month", "shown_effects", "situation",
]  # fmt: skip
