"""Keeping what happened: of a year only the strongest few moments."""

from __future__ import annotations

from sys import intern
from typing import Final

import msgspec
from msgspec.structs import replace

from ws.engine.turn import Turn
from ws.features.careers import api as careers
from ws.features.education import api as education
from ws.features.law import api as law
from ws.features.story import api
from ws.features.story.records import Chronicle, Moment, StoryYear, Year
from ws.features.story.rules import choosing
from ws.features.vitals import api as vitals

MOST_NAME: Final = 220
"""Letters of one filler."""
MOST_PASTIMES: Final = 5
MOST_PHOTOS: Final = 3


def note(turn: Turn, kind: str, minute: int | None = None, **names: str) -> None:
    """Keep a moment, if it is among the strongest of the year."""
    line = turn.content.story_lines[kind]
    held = _held(turn)
    cut = {intern(name): value[:MOST_NAME] for name, value in names.items()}
    moment = Moment(turn.minute if minute is None else minute, intern(kind), line.weight, cut)
    kept = choosing.with_moment(held.moments, moment, line.most)
    if kept is not held.moments:
        turn.put(replace(held, moments=kept))


def note_photo(turn: Turn, number: int) -> None:
    """Keep a picture with the year."""
    held = _held(turn)
    if len(held.photos) < MOST_PHOTOS:
        turn.put(replace(held, photos=(*held.photos, number)))


def note_pastime(turn: Turn, activity_id: str) -> None:
    """Count what free time is spent on."""
    held = _held(turn)
    times = held.pastimes.get(activity_id, 0)
    if times or len(held.pastimes) < MOST_PASTIMES:
        turn.put(replace(held, pastimes={**held.pastimes, intern(activity_id): times + 1}))


def close_year(turn: Turn, age: int) -> None:
    """The year in which the life was `age` is over; the next one begins."""
    held = _held(turn)
    body = msgspec.json.encode(_year(turn, held))
    turn.add(StoryYear(turn.life.id, age, body))
    turn.put(Chronicle(age=age + 1, before=body))
    turn.announce(api.YearClosed(age))


def close_life(turn: Turn) -> None:
    """The last year is not a whole one, and is kept as it is."""
    held = _held(turn)
    turn.add(StoryYear(turn.life.id, held.age, msgspec.json.encode(_year(turn, held))))
    turn.put(replace(held, is_over=True))


def present_year(turn: Turn) -> Year:
    """The year so far."""
    held = _held(turn)
    return Year(moments=held.moments, photos=held.photos)


def _held(turn: Turn) -> Chronicle:
    """The present year; a life may begin grown up."""
    return turn.find(Chronicle) or Chronicle(age=turn.age())


def _year(turn: Turn, held: Chronicle) -> Year:
    doing, what = _doing(turn)
    moments = held.moments
    pastime = choosing.pastime(held.pastimes)
    if pastime is not None:
        activity = turn.content.activities.get(pastime)
        name = activity.name if activity is not None else pastime.replace("_", " ")
        line = turn.content.story_lines["pastime"]
        told = Moment(
            turn.minute, line.id, line.weight, {"what": name, "number": str(held.pastimes[pastime])}
        )  # fmt: skip
        moments = choosing.with_moment(moments, told, line.most)
    return Year(moments, held.photos, doing, what, round(vitals.now(turn).happiness / vitals.POINT))


def _doing(turn: Turn) -> tuple[str, str]:
    if law.is_in_prison(turn):
        return "prison", ""
    if education.is_pupil(turn):
        return "school", ""
    career = careers.held(turn)
    if career.kind == "job":
        return "job", career.job
    studies = education.studies(turn)
    if studies is not None:
        return "study", studies.programme_id
    return ("retired", career.job) if career.kind == "retired" else ("none", "")
