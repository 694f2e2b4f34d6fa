"""Days shape a career, months pay it, and age ends it."""

from __future__ import annotations

from ws.content.schemas import Effects
from ws.engine.turn import Turn
from ws.features.ageing.api import BirthdayCame
from ws.features.careers import api, rules
from ws.features.day.api import DayBegan, SlotEnded
from ws.features.money import api as money
from ws.features.vitals import api as vitals


def year_passes(turn: Turn, fact: BirthdayCame) -> None:
    """Retirement."""
    held = api.held(turn)
    job = turn.content.jobs.get(held.job)
    changed = rules.at_birthday(held, fact.age, job.pay_cents if job else 0)
    if changed != held:
        api.change(turn, changed)
        turn.tell("work", "Your last working day. There is cake, a card with too many signatures, and then time.")


def slot_ends(turn: Turn, fact: SlotEnded) -> None:
    """A day at work is over."""
    if fact.doing != "work":
        return
    held = api.held(turn)
    smarts = vitals.now(turn).smarts / vitals.POINT
    turn.put(rules.after_slot(held, fact.minutes, fact.attended_minutes, smarts))
    if held.job:
        vitals.affect(turn, Effects(stress=turn.content.jobs[held.job].stress))


def month_begins(turn: Turn, fact: DayBegan) -> None:
    """Pay or pension."""
    held = api.held(turn)
    money.change(turn, rules.monthly_cents(held, turn.content.jobs.get(held.job)), "income")
