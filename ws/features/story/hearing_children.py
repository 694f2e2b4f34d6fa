"""What the story hears of children of one's own, and of theirs."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.features.children.api import ChildAdopted, ChildBeganSchool, ChildBorn, GrandchildBorn, PregnancyLost
from ws.features.people import api as people
from ws.features.people.api import PersonLeftSchool, PersonMoved
from ws.features.story.hearing_people import called
from ws.features.story.noting import note

GROWN = 18


def child_came(turn: Turn, fact: ChildBorn | ChildAdopted) -> None:
    _note(turn, "child_born" if isinstance(fact, ChildBorn) else "child_adopted", fact.person_id)


def pregnancy_lost(turn: Turn, fact: PregnancyLost) -> None:
    """What was decided is nobody's story but the player's own."""
    if not fact.by_choice:
        note(turn, "child_lost")


def child_began_school(turn: Turn, fact: ChildBeganSchool) -> None:
    _note(turn, "child_school", fact.person_id)


def grandchild_born(turn: Turn, fact: GrandchildBorn) -> None:
    _note(turn, "grandchild", fact.person_id)


def person_left_school(turn: Turn, fact: PersonLeftSchool) -> None:
    """Of one's own children."""
    person = people.find(turn, fact.person_id)
    if person is not None and people.belongs(person.relation, "child"):
        note(turn, "child_graduated", person=called(person))


def person_moved(turn: Turn, fact: PersonMoved) -> None:
    """A grown child leaves home."""
    person = people.find(turn, fact.person_id)
    grown = person is not None and people.belongs(person.relation, "child") and people.age(turn, person) >= GROWN
    if person is not None and grown and fact.lives == "near":
        note(turn, "child_left_home", person=called(person))


def _note(turn: Turn, kind: str, person_id: str) -> None:
    person = people.find(turn, person_id)
    if person is not None:
        note(turn, kind, person=called(person))
