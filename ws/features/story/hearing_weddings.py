"""What the story hears of engagements and weddings."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.features.people import api as people
from ws.features.romance.api import Engaged
from ws.features.story.noting import note
from ws.features.weddings.api import LeftAtTheAltar, VowsRenewed, WeddingHeld


def engaged(turn: Turn, fact: Engaged) -> None:
    note(turn, "engaged", person=_name(turn, fact.person_id))


def wedding_held(turn: Turn, fact: WeddingHeld) -> None:
    place = turn.content.wedding_places.get(fact.place_id)
    what = place.name if place is not None else "a hall"
    note(turn, "own_wedding", person=_name(turn, fact.person_id), what=what)


def left_at_the_altar(turn: Turn, fact: LeftAtTheAltar) -> None:
    note(turn, "ran_from_altar" if fact.by_player else "left_at_altar", person=_name(turn, fact.person_id))


def vows_renewed(turn: Turn, fact: VowsRenewed) -> None:
    note(turn, "vows_renewed", person=_name(turn, fact.person_id), number=str(fact.years))


def _name(turn: Turn, person_id: str) -> str:
    person = people.find(turn, person_id)
    return person.first_name if person is not None else "somebody"
