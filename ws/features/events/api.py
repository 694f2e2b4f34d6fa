"""The door of the events."""

from __future__ import annotations

from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.careers import api as careers
from ws.features.education import api as education
from ws.features.events.records import OpenQuestion
from ws.features.events.rules import Situation, fits, season_month, shown_effects
from ws.features.money import api as money
from ws.features.vitals import api as vitals
from ws.kernel.facts import Fact


class EventHappened(Fact, frozen=True):
    """Something happened that asks nothing."""

    event_id: str
    text: str = ""
    """What came of it, as it was told."""


class QuestionAnswered(Fact, frozen=True):
    """A question found its answer, from the player or by default."""

    event_id: str
    choice_id: str
    by_default: bool
    text: str = ""
    """What came of it, as it was told."""


def situation(turn: Turn) -> Situation:
    """What conditions look at, now."""
    held = vitals.now(turn)
    return Situation(
        age=turn.age(),
        hour=turn.minute % MINUTES_PER_DAY // 60,
        occupation="school" if education.is_pupil(turn) else careers.kind(turn),
        money_cents=money.cents(turn),
        happiness=held.happiness / vitals.POINT,
        health=held.health / vitals.POINT,
        stress=held.stress / vitals.POINT,
        month=season_month(turn.life.country, turn.date().month),
    )


def is_question_open(turn: Turn) -> bool:
    """Whether a question waits."""
    return turn.find(OpenQuestion) is not None


__all__ = [
    "EventHappened", "QuestionAnswered", "Situation", "fits", "is_question_open", "shown_effects", "situation",
]  # fmt: skip
