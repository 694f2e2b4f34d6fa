"""Birthdays move a life through schools; days teach it."""

from __future__ import annotations

from typing import Final

from ws.content.schemas import Effects
from ws.engine.turn import Turn
from ws.features.ageing.api import BirthdayCame
from ws.features.day.api import DayBegan, SlotEnded
from ws.features.education import api, rules
from ws.features.money import api as money
from ws.features.vitals import api as vitals

_LEARNT: Final = Effects(smarts=0.06)
"""A day of school: about half a point of smarts a year with 8 or 9 school days in it."""
_TOLD: Final = {
    "primary": "Primary school begins. The chairs are small, and still your feet do not reach the floor.",
    "middle": "Middle school begins: new corridors, new faces, a timetable that nobody explains.",
    "high": "High school begins. Everybody pretends to know where the rooms are.",
}


def year_passes(turn: Turn, fact: BirthdayCame) -> None:
    """The next school, or the end of school."""
    held = api.held(turn)
    changed = rules.at_birthday(held, fact.age)
    if changed == held:
        return
    api.change(turn, changed)
    if changed.school:
        turn.tell("school", _TOLD[changed.school], title="A new school")
    else:
        turn.tell("school", "School is over. You hand in the key of your locker and walk out through the front door.")


def slot_ends(turn: Turn, fact: SlotEnded) -> None:
    """A day at school is over."""
    if fact.doing != "school" or fact.minutes <= 0:
        return
    smarts = vitals.now(turn).smarts / vitals.POINT
    turn.put(rules.after_slot(api.held(turn), fact.minutes, fact.attended_minutes, smarts))
    vitals.affect(turn, _LEARNT, fact.attended_minutes / fact.minutes)


def month_begins(turn: Turn, fact: DayBegan) -> None:
    """Pocket money."""
    if api.is_pupil(turn):
        money.change(turn, rules.pocket_money_cents(turn.age()), "pocket money")
