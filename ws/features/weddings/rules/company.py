"""Who comes, and what they bring. Rates are rounded: three of four who are asked come, as usual among planners'
books; a present is of 100 to 150 dollars, from family more, as guests say in surveys in the United States."""

from __future__ import annotations

from typing import Final

from ws.features.people.api import belongs
from ws.features.people.records import Person

INFANT: Final = 3
"""Who is younger is carried along: takes no seat at the table, brings nothing, says nothing of note."""
OTHERS_COME: Final = (76, 94)
"""Per cent of the other side's guests."""
OTHERS_BRING_CENTS: Final = 9_000
_LEAST_PRESENT: Final = 3_000
_PER_POINT: Final = 110
_MEANS: Final = {"work": 1.0, "retired": 0.8, "home": 0.6, "study": 0.25, "jobless": 0.25, "school": 0.1}


def chance_to_come(person: Person) -> float:
    """0 to 1."""
    if person.lives == "home":
        return 1.0
    chance = 0.6 + person.affinity / 200
    if belongs(person.relation, "family"):
        chance += 0.2
    if person.lives == "far":
        chance -= 0.2
    if person.health != "well":
        chance -= 0.25
    if not person.in_touch:
        chance -= 0.3
    if person.estranged:
        chance /= 4
    return max(0.02, min(0.98, chance))


def likely(person: Person) -> str:
    """The same in a word."""
    chance = chance_to_come(person)
    if chance >= 0.9:
        return "sure"
    if chance >= 0.65:
        return "likely"
    return "unsure" if chance >= 0.35 else "unlikely"


def is_suggested(person: Person) -> bool:
    """Whether one would think of them: family on speaking terms, friends, and whoever is close."""
    if person.estranged or not person.in_touch:
        return False
    return belongs(person.relation, "family") or person.relation == "friend" or person.affinity >= 45


def present_cents(person: Person, age: int, drawn: float) -> int:
    """What somebody brings, at the level of the United States; `drawn` is 0 to 1."""
    means = _MEANS.get(person.doing, 0.0) if age > INFANT else 0.0
    kin = 1.8 if belongs(person.relation, "family") else 1.0
    fondly = _LEAST_PRESENT + _PER_POINT * max(0, person.affinity)
    return round(fondly * means * kin * (0.6 + 0.8 * drawn)) // 100 * 100
