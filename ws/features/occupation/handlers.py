"""Birthdays move a life through schools and into retirement; days shape it; months pay."""

from __future__ import annotations

from typing import Final

from ws.content.schemas import Effects
from ws.engine.turn import Turn
from ws.features.ageing.api import BirthdayCame
from ws.features.day.api import DUTIES, DayBegan, SlotEnded
from ws.features.money import api as money
from ws.features.occupation import api, rules
from ws.features.occupation.records import Occupation
from ws.features.vitals import api as vitals

_LEARNT: Final = Effects(smarts=0.06)
"""A day of school: about half a point of smarts a year with 8 or 9 school days in it."""
_TOLD: Final = {
    "primary": "Primary school begins. The chairs are small, and still your feet do not reach the floor.",
    "middle": "Middle school begins: new corridors, new faces, a timetable that nobody explains.",
    "high": "High school begins. Everybody pretends to know where the rooms are.",
}


def year_passes(turn: Turn, fact: BirthdayCame) -> None:
    """The next school, the end of school, or retirement."""
    held = turn.get(Occupation)
    job = turn.content.jobs.get(held.job)
    changed = rules.at_birthday(held, fact.age, job.pay_cents if job else 0)
    if changed == held:
        return
    api.change(turn, changed)
    if changed.kind == "school":
        turn.tell("school", _TOLD[changed.school], title="A new school")
    elif changed.kind == "retired":
        turn.tell("work", "Your last working day. There is cake, a card with too many signatures, and then time.")
    elif held.kind == "school":
        turn.tell("school", "School is over. You hand in the key of your locker and walk out through the front door.")


def slot_ends(turn: Turn, fact: SlotEnded) -> None:
    """A day at school or work is over."""
    if fact.doing not in DUTIES:
        return
    held = turn.get(Occupation)
    now = vitals.now(turn)
    turn.put(rules.after_slot(held, fact.minutes, fact.attended_minutes, now.smarts / vitals.POINT))
    if fact.doing == "school" and fact.minutes > 0:
        vitals.affect(turn, _LEARNT, fact.attended_minutes / fact.minutes)
    elif fact.doing == "work" and held.job:
        vitals.affect(turn, Effects(stress=turn.content.jobs[held.job].stress))


def month_begins(turn: Turn, fact: DayBegan) -> None:
    """Pay, pension or pocket money."""
    held = turn.get(Occupation)
    cents = rules.monthly_cents(held, turn.age(), turn.content.jobs.get(held.job))
    money.change(turn, cents, "income")
