"""Who somebody new is: age, home and feelings, by where they are met."""

from __future__ import annotations

from typing import Final

from ws.content.schemas.base import Tie
from ws.features.people.records import Lives, Met
from ws.kernel.rolls import Rolls

ADULT: Final = 18
WORKS_FROM: Final = 16
WORKS_TO: Final = 64
MET_AT: Final[dict[str, Met]] = {
    "classmate": "school", "colleague": "work", "neighbour": "neighbourhood", "friend": "out", "acquaintance": "out",
}  # fmt: skip
_FIRST_IMPRESSION: Final[dict[str, tuple[int, int]]] = {
    "classmate": (-10, 25), "colleague": (-10, 20), "neighbour": (-8, 22), "friend": (35, 55),
    "acquaintance": (5, 25),
}  # fmt: skip
_DEFAULT_IMPRESSION: Final = (0, 30)


def age_days_of(rolls: Rolls, person_id: str, relation: str, age: int, days_per_year: int) -> int:
    """Age in game days of somebody new, fit to the age (years) of the life."""
    low, high = _ages(rolls, person_id, relation, age)
    return rolls.between(low * days_per_year, high * days_per_year + days_per_year - 1, "person.age", person_id)


def _ages(rolls: Rolls, person_id: str, relation: str, age: int) -> tuple[int, int]:
    """Youngest and oldest, in completed years. The young meet their like, and grown-ups grown-ups."""
    chance = rolls.chance("person.generation", person_id)
    if relation == "classmate":
        return (age, age) if age < ADULT else (ADULT, age + 3) if age < ADULT + 4 else (age - 4, age + 4)
    if relation == "colleague":
        low, high = (WORKS_FROM, WORKS_TO) if chance < 0.4 else (age - 8, age + 8)
        return max(WORKS_FROM, min(low, WORKS_TO - 1)), max(WORKS_FROM + 1, min(WORKS_TO, high))
    if relation == "neighbour" and chance < 0.5:
        return 25, 80
    if age < ADULT:
        return max(0, age - 1), min(ADULT - 1, age + 1)
    reach = 3 + age // 8
    return max(ADULT, age - reach), age + reach


def impression(rolls: Rolls, person_id: str, relation: str) -> int:
    """Affinity at first sight."""
    return rolls.between(*_FIRST_IMPRESSION.get(relation, _DEFAULT_IMPRESSION), "person.impression", person_id)


def met_at(relation: Tie, is_student: bool) -> Met:
    """Where somebody of this relation is met."""
    if relation == "classmate" and is_student:
        return "studies"
    return MET_AT.get(relation, "event")


def lives_of(rolls: Rolls, person_id: str, relation: str) -> Lives:
    """Where they live: whom one meets every day lives near."""
    return "far" if relation == "friend" and rolls.happens(0.1, "person.lives", person_id) else "near"
