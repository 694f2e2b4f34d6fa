"""Who may love whom at all, whatever they feel. Adults with adults, of one life, alive, and no kin."""

from __future__ import annotations

from typing import Final

from ws.features.people.api import belongs
from ws.features.people.records import Person
from ws.kernel.errors import Refused

ADULT: Final = 18
"""Completed years, of both."""
_IN_LOVE: Final = frozenset({"husband", "wife", "partner", "date", "match"})


def check(own_age: int, person: Person, age: int) -> None:
    """Raises Refused("not_allowed") with the reason when there can be no romance between the two."""
    name = person.first_name
    if own_age < ADULT:
        raise Refused("not_allowed", f"Romance begins at {ADULT}.", age=own_age)
    if not person.is_alive:
        raise Refused("not_allowed", f"{name} is no longer alive.", person_id=person.id)
    if age < ADULT:
        raise Refused("not_allowed", f"{name} is not of age.", person_id=person.id)
    if belongs(person.relation, "family") and person.relation not in _IN_LOVE:
        raise Refused("not_allowed", f"{name} is family.", person_id=person.id)


def is_free(person: Person) -> bool:
    """Whether nobody else is at the person's side."""
    return person.relation in _IN_LOVE or person.partnership not in ("together", "married")
