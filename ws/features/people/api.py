"""The door of the people."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ws.content.schemas import Country, Family
from ws.engine.turn import Turn
from ws.features.people import rules
from ws.features.people.records import Person
from ws.kernel.errors import Refused
from ws.kernel.facts import Fact


class PersonDied(Fact, frozen=True):
    """Somebody of the life died."""

    person_id: str
    relation: str


def begin(turn: Turn, family: Family, country: Country, last_name: str, days_per_year: int) -> list[Person]:
    """Give a newborn its family."""
    household = rules.family_of(turn.rolls(), family, country, last_name, days_per_year)
    for person in household:
        turn.put(person)
    return household


def living(turn: Turn, relation: str | None = None) -> Iterator[Person]:
    """The people who are alive; of one relation when it is given."""
    return (p for p in turn.all(Person) if p.is_alive and relation in (None, "any", p.relation))


def choose(turn: Turn, purpose: str, relation: str | None = None) -> Person | None:
    """Somebody alive, by the life's own chance."""
    return turn.rolls().choose(purpose, living(turn, relation), lambda person: person.id)


def get(turn: Turn, person_id: str) -> Person:
    """A living person. Raises Refused("not_found") or Refused("not_allowed")."""
    person = turn.find(Person, person_id)
    if person is None:
        raise Refused("not_found", "There is nobody of this id in this life.", person_id=person_id)
    if not person.is_alive:
        raise Refused("not_allowed", f"{person.first_name} is no longer alive.", person_id=person_id)
    return person


def change_affinity(turn: Turn, person_id: str, change: int) -> None:
    """Let a person like the player more or less. The dead keep what they felt."""
    person = turn.find(Person, person_id)
    if person is not None and person.is_alive and change:
        turn.put(replace(person, affinity=rules.with_affinity(person, change)))
