"""The course of a date: it opens, things come up and are answered, and it ends."""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec.structs import replace

from ws.content.schemas import DateMoment
from ws.content.schemas.dates import DateChoice
from ws.engine.turn import Turn
from ws.features.belongings import api as belongings
from ws.features.dates import ending, reading
from ws.features.dates.ending import Ended
from ws.features.dates.records import PlannedDate
from ws.features.dates.rules import planning, scenes, success
from ws.features.day import api as day
from ws.features.money import api as money
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import api as romance
from ws.kernel.errors import Refused

TOLD: Final = "love"
_STOOD_UP: Final = -8
_STRAIN: Final = 6


class Came(msgspec.Struct, frozen=True):
    """What came of an answer; `ended` when it was the last."""

    text: str
    ended: Ended | None


def open_date(turn: Turn, date: PlannedDate) -> None:
    """It is the hour. Nothing opens when the two can not or need not meet any more."""
    person, stage = people.find(turn, date.person_id), romance.stage(turn, date.person_id)
    if person is None or stage is None or not may_go_on(turn, date):
        ending.put_away(turn, date, "called_off", "called_off_ended")
        return
    if day.place(turn) == "prison":
        _missed(turn, date, person, "no_show_prison", _STOOD_UP)
        return
    if day.place(turn) == "hospital":
        _missed(turn, date, person, "no_show_hospital", 0)
        return
    if person.health != "well":
        ending.put_away(turn, date, "called_off", "called_off_ill")
        return
    draws = reading.rolls(turn, date)
    opened = replace(
        date,
        phase=planning.phase_of(stage, reading.dates_before(turn, person.id)),
        weather=reading.weather(turn, date),
    )
    scene = reading.scene(turn, opened, person, stage)
    recent = reading.book(turn).recent
    moments = scenes.moments_of(turn.content, scene, draws, date.id, date.minutes, date.cost_cents > 0, recent)
    turn.put(replace(opened, moments=moments))
    ending.note_recent(turn, *moments)
    activity = turn.content.date_activities[date.activity_id]
    day.occupy(turn, date.activity_id, activity.name, date.minutes)
    if date.gift_item_id and belongings.has(turn, date.gift_item_id):
        give(turn, turn.get(PlannedDate, date.id), date.gift_item_id)
    text = reading.worded(turn, "opens", person, date.venue_id, draws, date.id)
    turn.tell(TOLD, text, title=f"A date with {person.first_name}")
    turn.interruption = "event"
    turn.schedule(date.at + planning.WINDOW, "date_closes", date.id)


def may_go_on(turn: Turn, date: PlannedDate) -> bool:
    """Whether the two still go out with each other, and the content still knows the place."""
    try:
        person = romance.eligible_person(turn, date.person_id)
    except Refused:
        return False
    known = date.venue_id in turn.content.date_venues and date.activity_id in turn.content.date_activities
    return known and not planning.why_not_with(person, romance.stage(turn, person.id), romance.is_free(person))


def give(turn: Turn, date: PlannedDate, item_id: str) -> None:
    """Hand over a present. Raises Refused("not_found") for a thing one does not have."""
    person = people.get(turn, date.person_id)
    condition = belongings.give_away(turn, item_id)
    turn.put(replace(date, gift_points=people.taste(turn, person, item_id, condition)))


def current(turn: Turn, date: PlannedDate) -> DateMoment | None:
    """What waits for an answer; None when everything has one."""
    for moment_id in date.moments[len(date.answers) :]:
        return turn.content.date_moments.get(moment_id)
    return None


def cost_of(date: PlannedDate, choice: DateChoice) -> int:
    """What a choice takes from the player, in cents."""
    if choice.pays == "player":
        return date.cost_cents
    return (date.cost_cents + 1) // 2 if choice.pays == "split" else 0


def answer(turn: Turn, date_id: str, choice: DateChoice, by_itself: bool = False) -> Came:
    """Do what was chosen; the last one ends the date. Raises Refused("not_enough_money")."""
    date = turn.get(PlannedDate, date_id)
    person = people.find(turn, date.person_id)
    cost = cost_of(date, choice)
    hurts = date.hurts or success.is_beyond_means(cost, money.cents(turn), money.yearly_income_cents(turn))
    money.pay(turn, cost, "dates")
    answered = replace(date, answers=(*date.answers, choice.id), paid_cents=date.paid_cents + cost, hurts=hurts)
    turn.put(answered)
    text = reading.told(turn, choice.result, person, date.venue_id)
    if len(answered.answers) < len(answered.moments):
        return Came(text, None)
    return Came(text, ending.end(turn, answered, by_itself))


def go_on_alone(turn: Turn, date_id: str) -> None:
    """Nobody says what is done: the rest of the date goes as such things do."""
    while (date := turn.find(PlannedDate, date_id)) is not None:
        moment = current(turn, date)
        if moment is None:
            ending.end(turn, date, by_itself=True)
            return
        choice = scenes.middling(moment)
        if cost_of(date, choice) > max(0, money.cents(turn)):
            choice = next((each for each in moment.choices if each.pays == "other"), choice)
        answer(turn, date_id, choice, by_itself=True)


def chosen(moment: DateMoment, choice_id: str) -> DateChoice | None:
    """A choice of a moment."""
    return next((choice for choice in moment.choices if choice.id == choice_id), None)


def _missed(turn: Turn, date: PlannedDate, person: Person, text_id: str, affinity: int) -> None:
    """The player could not come."""
    ending.put_away(turn, date, "no_show", text_id)
    people.change_affinity(turn, person.id, affinity)
    if affinity:
        romance.feel(turn, person.id, trust=affinity // 2, strain=_STRAIN)
