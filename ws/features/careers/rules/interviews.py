"""Interviews: what is asked, and who gets the job."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ws.content.schemas import Content, InterviewQuestion, Job
from ws.content.schemas.careers import QUESTIONS_ASKED
from ws.features.careers.rules import catalogue
from ws.features.careers.rules.requirements import Applicant
from ws.kernel.errors import Refused
from ws.kernel.rolls import Rolls

MOST_OPEN: Final = 4
"""Interviews that may wait at the same time."""
_BASE: Final = 0.42
_LEAST: Final = 0.05
_MOST: Final = 0.95


def questions_for(rolls: Rolls, job: Job, content: Content, vacancy_id: str) -> tuple[str, ...]:
    """Three questions, one of them of the track where there is one."""
    known = catalogue.of(content).questions
    asked: list[InterviewQuestion] = []
    special = rolls.choose(f"careers.asked.track.{vacancy_id}", known.get(job.track, ()), lambda q: q.id)
    if special is not None:
        asked.append(special)
    while len(asked) < QUESTIONS_ASKED:
        rest = [question for question in known[""] if question not in asked]
        found = rolls.choose(f"careers.asked.{len(asked)}.{vacancy_id}", rest, lambda q: q.id)
        if found is None:
            raise RuntimeError("content has too few questions")
        asked.insert(len(asked) - 1 if special is not None else len(asked), found)
    return tuple(question.id for question in asked)


def shown_questions(content: Content, questions: Sequence[str]) -> list[dict[str, object]]:
    """Questions with their answers, without how good those are."""
    return [
        {
            "id": question_id,
            "text": content.interviews[question_id].text,
            "choices": [{"id": choice.id, "text": choice.text} for choice in content.interviews[question_id].choices],
        }
        for question_id in questions
    ]


def quality(questions: Sequence[str], choices: Sequence[str], content: Content) -> int:
    """How good the answers were, 0 to 9. Raises Refused for an answer that was not offered."""
    if len(choices) != len(questions):
        raise Refused("bad_message", f"There are {len(questions)} questions to answer.", questions=len(questions))
    points = 0
    for question_id, choice_id in zip(questions, choices, strict=True):
        question = content.interviews[question_id]
        chosen = next((choice for choice in question.choices if choice.id == choice_id), None)
        if chosen is None:
            raise Refused(
                "not_found", "This question has no such answer.", question_id=question_id, choice_id=choice_id
            )
        points += chosen.quality
    return points


def chance(job: Job, who: Applicant, answers: int, happiness: int, stress: int) -> float:
    """To get the job, 0.05 to 0.95. Answers count most (0 to 9), then smarts, experience, mood and looks;
    a record counts against one, and higher ranks are sought by more."""
    surplus = max(0, min(60, who.track_months.get(job.track, 0) - job.needs.months))
    found = (
        _BASE
        + (answers - 4.5) * 0.075
        + (who.smarts - 50) * 0.002
        + (who.looks - 50) * 0.001
        + (happiness - stress - 20) * 0.001
        + surplus * 0.002
        - (job.rank - 1) * 0.045
        - (0.15 if who.is_convicted else 0.0)
    )
    return min(_MOST, max(_LEAST, found))
