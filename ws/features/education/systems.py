"""Exams, on the days on which they are."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.features.day import api as day
from ws.features.education import api, classes, courses


def school_exam(turn: Turn, argument: str) -> None:
    """The exams of a school year."""
    held = api.held(turn)
    if not held.school or held.exam_minute != turn.minute:
        return
    if day.place(turn):
        classes.miss_exam(turn, held)
    else:
        classes.exam(turn, held)


def study_exam(turn: Turn, argument: str) -> None:
    """The exams of a year of study."""
    begun = api.studies(turn)
    if begun is None or begun.programme_id != argument or begun.exam_minute != turn.minute:
        return
    turn.interruption = "event"
    if day.place(turn):
        courses.postpone(turn, begun)
    else:
        courses.exam(turn, begun)
