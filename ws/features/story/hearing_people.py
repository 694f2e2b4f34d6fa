"""What the story hears of other people."""

from __future__ import annotations

from typing import Final

from ws.engine.turn import Turn
from ws.features.people import api as people
from ws.features.people.api import (
    Estranged,
    FriendshipBegan,
    FriendshipEnded,
    PersonBecameParent,
    PersonDied,
    PersonFellIll,
    PersonMet,
    PersonPaired,
    PersonRecovered,
    Reconciled,
)
from ws.features.people.records import Person
from ws.features.romance import api as romance
from ws.features.story.noting import note

CLOSE: Final = 35
"""From which affinity on somebody who is neither family nor friend matters to the story."""
OTHERS: Final = frozenset({"classmate", "colleague", "neighbour", "acquaintance", "friend", "ex", "date", "match"})
"""Ties that are neither of family nor of those one lives with."""


def person_met(turn: Turn, fact: PersonMet) -> None:
    """A newborn of the family; one's own, and theirs, are told by themselves."""
    person = _known(turn, fact.person_id)
    if person is None or any(people.belongs(person.relation, who) for who in ("child", "grandchild")):
        return
    if _is_family(person) and people.age(turn, person) < 1:
        note(turn, "newborn", person=called(person))


def friendship_began(turn: Turn, fact: FriendshipBegan) -> None:
    _note(turn, "friend", fact.person_id)


def friendship_ended(turn: Turn, fact: FriendshipEnded) -> None:
    _note(turn, "friend_lost", fact.person_id)


def estranged(turn: Turn, fact: Estranged) -> None:
    _note(turn, "estranged", fact.person_id)


def reconciled(turn: Turn, fact: Reconciled) -> None:
    _note(turn, "reconciled", fact.person_id)


def person_paired(turn: Turn, fact: PersonPaired) -> None:
    if fact.married:
        _note_family(turn, "family_wedding", fact.person_id)


def person_became_parent(turn: Turn, fact: PersonBecameParent) -> None:
    """Of one's own children the grandchild is told."""
    person = _known(turn, fact.person_id)
    if person is not None and not people.belongs(person.relation, "child"):
        _note_family(turn, "family_child", fact.person_id)


def person_fell_ill(turn: Turn, fact: PersonFellIll) -> None:
    _note_family(turn, "family_ill", fact.person_id)


def person_recovered(turn: Turn, fact: PersonRecovered) -> None:
    _note_family(turn, "family_well", fact.person_id)


def person_died(turn: Turn, fact: PersonDied) -> None:
    """Whoever is widowed by it is told so instead."""
    person = _known(turn, fact.person_id)
    if person is None or romance.stage(turn, fact.person_id) == "widowed":
        return
    number = str(people.age(turn, person))
    if _is_family(person):
        note(turn, "family_died", person=called(person), number=number)
    elif person.relation == "friend" or person.affinity >= CLOSE:
        note(turn, "close_died", person=called(person), number=number)


def called(person: Person) -> str:
    """A person as the story speaks of them."""
    return f"your {person.relation} {person.first_name}" if _is_family(person) else person.first_name


def _note(turn: Turn, kind: str, person_id: str) -> None:
    person = _known(turn, person_id)
    if person is not None:
        note(turn, kind, person=called(person))


def _note_family(turn: Turn, kind: str, person_id: str) -> None:
    """Of those who are near; the children of colleagues fill no books."""
    person = _known(turn, person_id)
    if person is not None and (_is_family(person) or person.relation == "friend"):
        note(turn, kind, person=called(person), they="she" if person.sex == "female" else "he")


def _known(turn: Turn, person_id: str) -> Person | None:
    return people.find(turn, person_id)


def _is_family(person: Person) -> bool:
    return person.relation not in OTHERS
