"""How the player's choices about dates change a life."""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec.structs import replace

from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.dates import course, ending, reading
from ws.features.dates.messages import DateAnswered, DateCalledOff, DateProposed
from ws.features.dates.records import PlannedDate
from ws.features.dates.rules import fitting, planning
from ws.features.money import api as money
from ws.features.people import api as people
from ws.features.romance import api as romance
from ws.kernel.rolls import Rolls

_CANCELLED: Final = -2
_CANCELLED_LATE: Final = -5
_LATE: Final = 180
"""Minutes before a date from which calling it off is felt more."""


class Answered(msgspec.Struct, frozen=True):
    """What the other one said; `date` when it was yes."""

    text: str
    date: PlannedDate | None


def propose(turn: Turn, deed: DateProposed) -> Answered:
    """Ask, and note a yes in the calendar, or a no for the day."""
    person = people.get(turn, deed.person_id)
    venue = turn.content.date_venues[deed.venue_id]
    activity = turn.content.date_activities[deed.activity_id]
    stage = romance.stage(turn, person.id) or "parted"
    draws = Rolls(bytes.fromhex(turn.life.seed), deed.at // MINUTES_PER_DAY * MINUTES_PER_DAY)
    asked = planning.Asked(
        phase=planning.phase_of(stage, reading.dates_before(turn, person.id)),
        at=deed.at,
        place_fit=fitting.fit(person, venue.tempers, venue.interests),
        activity_fit=fitting.fit(person, activity.tempers, activity.interests),
        last_date_minute=reading.last_date_minute(turn, person.id),
        draw=draws.chance("date.will", person.id),
    )
    said = planning.answer(person, asked)
    text = reading.worded(turn, said, person, venue.id, draws, f"{person.id}.{deed.at}")
    if not said.startswith("accepts"):
        if planning.by_will(said):
            _note_no(turn, person.id, deed.at)
        return Answered(text, None)
    book = reading.book(turn)
    turn.put(replace(book, next_number=book.next_number + 1))
    date = PlannedDate(
        id=f"d{book.next_number}",
        person_id=person.id,
        venue_id=venue.id,
        activity_id=activity.id,
        at=deed.at,
        minutes=activity.minutes,
        cost_cents=money.in_country(turn, venue.cost_cents + activity.cost_cents),
        gift_item_id=deed.gift_item_id,
    )
    turn.put(date)
    turn.schedule(date.at, "date_opens", date.id)
    return Answered(text, date)


def call_off(turn: Turn, deed: DateCalledOff) -> str:
    """Cancel; the later, the more it is felt. Returns what the other one says."""
    date = turn.get(PlannedDate, deed.date_id)
    text = ending.put_away(turn, date, "cancelled", "cancelled")
    late = date.at - turn.minute < _LATE
    people.change_affinity(turn, date.person_id, _CANCELLED_LATE if late else _CANCELLED)
    return text


def answer(turn: Turn, deed: DateAnswered) -> course.Came | None:
    """Give something, say something, or both; None when only something was given."""
    date = turn.get(PlannedDate, deed.date_id)
    if deed.gift_item_id:
        course.give(turn, date, deed.gift_item_id)
    moment = course.current(turn, date)
    choice = course.chosen(moment, deed.choice_id) if moment is not None else None
    return course.answer(turn, deed.date_id, choice) if choice is not None else None


def _note_no(turn: Turn, person_id: str, at: int) -> None:
    book, today = reading.book(turn), turn.minute // MINUTES_PER_DAY
    before = book.declined if book.day == today else ()
    turn.put(replace(book, day=today, declined=(*before, f"{person_id}:{at // MINUTES_PER_DAY}")))
