"""Dates as the client sees them."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.features.dates import course, reading
from ws.features.dates import messages as m
from ws.features.dates.ending import Ended
from ws.features.dates.records import PastDate, PlannedDate
from ws.features.dates.rules import planning
from ws.features.money import api as money
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import api as romance
from ws.features.vitals import api as vitals


def entry(turn: Turn, date: PlannedDate) -> m.DateEntry:
    """A date to come, or the one that is going on."""
    venue = turn.content.date_venues.get(date.venue_id)
    activity = turn.content.date_activities.get(date.activity_id)
    return m.DateEntry(
        id=date.id,
        person_id=date.person_id,
        name=_name(people.find(turn, date.person_id)),
        venue_id=date.venue_id,
        venue=venue.name if venue is not None else "",
        activity_id=date.activity_id,
        activity=activity.name if activity is not None else "",
        at=date.at,
        closes=date.at + planning.WINDOW,
        minutes=date.minutes,
        cost_cents=date.cost_cents,
        gift_item_id=date.gift_item_id or None,
        is_open=bool(date.phase),
    )


def past_entry(turn: Turn, date: PastDate) -> m.PastEntry:
    """What became of a date."""
    venue = turn.content.date_venues.get(date.venue_id)
    activity = turn.content.date_activities.get(date.activity_id)
    return m.PastEntry(
        id=date.id,
        person_id=date.person_id,
        name=_name(people.find(turn, date.person_id)),
        venue=venue.name if venue is not None else "",
        activity=activity.name if activity is not None else "",
        at=date.at,
        how=date.how,
        success=date.success,
        text=date.text,
        paid_cents=date.paid_cents,
    )


def scene(turn: Turn, date: PlannedDate, text: str, ended: Ended | None) -> m.DateScene:
    """How a date stands after an answer; `date` as it was before it."""
    held = turn.find(PlannedDate, date.id)
    person = people.find(turn, date.person_id)
    return m.DateScene(
        date_id=date.id,
        person_id=date.person_id,
        text=text,
        weather=date.weather,
        moment=_moment(turn, held, person) if held is not None else None,
        outcome=_outcome(turn, date.person_id, ended) if ended is not None else None,
        affinity=person.affinity if person is not None else 0,
        energy=vitals.energy(turn),
    )


def why_not_paid(turn: Turn, cost_cents: int) -> str:
    """What stands against paying so much now; "" when nothing does."""
    return "You do not have that much on you." if cost_cents > max(0, money.cents(turn)) else ""


def _moment(turn: Turn, date: PlannedDate, person: Person | None) -> m.MomentShown | None:
    moment = course.current(turn, date)
    if moment is None:
        return None
    choices: list[m.MomentChoice] = []
    for choice in moment.choices:
        reason = why_not_paid(turn, course.cost_of(date, choice))
        text = reading.told(turn, choice.text, person, date.venue_id)
        choices.append(m.MomentChoice(f"{moment.id}.{choice.id}", text, not reason, reason))
    return m.MomentShown(
        id=moment.id,
        number=len(date.answers) + 1,
        of=len(date.moments),
        text=reading.told(turn, moment.text, person, date.venue_id),
        choices=tuple(choices),
    )


def _outcome(turn: Turn, person_id: str, ended: Ended) -> m.OutcomeShown:
    return m.OutcomeShown(
        success=ended.success,
        band=ended.band,
        text=ended.text,
        reasons=tuple(m.ReasonShown(each.factor, each.points, each.text) for each in ended.reasons),
        effects=ended.effects,
        paid_cents=ended.paid_cents,
        stage=romance.stage(turn, person_id) or "",
    )


def _name(person: Person | None) -> str:
    return f"{person.first_name} {person.last_name}" if person is not None else ""
