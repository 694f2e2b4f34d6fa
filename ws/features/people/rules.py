"""Families."""

from __future__ import annotations

from typing import Final

from ws.content.schemas import Country, Family
from ws.engine.clock import MINUTES_PER_DAY
from ws.features.people.records import Person
from ws.kernel.rolls import Rolls

_SEX: Final = {
    "mother": "female", "sister": "female", "grandmother": "female",
    "father": "male", "brother": "male", "grandfather": "male",
}  # fmt: skip
_AGES: Final = {
    "mother": (20, 40), "father": (21, 46), "sister": (1, 12), "brother": (1, 12),
    "grandmother": (44, 66), "grandfather": (46, 68),
}  # fmt: skip
"""How old they are at the birth, in years; siblings are born before the life."""
AFFINITY_RANGE: Final = (55, 95)


def family_of(rolls: Rolls, family: Family, country: Country, last_name: str, days_per_year: int) -> list[Person]:
    """The household at birth: names from the country, no first name twice."""
    people: list[Person] = []
    taken: set[str] = set()
    for number, relation in enumerate(family.members, start=1):
        sex = _SEX[relation]
        names = country.female_names if sex == "female" else country.male_names
        free = [name for name in names if name not in taken]
        first_name = rolls.choose(f"family.name.{number}", free, str) or names[0]
        taken.add(first_name)
        low, high = _AGES[relation]
        age_days = rolls.between(low * days_per_year, high * days_per_year, "family.age", number)
        people.append(
            Person(
                id=f"p{number}",
                relation=relation,
                first_name=first_name,
                last_name=last_name,
                sex=sex,
                birth_minute=-age_days * MINUTES_PER_DAY,
                affinity=rolls.between(*AFFINITY_RANGE, "family.affinity", number),
            )
        )
    return people


def with_affinity(person: Person, change: int) -> int:
    """Affinity after a change, within -100 and 100."""
    return max(-100, min(100, person.affinity + change))
