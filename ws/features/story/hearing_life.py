"""What the story hears of the course of a life."""

from __future__ import annotations

from typing import Final

from ws.engine.turn import Turn
from ws.features.activities.api import ActivityDone
from ws.features.ageing.api import BirthdayCame, LifeEnded, StageReached
from ws.features.album.api import PhotoTaken
from ws.features.birth import api as birth
from ws.features.birth.api import FirstTimeCame, LifeBegan
from ws.features.events.api import EventHappened, QuestionAnswered
from ws.features.story import api, noting
from ws.features.story.noting import note
from ws.features.story.rules import words

_ROUND: Final = frozenset({40, 60, 70, 75, 80, 85, 90, 95, 100, 105, 110})
"""Birthdays of note that do not begin a stage."""
_SHORT: Final = 210
"""Letters of what is told word for word; more would be a page."""


def life_began(turn: Turn, fact: LifeBegan) -> None:
    country = turn.content.countries[turn.life.country].name
    date = turn.date()
    raising = birth.parent(turn)
    who = f"your {raising.relation} {raising.first_name}" if raising is not None else "A nurse"
    note(
        turn,
        "born",
        what=f"in {words.MONTHS[date.month - 1]} {date.year}, in {words.with_article(country)}",
        person=who,
    )


def first_time_came(turn: Turn, fact: FirstTimeCame) -> None:
    if len(fact.text) <= _SHORT:
        note(turn, "first_time", what=fact.text)


def birthday_came(turn: Turn, fact: BirthdayCame) -> None:
    """The year before is over."""
    noting.close_year(turn, fact.age - 1)
    if fact.age in _ROUND:
        note(turn, "round_birthday", number=str(fact.age))


def stage_reached(turn: Turn, fact: StageReached) -> None:
    kind = f"stage_{fact.stage}"
    if kind in turn.content.story_lines:
        note(turn, kind)


def life_ended(turn: Turn, fact: LifeEnded) -> None:
    note(turn, "died", what=fact.cause, number=str(fact.age))
    turn.announce(api.StoryEnded())


def story_ended(turn: Turn, fact: api.StoryEnded) -> None:
    """Everything that belongs to the end has been heard by now, the last picture too."""
    noting.close_life(turn)


def photo_taken(turn: Turn, fact: PhotoTaken) -> None:
    noting.note_photo(turn, fact.number)


def activity_done(turn: Turn, fact: ActivityDone) -> None:
    noting.note_pastime(turn, fact.activity_id)


def event_happened(turn: Turn, fact: EventHappened) -> None:
    _tell(turn, fact.event_id, fact.text)


def question_answered(turn: Turn, fact: QuestionAnswered) -> None:
    """What was decided by oneself is the better story."""
    if not fact.by_default:
        _tell(turn, fact.event_id, fact.text)


def _tell(turn: Turn, event_id: str, text: str) -> None:
    event = turn.content.events.get(event_id)
    if event is not None and text and len(text) <= _SHORT and "{" not in event.title:
        note(turn, "told", title=words.titled(event.title), what=text)
