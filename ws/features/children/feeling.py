"""What children do to mood, stress and days, for as long as things stand so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ws.engine.turn import Turn
from ws.features.children import reading
from ws.features.children.records import Child
from ws.features.children.rules import raising
from ws.features.day import api as day
from ws.features.money import api as money
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import api as romance
from ws.features.vitals import api as vitals

SOURCE: Final = "children"
_WARMTH: Final = 60
"""Affinity from which grown children are a comfort."""


def refresh(turn: Turn) -> None:
    """Reckon anew what children do to the life."""
    ages = [people.age(turn, child) for child in reading.minors_at_home(turn)]
    alone = not romance.lives_with_partner(turn)
    known = any(each.month for each in reading.expecting(turn))
    mood = raising.mood(known, ages, alone, money.is_overdue(turn))
    fond = sum(child.affinity >= _WARMTH and child.lives != "home" for _, child in reading.own(turn))
    mood += min(2.0, 0.5 * fond)
    vitals.set_influence(turn, SOURCE, mood=mood, daily_stress=raising.daily_stress(ages, alone))
    look_after(turn, reading.own(turn))


def look_after(turn: Turn, children: Iterable[tuple[Child, Person]]) -> None:
    """Let the children of the player take what they need of the days to come: nights in their first year, an hour
    up to their tenth. A grown-up who lives there takes turns, and so does the other parent of a child that lives
    with both in turns."""
    infants: list[Child] = []
    little: list[Child] = []
    for child, person in children:
        age = people.age(turn, person) if person.lives == "home" else raising.LOOKED_AFTER
        if age < raising.LOOKED_AFTER:
            (little if age else infants).append(child)
    if not infants and not little:
        day.set_care(turn, 0, 0)
        return
    helped = romance.lives_with_partner(turn)
    day.set_care(turn, raising.turns(infants, helped), raising.turns(little, helped))
