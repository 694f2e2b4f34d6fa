"""Ideas for dates, planning them, calling them off, and living through them."""

from __future__ import annotations

from ws.content.schemas import DateActivity, DateVenue
from ws.engine.clock import DAYS_PER_WEEK, MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.belongings import api as belongings
from ws.features.dates import api, course, deeds, reading, showing
from ws.features.dates import messages as m
from ws.features.dates.records import PastDate, PlannedDate
from ws.features.dates.rules import fitting, planning
from ws.features.day import api as day
from ws.features.money import api as money
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import api as romance
from ws.kernel.errors import Refused

_DUTIES = {"school": "You have lessons then.", "work": "You are at work then."}
_KEPT_IN = {"prison": "You are in prison, and nobody dates from here.", "hospital": "Get well first."}


def get_date_ideas(turn: Turn, request: m.GetDateIdeas) -> m.DateIdeas:
    """Where one could go with somebody, and what to do there."""
    turn.living()
    person = romance.eligible_person(turn, request.person_id)
    stage = romance.stage(turn, person.id)
    knows_them = stage not in (None, "matched") or person.met != "out" or reading.dates_before(turn, person.id) > 0
    reason = planning.why_not_with(person, stage, romance.is_free(person)) or _KEPT_IN.get(day.place(turn), "")
    return m.DateIdeas(
        person_id=person.id,
        available=not reason,
        reason=reason,
        earliest=turn.minute + planning.LEAST_NOTICE,
        latest=turn.minute + planning.MOST_AHEAD,
        venues=tuple(_venue(turn, venue, person, knows_them) for venue in turn.content.date_venues.values()),
        activities=tuple(
            _activity(turn, activity, person, knows_them) for activity in turn.content.date_activities.values()
        ),
    )


def plan_date(turn: Turn, request: m.PlanDate) -> m.DatePlanned:
    """Ask somebody out to a place at an hour; they say yes or no."""
    turn.living()
    person = romance.eligible_person(turn, request.person_id)
    venue = turn.content.date_venues.get(request.venue_id)
    activity = turn.content.date_activities.get(request.activity_id)
    if venue is None or activity is None:
        raise Refused("not_found", "There is no such place, or nothing of the kind to do.")
    reason = (
        planning.why_not_with(person, romance.stage(turn, person.id), romance.is_free(person))
        or _KEPT_IN.get(day.place(turn), "")
        or _why_not_there(turn, venue, activity)
        or _why_not_then(turn, venue, activity, request.at)
        or _why_not_again(turn, person, request.at)
    )
    if reason:
        raise Refused("not_allowed", reason, person_id=person.id)
    if request.gift_item_id is not None:
        _check_gift(turn, request.gift_item_id)
    proposed = m.DateProposed(person.id, venue.id, activity.id, request.at, request.gift_item_id or "")
    answered = turn.perform(proposed)
    if not isinstance(answered, deeds.Answered):
        raise TypeError("asking somebody out gives an answer")
    date = answered.date
    return m.DatePlanned(
        accepted=date is not None, text=answered.text, date=showing.entry(turn, date) if date is not None else None
    )


def cancel_date(turn: Turn, request: m.CancelDate) -> m.DateCancelled:
    """Call a date off that has not begun."""
    turn.living()
    date = reading.find(turn, request.date_id)
    if date.phase:
        raise Refused("not_allowed", "It has begun. One can leave early, but not unmeet.", date_id=date.id)
    text = turn.perform(m.DateCalledOff(date.id))
    person = people.find(turn, date.person_id)
    return m.DateCancelled(date_id=date.id, text=str(text), affinity=person.affinity if person is not None else 0)


def get_dates(turn: Turn, request: m.GetDates) -> m.Dates:
    """The dates to come, and those that were."""
    turn.living()
    past = sorted(turn.all(PastDate), key=lambda date: (-date.at, -int(date.id[1:])))
    return m.Dates(
        planned=tuple(showing.entry(turn, date) for date in api.planned(turn)),
        past=tuple(showing.past_entry(turn, date) for date in past),
    )


def execute_date(turn: Turn, request: m.ExecuteDate) -> m.DateScene:
    """Live through a date: see how it stands, or answer what came up."""
    turn.living()
    date = reading.find(turn, request.date_id)
    if not date.phase:
        raise Refused("not_allowed", "It is not yet time.", date_id=date.id, at=date.at)
    gift = request.gift_item_id
    if gift is not None:
        if date.gift_points is not None:
            raise Refused("not_allowed", "One present is enough for one date.", date_id=date.id)
        _check_gift(turn, gift)
    choice_id = _choice(turn, date, request.choice_id)
    if not choice_id and gift is None:
        person = people.find(turn, date.person_id)
        text = reading.worded(turn, "opens", person, date.venue_id, reading.rolls(turn, date), date.id)
        return showing.scene(turn, date, text, None)
    came = turn.perform(m.DateAnswered(date.id, choice_id, gift or ""))
    if not isinstance(came, course.Came):
        return showing.scene(turn, date, "", None)
    return showing.scene(turn, date, came.text, came.ended)


def _choice(turn: Turn, date: PlannedDate, asked: str | None) -> str:
    """The id of a choice of the moment that waits, from the id that was shown ("moment.choice"); "" for none."""
    if asked is None:
        return ""
    moment = course.current(turn, date)
    moment_id, _, choice_id = asked.partition(".")
    if moment is None or moment.id != moment_id:
        if moment_id in date.moments:
            raise Refused("not_allowed", "That moment has passed.", date_id=date.id)
        raise Refused("not_found", "There is no such choice.", choice_id=asked)
    choice = course.chosen(moment, choice_id)
    if choice is None:
        raise Refused("not_found", "There is no such choice.", choice_id=asked)
    reason = showing.why_not_paid(turn, course.cost_of(date, choice))
    if reason:
        raise Refused("not_enough_money", reason, choice_id=asked)
    return choice.id


def _check_gift(turn: Turn, item_id: str) -> None:
    if item_id not in turn.content.items or not belongings.has(turn, item_id):
        raise Refused("not_found", "You do not have this.", item_id=item_id)


def _why_not_there(turn: Turn, venue: DateVenue, activity: DateActivity) -> str:
    if venue.id not in activity.venues:
        return f"That is not something one does {venue.place}."
    return "You are past this, and may say so." if turn.age() > activity.max_age else ""


def _why_not_then(turn: Turn, venue: DateVenue, activity: DateActivity, at: int) -> str:
    """What stands against the hour: the place, lessons, work, sleep, another date."""
    weekday = at // MINUTES_PER_DAY % DAYS_PER_WEEK
    reason = planning.why_not_then(at, turn.minute, weekday, venue, reading.in_season(turn, venue, at))
    if reason:
        return reason
    if any(abs(date.at - at) < planning.WINDOW for date in api.planned(turn)):
        return "You have another date about then."
    if day.expected(turn, at) in ("asleep", "with_baby"):
        return "You are asleep then."
    for minute in (*range(at, at + activity.minutes, planning.LEAST_NOTICE), at + activity.minutes - 1):
        busy = _DUTIES.get(day.expected(turn, minute))
        if busy is not None:
            return busy
    return ""


def _why_not_again(turn: Turn, person: Person, at: int) -> str:
    if len(api.planned(turn)) >= planning.MOST_PLANNED:
        return "Your calendar is full of dates. Go on one of them first."
    book = reading.book(turn)
    declined = book.declined if book.day == turn.minute // MINUTES_PER_DAY else ()
    if planning.has_declined(declined, person.id, at // MINUTES_PER_DAY):
        return f"{person.first_name} has said no already. Ask another time."
    return ""


def _venue(turn: Turn, venue: DateVenue, person: Person, knows_them: bool) -> m.VenueIdea:
    open_now = reading.in_season(turn, venue, turn.minute)
    return m.VenueIdea(
        id=venue.id,
        name=venue.name,
        text=venue.text,
        setting=venue.setting,
        cost_cents=money.in_country(turn, venue.cost_cents),
        from_hour=venue.from_hour,
        to_hour=venue.to_hour,
        days=venue.days,
        indoors=venue.indoors,
        loudness=venue.loudness,
        food=venue.food,
        activity_ids=tuple(each.id for each in turn.content.date_activities.values() if venue.id in each.venues),
        hint=fitting.hint(person, venue.tempers, venue.interests, knows_them),
        available=open_now,
        reason="" if open_now else "It is closed at this time of the year.",
    )


def _activity(turn: Turn, activity: DateActivity, person: Person, knows_them: bool) -> m.ActivityIdea:
    fits_age = turn.age() <= activity.max_age
    return m.ActivityIdea(
        id=activity.id,
        name=activity.name,
        text=activity.text,
        cost_cents=money.in_country(turn, activity.cost_cents),
        energy=activity.energy,
        minutes=activity.minutes,
        venue_ids=activity.venues,
        hint=fitting.hint(person, activity.tempers, activity.interests, knows_them),
        available=fits_age,
        reason="" if fits_age else "You are past this, and may say so.",
    )
