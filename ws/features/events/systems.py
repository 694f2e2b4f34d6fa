"""Events come, ask, and are answered."""

from __future__ import annotations

from typing import Final

import msgspec

from ws.content.schemas import Choice, Event, Outcome
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.birth import api as birth
from ws.features.careers import api as careers
from ws.features.day import api as day
from ws.features.events import api, rules, views
from ws.features.events.messages import ChoiceMade
from ws.features.events.records import EventMemory, OpenQuestion
from ws.features.law import api as law
from ws.features.money import api as money
from ws.features.people import api as people
from ws.features.vitals import api as vitals

LATER: Final = 60
"""Minutes an event waits while another question is open, or the player sleeps."""


class Result(msgspec.Struct, frozen=True):
    """What came of a choice."""

    text: str
    effects: dict[str, float]


def event(turn: Turn, argument: str) -> None:
    """Something happens: the event named, or one by chance."""
    if api.is_question_open(turn) or day.doing(turn) == "asleep":
        if turn.age() >= 1:
            turn.schedule(turn.minute + LATER, "event", argument)
        return
    if law.is_in_prison(turn):
        if argument:
            turn.schedule(turn.minute + MINUTES_PER_DAY, "event", argument)
        return  # prison tells its own stories; what a birthday brings waits outside
    chosen = turn.content.events[argument] if argument else _by_chance(turn)
    if chosen is None:
        return
    person_id = ""
    if chosen.person is not None:
        person = people.choose(turn, f"event.person.{chosen.id}", chosen.person)
        if person is None:
            return
        person_id = person.id
    _remember(turn, chosen)
    if chosen.choices:
        _ask(turn, chosen, person_id)
    else:
        result = _come_about(turn, chosen, chosen.outcomes, "event", person_id)
        title, text = _fill(turn, chosen.title, person_id), _fill(turn, chosen.text, person_id)
        turn.tell("event", f"{text} {result.text}", title=title)
        turn.announce(api.EventHappened(chosen.id, result.text))
        turn.interruption = "event"


def question_deadline(turn: Turn, argument: str) -> None:
    """Nobody answered in time: the default is taken, if it can be."""
    held = turn.find(OpenQuestion)
    if held is None or held.question_id != argument:
        return
    asked = turn.content.events[held.event_id]
    choice = next(c for c in asked.choices if c.id == asked.default)
    _answer(turn, held, asked, choice, by_default=True)


def choose(turn: Turn, deed: ChoiceMade) -> Result:
    """The player's answer. Raises Refused("not_enough_money")."""
    held = turn.get(OpenQuestion)
    asked = turn.content.events[held.event_id]
    choice = next(c for c in asked.choices if c.id == deed.choice_id)
    turn.unschedule("question_deadline", held.question_id)
    return _answer(turn, held, asked, choice, by_default=False)


def _by_chance(turn: Turn) -> Event | None:
    now = api.situation(turn)
    today = turn.minute // MINUTES_PER_DAY
    may_ask = turn.minute >= birth.play_begins(turn.life.days_per_year)
    relations = {person.relation for person in people.living(turn)}
    candidates = [
        found
        for found in rules.of_age(turn.content, now.age)
        if (may_ask or not found.choices)
        and rules.fits(found.requires, now)
        and rules.may_come_again(found, turn.find(EventMemory, found.id), today)
        and (found.person is None or found.person in relations or (found.person == "any" and relations))
    ]
    return turn.rolls().choose("event.which", candidates, lambda e: e.id, lambda e: e.weight)


def _ask(turn: Turn, asked: Event, person_id: str) -> None:
    held = OpenQuestion(
        question_id=f"{asked.id}.{turn.minute}",
        event_id=asked.id,
        asked_minute=turn.minute,
        deadline_minute=turn.minute + asked.deadline_minutes,
        person_id=person_id,
    )
    turn.put(held)
    turn.wait_for(held.question_id)
    turn.schedule(held.deadline_minute, "question_deadline", held.question_id)
    turn.push(views.question_event(turn, turn.content, held))
    turn.interruption = "question"


def _answer(turn: Turn, held: OpenQuestion, asked: Event, choice: Choice, by_default: bool) -> Result:
    if by_default:
        money.change(turn, -choice.cost_cents, "choice")
    else:
        money.pay(turn, choice.cost_cents, "choice")
    turn.remove(OpenQuestion)
    turn.wait_for("")
    if choice.job is not None:
        careers.take_job(turn, choice.job)
    result = _come_about(turn, asked, choice.outcomes, f"choice.{held.question_id}", held.person_id)
    lead = f"“{choice.text}.” " if by_default else ""
    turn.tell("answer", lead + result.text, title=_fill(turn, asked.title, held.person_id))
    turn.announce(api.QuestionAnswered(asked.id, choice.id, by_default, result.text))
    return result


def _come_about(turn: Turn, found: Event, outcomes: tuple[Outcome, ...], purpose: str, person_id: str) -> Result:
    numbered = list(enumerate(outcomes))
    chosen = turn.rolls().choose(
        f"outcome.{found.id}.{purpose}", numbered, lambda pair: str(pair[0]), lambda pair: pair[1].weight
    )
    outcome = chosen[1] if chosen is not None else outcomes[0]
    vitals.affect(turn, outcome.effects)
    money.change(turn, outcome.effects.money_cents, "event")
    if person_id:
        people.change_affinity(turn, person_id, outcome.effects.affinity)
    return Result(_fill(turn, outcome.text, person_id), rules.shown_effects(outcome.effects))


def _remember(turn: Turn, found: Event) -> None:
    held = turn.find(EventMemory, found.id)
    times = held.times if held else 0
    turn.put(EventMemory(found.id, times + 1, turn.minute // MINUTES_PER_DAY))


def _fill(turn: Turn, text: str, person_id: str) -> str:
    return views.filled(turn, text, turn.life.first_name, person_id)
