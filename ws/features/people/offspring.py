"""Children come into the life: born to somebody of it, or taken in."""

from __future__ import annotations

from collections.abc import Sequence

from ws.content.schemas.base import Sex, Tie
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.people import circle, facts
from ws.features.people.records import Lives, Person
from ws.features.people.rules import character, heredity

NEWBORN_AFFINITY = 75


def join(
    turn: Turn,
    relation: Tie,
    sex: Sex,
    parents: Sequence[Person] = (),
    age_days: int = 0,
    last_name: str = "",
    lives: Lives = "home",
    affinity: int = NEWBORN_AFFINITY,
) -> Person:
    """See `api.add_child`."""
    rolls, life = turn.rolls(), turn.life
    country = turn.content.countries[life.country]
    person_id = circle.new_id(turn)
    taken = {p.first_name for p in turn.all(Person) if p.is_alive} | {life.first_name}
    nature = heredity.inherited(character.character_of(rolls, person_id), parents)
    child = Person(
        id=person_id,
        relation=relation,
        first_name=character.name_of(rolls, f"person.name.{person_id}", sex, country, taken),
        last_name=last_name or life.last_name,
        sex=sex,
        birth_minute=turn.minute // MINUTES_PER_DAY * MINUTES_PER_DAY - age_days * MINUTES_PER_DAY,
        affinity=affinity,
        met_minute=turn.minute,
        seen_minute=turn.minute,
        openness=nature.openness,
        conscientiousness=nature.conscientiousness,
        extraversion=nature.extraversion,
        agreeableness=nature.agreeableness,
        neuroticism=nature.neuroticism,
        looks=nature.looks,
        interests=nature.interests,
        doing="school" if age_days >= character.SCHOOL_FROM * life.days_per_year else "little",
        lives=lives,
    )
    turn.put(child)
    turn.announce(facts.PersonMet(child.id, child.relation))
    return child


def stranger(turn: Turn, low_days: int, high_days: int, purpose: str) -> Person:
    """See `api.child_of_country`."""
    rolls = turn.rolls()
    country = turn.content.countries[turn.life.country]
    sex: Sex = "female" if rolls.happens(0.5, "person.sex", purpose) else "male"
    age_days = rolls.between(low_days, high_days, "person.age", purpose)
    return Person(
        id="",
        relation="daughter" if sex == "female" else "son",
        first_name=character.name_of(rolls, f"person.name.{purpose}", sex, country, ()),
        last_name=character.last_name_of(rolls, f"person.last_name.{purpose}", country),
        sex=sex,
        birth_minute=(turn.minute // MINUTES_PER_DAY - age_days) * MINUTES_PER_DAY,
        affinity=0,
        interests=character.character_of(rolls, purpose).interests,
    )
