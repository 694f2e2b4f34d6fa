"""Messages of the events."""

from __future__ import annotations

from ws.engine.feature import Deed
from ws.kernel.messages import Id, Push, Reply, Request


class AnswerQuestion(Request, frozen=True, tag="answer_question"):
    """Answer the open question."""

    question_id: Id
    choice_id: Id


class QuestionAnswer(Reply, frozen=True, tag="answer_question"):
    question_id: str
    choice_id: str
    text: str
    """What came of it."""
    effects: dict[str, float]


class QuestionEvent(Push, frozen=True, tag="questionEvent"):
    """A question waits for its answer."""

    question_id: str
    event_id: str
    title: str
    text: str
    minute: int
    deadline_minute: int
    default: str
    person_id: str | None
    choices: list[dict[str, object]]
    """id, text, cost_cents, energy, available, and the reason when it is not."""


class ChoiceMade(Deed, frozen=True, tag="answer_question"):
    """The recorded answer. `free` when energy cost nothing at the time."""

    question_id: str
    choice_id: str
    free: bool = False
