"""A date begins, and is over."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.features.dates import course
from ws.features.dates.records import PlannedDate


def date_opens(turn: Turn, argument: str) -> None:
    """It is the hour; `argument` is the id of the date."""
    date = turn.find(PlannedDate, argument)
    if date is not None:
        course.open_date(turn, date)


def date_closes(turn: Turn, argument: str) -> None:
    """The time of a date is over: what nobody has answered goes as such things do."""
    course.go_on_alone(turn, argument)
