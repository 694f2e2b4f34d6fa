"""Somebody the life does not know: made whole by named rolls, and kept by nobody until they are taken in."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.content.schemas import Content, Country
from ws.content.schemas.base import Sex
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.people import facts
from ws.features.people.records import Met, Partnership, Person
from ws.features.people.rules import character, meeting
from ws.kernel.rolls import Rolls

_FAR: Final = 0.3
"""The share of strangers who live in another town."""


def stranger(
    rolls: Rolls, person_id: str, sex: Sex, age: int, days_per_year: int, country: Country, content: Content
) -> Person:
    """A grown-up who is with nobody, of this age (completed years, 18 at least) at the minute of the rolls, named by
    `person_id`. Raises ValueError for a minor."""
    if age < meeting.ADULT:
        raise ValueError(f"a stranger of {age}")
    day = rolls.minute // MINUTES_PER_DAY
    age_days = age * days_per_year + rolls.between(0, days_per_year - 1, "person.age", person_id)
    nature = character.character_of(rolls, person_id)
    held = character.circumstances_of(rolls, person_id, age, sex, country, content)
    partnership = _free(rolls, person_id, age, held.partnership)
    return Person(
        id=person_id,
        relation="acquaintance",
        first_name=character.name_of(rolls, f"person.name.{person_id}", sex, country, ()),
        last_name=character.last_name_of(rolls, f"person.last_name.{person_id}", country),
        sex=sex,
        birth_minute=(day - age_days) * MINUTES_PER_DAY,
        affinity=0,
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
        partnership=partnership,
        partner=held.partner if partnership != "single" else "",
        children=held.children,
        lives="far" if rolls.happens(_FAR, "person.far", person_id) else "near",
    )


def take_up(turn: Turn, person: Person, met: Met) -> Person:
    """Let a stranger come into the life, liking it as at first sight; announced, not told."""
    affinity = meeting.impression(turn.rolls(), person.id, person.relation)
    known = replace(person, met=met, met_minute=turn.minute, seen_minute=turn.minute, affinity=affinity)
    turn.put(known)
    turn.announce(facts.PersonMet(known.id, known.relation))
    return known


def _free(rolls: Rolls, person_id: str, age: int, usual: Partnership) -> Partnership:
    """What somebody who looks for somebody is before the law: who of their age would be married has been."""
    if usual in ("single", "divorced", "widowed"):
        return usual
    older = min(0.85, max(0.0, (age - 26) / 30))
    return "divorced" if rolls.happens(older, "person.was_married", person_id) else "single"
