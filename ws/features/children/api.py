"""The door of the children.

Support is a sum a month and child: above zero the player pays it, below zero it comes in.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ws.engine.turn import Turn
from ws.features.children import feeling, reading, telling
from ws.features.children.facts import (
    ChildAdopted,
    ChildBeganSchool,
    ChildBorn,
    ChildCameOfAge,
    ChildGivenUp,
    ChildNamed,
    CustodyChanged,
    GrandchildBorn,
    PregnancyBegan,
    PregnancyLost,
)
from ws.features.children.records import Child, Custody, Grandchild
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import api as romance


def begin_grown(turn: Turn) -> None:
    """A life that is taken up at an age looks after the children it has: those under 18 live with it."""
    for person in list(people.living(turn, "child", everybody=True)):
        if turn.find(Child, person.id) is None:
            turn.put(Child(person.id, custody="player"))
            if people.age(turn, person) < reading.ADULT:
                people.set_home(turn, person.id, "home")
    if turn.keyed(Child):
        romance.reckon_household(turn)
        feeling.refresh(turn)


def own(turn: Turn) -> Iterator[tuple[Child, Person]]:
    """The living daughters and sons of the player, with what is kept of them."""
    yield from reading.own(turn)


def minors_with(turn: Turn, person_id: str) -> list[tuple[Child, Person]]:
    """The living children under 18 that the player has with somebody."""
    return [
        (child, person)
        for child, person in reading.own(turn)
        if child.other_id == person_id and people.age(turn, person) < reading.ADULT
    ]


def parents(turn: Turn) -> dict[str, frozenset[str]]:
    """The ids of the parents who are known of children and grandchildren, by the child's id; the player is not
    named."""
    found = {child.person_id: frozenset({child.other_id} - {""}) for child in turn.all(Child)}
    return {**found, **{held.person_id: frozenset({held.parent_id}) for held in turn.all(Grandchild)}}


def set_custody(turn: Turn, person_id: str, custody: Custody, support_cents: int) -> None:
    """Settle with whom a child lives, and what the player pays for it a month (below zero: is paid) until it is 18.
    Nothing happens to who is no living child of the player under 18."""
    child, person = turn.find(Child, person_id), people.find(turn, person_id)
    if child is None or person is None or not person.is_alive or people.age(turn, person) >= reading.ADULT:
        return
    turn.put(replace(child, custody=custody, support_cents=support_cents))
    if custody == "other" and person.lives == "home":
        people.set_home(turn, person_id, "near")
        other = people.find(turn, child.other_id) if child.other_id else None
        telling.tell(turn, "moved_to_other", person, other.first_name if other is not None else "")
    elif custody != "other" and person.lives != "home" and not child.away:
        people.set_home(turn, person_id, "home")
        telling.tell(turn, "home_again", person)
    if custody != child.custody:
        turn.announce(CustodyChanged(person_id, custody))
    romance.reckon_household(turn)
    feeling.refresh(turn)


__all__ = [
    "Child", "ChildAdopted", "ChildBeganSchool", "ChildBorn", "ChildCameOfAge", "ChildGivenUp", "ChildNamed",
    "Custody", "CustodyChanged", "GrandchildBorn", "PregnancyBegan", "PregnancyLost", "begin_grown", "minors_with",
    "own", "parents", "set_custody",
]  # fmt: skip
