"""What children do to mood and stress, and to the household's sums, for as long as things stand so."""

from __future__ import annotations

from typing import Final

from ws.engine.turn import Turn
from ws.features.children import reading
from ws.features.children.rules import raising
from ws.features.money import api as money
from ws.features.people import api as people
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
