"""What a family hears of its children, of those who love, and of prison doors."""

from __future__ import annotations

from msgspec.structs import replace

from ws.engine.turn import Turn
from ws.features.careers.api import LeaveEnded
from ws.features.children import api, arriving, expecting, feeling, reading, telling
from ws.features.children.facts import ChildAdopted, ChildBorn
from ws.features.children.records import Child
from ws.features.law.api import Imprisoned, Released
from ws.features.people import api as people
from ws.features.people.api import InteractionDone, PersonBecameParent, PersonDied, PersonMoved
from ws.features.romance import api as romance

_FIRM = frozenset({"conflict"})


def came_home(turn: Turn, fact: ChildBorn | ChildAdopted) -> None:
    """One more at the table."""
    romance.reckon_household(turn)


def leave_ended(turn: Turn, fact: LeaveEnded) -> None:
    telling.tell(turn, "leave_ends")


def done_with(turn: Turn, fact: InteractionDone) -> None:
    """What is done with a child adds up to a way of raising it."""
    child = turn.find(Child, fact.person_id)
    person = people.find(turn, fact.person_id) if child is not None else None
    if child is None or person is None or people.age(turn, person) >= reading.ADULT:
        return
    interaction = turn.content.interactions.get(fact.interaction_id)
    raises = interaction.raises if interaction is not None else ""
    if not raises:
        raises = "firm" if fact.category in _FIRM else "warm"
    turn.put(
        replace(
            child,
            warmth=child.warmth + (raises in ("warm", "both")),
            firmness=child.firmness + (raises in ("firm", "both")),
        )
    )


def became_parent(turn: Turn, fact: PersonBecameParent) -> None:
    """A grandchild."""
    person = people.find(turn, fact.person_id)
    if person is not None and person.relation in ("daughter", "son"):
        arriving.grandchild(turn, person)


def moved(turn: Turn, fact: PersonMoved) -> None:
    """A child has left home, or come back."""
    if turn.find(Child, fact.person_id) is not None:
        romance.reckon_household(turn)
        feeling.refresh(turn)


def died(turn: Turn, fact: PersonDied) -> None:
    """Of a child's other parent, the children come to the player; of one who was expecting, nobody comes."""
    for held in reading.expecting(turn, fact.person_id):
        expecting.drop(turn, held)
    if turn.find(Child, fact.person_id) is not None:
        romance.reckon_household(turn)
        feeling.refresh(turn)
        return
    for child, person in reading.own(turn):
        if child.other_id == fact.person_id and people.age(turn, person) < reading.ADULT:
            api.set_custody(turn, person.id, "player", 0)


def imprisoned(turn: Turn, fact: Imprisoned) -> None:
    """Children stay with the one who is at home, or with relatives."""
    if romance.lives_with_partner(turn):
        return
    for child, person in reading.own(turn):
        if person.lives == "home" and people.age(turn, person) < reading.ADULT:
            turn.put(replace(child, away=True))
            people.set_home(turn, person.id, "near")
            telling.tell(turn, "with_family_meanwhile", person)


def released(turn: Turn, fact: Released) -> None:
    """They come back, if they are still children."""
    for child, person in reading.own(turn):
        if not child.away:
            continue
        turn.put(replace(child, away=False))
        if people.age(turn, person) < reading.ADULT and child.custody != "other":
            people.set_home(turn, person.id, "home")
            telling.tell(turn, "home_again", person)
