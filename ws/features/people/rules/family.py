"""Families."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

import msgspec
from msgspec.structs import replace

from ws.content.schemas import Content, Country, Family
from ws.content.schemas.base import Relation
from ws.engine.clock import MINUTES_PER_DAY
from ws.features.people.records import Partnership, Person
from ws.features.people.rules import attraction, character
from ws.kernel.rolls import Rolls

_AGES: Final = {
    "mother": (20, 40), "father": (21, 46), "sister": (1, 12), "brother": (1, 12),
    "grandmother": (44, 66), "grandfather": (46, 68),
}  # fmt: skip
"""How old they are at the birth, in years; siblings are born before the life."""
AFFINITY_RANGE: Final = (55, 95)
_YOUNGEST_PARENT: Final = 18
_PAIRS: Final = (frozenset({"mother", "father"}), frozenset({"grandmother", "grandfather"}))


class Roots(msgspec.Struct, frozen=True):
    """What a family has in common."""

    last_name: str
    country: Country
    content: Content
    days_per_year: int


def family_of(rolls: Rolls, family: Family, roots: Roots) -> list[Person]:
    """The household at birth: names from the country, no first name twice; parents are a couple, and so
    are grandparents."""
    people: list[Person] = []
    for number, relation in enumerate(family.members, start=1):
        low, high = _ages(relation, people, roots.days_per_year)
        age_days = rolls.between(low * roots.days_per_year, high * roots.days_per_year, "family.age", number)
        taken = {person.first_name for person in people}
        people.append(member(rolls, f"p{number}", relation, age_days, roots, taken))
    return _paired(rolls, people, roots)


def _ages(relation: Relation, people: Sequence[Person], days_per_year: int) -> tuple[int, int]:
    """The youngest and oldest somebody may be, beside those who are there already: nobody became a parent as
    a child. Content names parents first."""
    low, high = _AGES[relation]
    parents = [-p.birth_minute // MINUTES_PER_DAY // days_per_year for p in people if p.relation in _PAIRS[0]]
    if parents and relation in ("sister", "brother"):
        high = max(low, min(high, min(parents) - _YOUNGEST_PARENT))
    elif parents and relation in _PAIRS[1]:
        low = min(high, max(low, min(parents) + 1 + _YOUNGEST_PARENT))
    return low, high


def member(
    rolls: Rolls, person_id: str, relation: Relation, age_days: int, roots: Roots, taken: Collection[str]
) -> Person:
    """One of the household, born so many game days before this minute; no partner yet."""
    sex = character.sex_of(rolls, person_id, relation)
    nature = character.character_of(rolls, person_id)
    age = age_days // roots.days_per_year
    held = character.circumstances_of(rolls, person_id, age, sex, roots.country, roots.content)
    return Person(
        id=person_id,
        relation=relation,
        first_name=character.name_of(rolls, f"family.name.{person_id}", sex, roots.country, taken),
        last_name=roots.last_name,
        sex=sex,
        birth_minute=rolls.minute // MINUTES_PER_DAY * MINUTES_PER_DAY - age_days * MINUTES_PER_DAY,
        affinity=rolls.between(*AFFINITY_RANGE, "family.affinity", person_id),
        met_minute=rolls.minute,
        seen_minute=rolls.minute,
        openness=nature.openness,
        conscientiousness=nature.conscientiousness,
        extraversion=nature.extraversion,
        agreeableness=nature.agreeableness,
        neuroticism=nature.neuroticism,
        looks=nature.looks,
        interests=nature.interests,
        doing=held.doing,
        job=held.job,
        health=held.health,
        lives="home",
    )


def _paired(rolls: Rolls, people: list[Person], roots: Roots) -> list[Person]:
    """Two parents, and two grandparents, belong together; whoever is there alone has somebody's memory or
    nobody. All have the children there are."""
    siblings = 1 + sum(p.relation in ("sister", "brother") for p in people)
    found: list[Person] = []
    for person in people:
        generation = next((pair for pair in _PAIRS if person.relation in pair), None)
        if generation is None:
            found.append(person)
            continue
        other = next((p for p in people if p.relation in generation and p.id != person.id), None)
        more = 0 if person.relation in _PAIRS[0] else int(rolls.chance("family.children", person.id) * 4)
        children = siblings if person.relation in _PAIRS[0] else 1 + more
        if other is not None:
            together = rolls.happens(0.2, "family.unmarried", "".join(sorted((person.id, other.id))))
            found.append(
                replace(
                    person, children=children, partner=other.first_name, partner_id=other.id,
                    partnership="together" if together else "married",
                )
            )  # fmt: skip
            continue
        age = -person.birth_minute // MINUTES_PER_DAY // roots.days_per_year
        alone: Partnership = "widowed" if age >= 55 or rolls.happens(0.1, "family.widowed", person.id) else "divorced"
        sex = attraction.partner_sex(rolls.seed, person.id, person.sex)
        name = character.name_of(rolls, f"family.partner.{person.id}", sex, roots.country, ())
        found.append(replace(person, children=children, partner=name, partnership=alone))
    return found
