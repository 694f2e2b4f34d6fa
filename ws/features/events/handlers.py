"""What events answer and hear."""

from __future__ import annotations

from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.ageing.api import BirthdayCame, LifeEnded
from ws.features.birth import api as birth
from ws.features.day.api import DayBegan
from ws.features.events import choosing
from ws.features.events.circumstances import Circumstances
from ws.features.events.messages import AnswerQuestion, ChoiceMade, QuestionAnswer
from ws.features.events.records import OpenQuestion
from ws.features.events.rules import book, conditions, pacing
from ws.features.events.systems import Result
from ws.features.romance.api import BondChanged
from ws.kernel.errors import Refused
from ws.kernel.player import Player


def answer_question(turn: Turn, request: AnswerQuestion) -> QuestionAnswer:
    """Take a choice. Raises Refused when no such question or choice is open."""
    turn.living()
    open_question = turn.find(OpenQuestion)
    if open_question is None or open_question.question_id != request.question_id:
        raise Refused("not_found", "This question is not open (any more).", question_id=request.question_id)
    event = turn.content.events[open_question.event_id]
    if request.choice_id not in [choice.id for choice in event.choices]:
        raise Refused("not_found", "This question has no such choice.", choice_id=request.choice_id)
    if request.choice_id in open_question.closed:
        raise Refused("not_allowed", open_question.closed[request.choice_id], choice_id=request.choice_id)
    free = turn.get(Player).unlimited_energy_until > turn.at
    result = turn.perform(ChoiceMade(request.question_id, request.choice_id, free))
    if not isinstance(result, Result):
        raise TypeError("a choice gives a result")
    return QuestionAnswer(
        question_id=request.question_id, choice_id=request.choice_id, text=result.text, effects=result.effects
    )


def day_begins(turn: Turn, fact: DayBegan) -> None:
    """Decide whether today brings something, and at which minute."""
    rolls = turn.rolls()
    if rolls.happens(pacing.daily_chance(choosing.quiet_days(turn)), "event.today"):
        turn.schedule(turn.minute + rolls.between(pacing.EARLIEST, pacing.LATEST, "event.minute"), "event")


def year_passes(turn: Turn, fact: BirthdayCame) -> None:
    """Some birthdays bring an event of their own, in the morning of the day. Nothing is asked
    before there is somebody to answer."""
    found = book.book_of(turn.content).birthdays.get(fact.age)
    if found is None:
        return
    midnight = turn.minute - turn.minute % MINUTES_PER_DAY
    first_morning = birth.play_begins(turn.life.days_per_year) + pacing.FIRST_QUESTION_AFTER
    now = Circumstances(turn)
    for made in found:
        if conditions.hold(made.anytime, now):
            morning = midnight + pacing.hours(made.event)[0]
            turn.schedule(max(morning, first_morning) if made.event.choices else morning, "event", made.event.id)


def bond_changes(turn: Turn, fact: BondChanged) -> None:
    """A question about love that is none any more is not asked any longer."""
    held = turn.find(OpenQuestion)
    if held is None or held.person_id != fact.person_id:
        return
    asked = turn.content.events[held.event_id]
    if asked.theme == "love":
        turn.remove(OpenQuestion)
        turn.unschedule("question_deadline", held.question_id)
        turn.wait_for("")


def life_ends(turn: Turn, fact: LifeEnded) -> None:
    """Nobody answers any more."""
    if turn.find(OpenQuestion) is not None:
        turn.remove(OpenQuestion)
