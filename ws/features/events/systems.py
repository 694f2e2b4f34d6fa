"""Events come, ask, and are answered."""

from __future__ import annotations

from typing import Final

import msgspec

from ws.content.schemas import Choice, Effects, Event
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.birth import api as birth
from ws.features.careers import api as careers
from ws.features.day import api as day
from ws.features.events import api, choosing, consequences, memory, views
from ws.features.events.circumstances import Circumstances
from ws.features.events.messages import ChoiceMade
from ws.features.events.records import EventPace, OpenQuestion
from ws.features.events.rules import bonds, book, conditions, pacing, situation
from ws.features.events.rules.book import Prepared
from ws.features.events.wording import filled, names_of, with_newcomer
from ws.features.law import api as law
from ws.features.money import api as money
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.vitals import api as vitals

LATER: Final = 60
"""Minutes an event waits while another question is open, or the player sleeps."""


class Result(msgspec.Struct, frozen=True):
    """What came of a choice."""

    text: str
    effects: dict[str, float]


def event(turn: Turn, argument: str) -> None:
    """Something happens: the event named, or one by chance."""
    if _must_wait(turn):
        if turn.age() >= 1:
            turn.schedule(turn.minute + LATER, "event", argument)
        return
    if law.is_in_prison(turn):
        if argument:
            turn.schedule(turn.minute + MINUTES_PER_DAY, "event", argument)
        return  # prison tells its own stories; what a birthday brings waits outside
    now = Circumstances(turn)
    chosen = book.book_of(turn.content).events.get(argument) if argument else choosing.by_chance(turn, now)
    if chosen is None or bonds.is_too_early(chosen.event, now.age):
        return
    person = choosing.whom(turn, chosen, now)
    if person is None and chosen.event.person is not None:
        return
    _happen(turn, chosen, person, now)


def event_follows(turn: Turn, argument: str) -> None:
    """What an earlier outcome leads to. It waits for prison, sleep and an open question; for a while also
    for its conditions. It is let go when they do not come to hold, or when the person has died."""
    event_id, person_id, tries = argument.split(":")
    chosen = book.book_of(turn.content).events.get(event_id)
    if chosen is None:
        return  # content that is no more
    if chosen.event.choices and not choosing.may_ask(turn):
        begins = birth.play_begins(turn.life.days_per_year) + pacing.FIRST_QUESTION_AFTER
        turn.schedule(max(turn.minute + LATER, begins), consequences.FOLLOWS, argument)
    elif _must_wait(turn):
        turn.schedule(turn.minute + LATER, consequences.FOLLOWS, argument)
    elif law.is_in_prison(turn):
        turn.schedule(turn.minute + MINUTES_PER_DAY, consequences.FOLLOWS, argument)
    elif pacing.may_follow(chosen.event, memory.find(turn, event_id)):
        _follow(turn, chosen, person_id, int(tries))


def _must_wait(turn: Turn) -> bool:
    return api.is_question_open(turn) or day.doing(turn) == "asleep"


def _follow(turn: Turn, chosen: Prepared, person_id: str, tries: int) -> None:
    now = Circumstances(turn)
    person: Person | None = None
    if chosen.event.person is not None:
        person = people.find(turn, person_id) if person_id else choosing.whom(turn, chosen, now)
        if person_id and (person is None or not person.is_alive):
            return
    asked = chosen.event.requires
    fits = conditions.hold(chosen.anytime, now) and asked.from_hour <= now.hour < asked.to_hour
    if person is None and chosen.event.person is not None:
        fits = False
    elif person is not None and fits:
        fits = choosing.suits(asked, person, now) and (not chosen.begins_love or now.may_begin(person))
    if fits:
        _happen(turn, chosen, person, now)
    elif tries + 1 < pacing.MOST_TRIES:
        low, high = pacing.hours(chosen.event)
        tomorrow = turn.minute - turn.minute % MINUTES_PER_DAY + MINUTES_PER_DAY
        minute = tomorrow + turn.rolls().between(low, high, "event.follows.minute", chosen.event.id)
        turn.schedule(minute, consequences.FOLLOWS, consequences.argument(chosen.event.id, person_id, tries + 1))


def _happen(turn: Turn, chosen: Prepared, person: Person | None, now: Circumstances) -> None:
    """It happens: remembered, then asked or told."""
    happening = chosen.event
    person_id = person.id if person is not None else ""
    before = now.remembered.of(happening.id)
    number = choosing.wording(turn, happening, before, person_id)
    today = turn.minute // MINUTES_PER_DAY
    memory.keep(turn, happening, pacing.remembered(happening, before, today, number, person_id))
    turn.put(EventPace(today))
    names = names_of(turn, person)
    if happening.choices:
        _ask(turn, chosen, person, number, names, _closed(chosen, person, now))
        return
    came = consequences.come_about(turn, happening, happening.outcomes, "event", person_id)
    names = with_newcomer(names, came.newcomer)
    told = filled(came.outcome.text, names)
    text = f"{filled(pacing.wording_of(happening, number), names)} {told}"
    turn.tell("event", text, title=filled(happening.title, names))
    consequences.take_effect(turn, came, person_id)
    turn.announce(api.EventHappened(happening.id, person_id, number, told))
    turn.interruption = "event"


def question_deadline(turn: Turn, argument: str) -> None:
    """Nobody answered in time: the default is taken, if it can be."""
    held = turn.find(OpenQuestion)
    if held is None or held.question_id != argument:
        return
    asked = turn.content.events[held.event_id]
    choice = next(c for c in asked.choices if c.id == asked.default)
    money.change(turn, -choice.cost_cents, "choice")
    if choice.energy:
        vitals.affect(turn, Effects(energy=-choice.energy))  # as far as there is any
    _answer(turn, held, asked, choice, by_default=True)


def choose(turn: Turn, deed: ChoiceMade) -> Result:
    """The player's answer. Raises Refused("not_enough_money") and Refused("not_enough_energy")."""
    held = turn.get(OpenQuestion)
    asked = turn.content.events[held.event_id]
    choice = next(c for c in asked.choices if c.id == deed.choice_id)
    turn.unschedule("question_deadline", held.question_id)
    money.pay(turn, choice.cost_cents, "choice")
    if choice.energy and not deed.free:
        vitals.spend_energy(turn, choice.energy)
    return _answer(turn, held, asked, choice, by_default=False)


def _closed(chosen: Prepared, person: Person | None, now: Circumstances) -> dict[str, str]:
    """Why choices can not be taken, by id."""
    closed: dict[str, str] = {}
    for choice in chosen.event.choices:
        found = chosen.choices.get(choice.id)
        if found is None:
            continue
        reason = conditions.why_not(found, now)
        asked = choice.requires
        if not reason and person is not None and not choosing.suits(asked, person, now):
            reason = conditions.why_unsuited(asked, person.affinity)
        if reason:
            closed[choice.id] = reason
    return closed


def _ask(
    turn: Turn, chosen: Prepared, person: Person | None, number: int, names: dict[str, str], closed: dict[str, str]
) -> None:
    asked = chosen.event
    held = OpenQuestion(
        question_id=f"{asked.id}.{turn.minute}",
        event_id=asked.id,
        asked_minute=turn.minute,
        deadline_minute=turn.minute + asked.deadline_minutes,
        person_id=person.id if person is not None else "",
        wording=number,
        names=names,
        closed=closed,
    )
    turn.put(held)
    turn.wait_for(held.question_id)
    turn.schedule(held.deadline_minute, "question_deadline", held.question_id)
    turn.push(views.question_event(turn.content, held))
    turn.announce(api.QuestionAsked(asked.id, held.person_id, number))
    turn.interruption = "question"


def _answer(turn: Turn, held: OpenQuestion, asked: Event, choice: Choice, by_default: bool) -> Result:
    turn.remove(OpenQuestion)
    turn.wait_for("")
    came = consequences.come_about(turn, asked, choice.outcomes, f"choice.{held.question_id}", held.person_id)
    names = with_newcomer(held.names, came.newcomer)
    text = filled(came.outcome.text, names)
    lead = f"“{filled(choice.text, names)}.” " if by_default else ""
    turn.tell("answer", lead + text, title=filled(asked.title, names))
    if choice.job is not None:
        careers.take_job(turn, choice.job)
    consequences.take_effect(turn, came, held.person_id)
    turn.announce(api.QuestionAnswered(asked.id, choice.id, by_default, text))
    return Result(text, situation.shown_effects(came.outcome.effects))
