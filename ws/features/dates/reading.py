"""Reading a date: the scene of it, the sky over it, and the draws that are its own."""

from __future__ import annotations

from ws.content.schemas import DateVenue
from ws.content.schemas.dates import Weather
from ws.engine import clock
from ws.engine.turn import Turn
from ws.features.dates import api
from ws.features.dates.records import DateBook, PastDate, PlannedDate
from ws.features.dates.rules import planning, skies
from ws.features.dates.rules.fitting import Scene
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance.records import Stage
from ws.kernel.errors import Refused
from ws.kernel.prose import fill
from ws.kernel.rolls import Rolls


def rolls(turn: Turn, date: PlannedDate) -> Rolls:
    """The draws of a date: those of the minute at which it begins, whenever they are asked for."""
    return Rolls(bytes.fromhex(turn.life.seed), date.at)


def month(turn: Turn, minute: int) -> int:
    """1 to 12, of a game minute."""
    return clock.date_at(turn.life.calendar, minute).month


def in_season(turn: Turn, venue: DateVenue, minute: int) -> bool:
    """Whether a place is open at that time of the year."""
    return skies.is_in_season(venue, turn.content.climates[turn.life.country], month(turn, minute))


def weather(turn: Turn, date: PlannedDate) -> Weather:
    """The sky over a date."""
    climate = turn.content.climates[turn.life.country]
    return skies.weather(climate, month(turn, date.at), rolls(turn, date), date.id)


def book(turn: Turn) -> DateBook:
    """What is kept of all dates together."""
    return turn.find(DateBook) or DateBook()


def last_date_minute(turn: Turn, person_id: str) -> int | None:
    """When the last date with somebody was that took place, or the last planned one is."""
    minutes = [date.at for date in api.past(turn, person_id) if date.success is not None]
    minutes += [date.at for date in api.planned(turn, person_id)]
    return max(minutes, default=None)


def dates_before(turn: Turn, person_id: str) -> int:
    """How many took place, of those that are known."""
    return sum(1 for date in api.past(turn, person_id) if date.success is not None)


def scene(turn: Turn, date: PlannedDate, person: Person, stage: Stage) -> Scene:
    """Where and between whom an open date takes place; its phase and weather are those it began with."""
    climate = turn.content.climates[turn.life.country]
    return Scene(
        venue=turn.content.date_venues[date.venue_id],
        activity_id=date.activity_id,
        phase=date.phase or planning.phase_of(stage, dates_before(turn, person.id)),
        weather=date.weather,
        season=skies.season(climate, month(turn, date.at)),
        is_evening=date.at % clock.MINUTES_PER_DAY >= planning.EVENING_FROM * 60,
        age=turn.age(),
        person=person,
    )


def find(turn: Turn, date_id: str) -> PlannedDate:
    """A date that has not ended. Raises Refused("not_found") and, for one that is over, Refused("not_allowed")."""
    held = turn.find(PlannedDate, date_id)
    if held is not None:
        return held
    if turn.find(PastDate, date_id) is not None:
        raise Refused("not_allowed", "That date is over.", date_id=date_id)
    raise Refused("not_found", "There is no such date.", date_id=date_id)


def told(turn: Turn, text: str, person: Person | None, venue_id: str) -> str:
    """A text of the dates with its names filled in."""
    venue = turn.content.date_venues.get(venue_id)
    names = people.pronouns(person) if person is not None else {}
    place, name = (venue.place, venue.name) if venue is not None else ("out", "")
    return fill(text, name=turn.life.first_name, place=place, venue=name, **names)


def worded(turn: Turn, text_id: str, person: Person | None, venue_id: str, draws: Rolls, purpose: str) -> str:
    """One of the texts of an id."""
    texts = turn.content.date_texts[text_id].texts
    chosen = texts[int(draws.chance(f"date.text.{text_id}", purpose) * len(texts))]
    return told(turn, chosen, person, venue_id)
