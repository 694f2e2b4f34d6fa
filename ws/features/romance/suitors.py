"""How the player looks to somebody who is asked for something."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance.records import Bond
from ws.features.romance.rules import stages
from ws.features.romance.rules.answers import Suitor
from ws.features.vitals import api as vitals


def suitor(turn: Turn, person: Person) -> Suitor:
    """The player, as this person sees them now."""
    now, held = vitals.now(turn), turn.find(Bond, person.id)
    return Suitor(
        drawn=turn.life.sex in people.drawn_to(turn, person),
        affinity=person.affinity,
        regard=people.regard(turn, person.id),
        own_age=turn.age(),
        their_age=people.age(turn, person),
        own_looks=now.looks // vitals.POINT,
        their_looks=person.looks,
        mood=now.happiness // vitals.POINT,
        parted_before=held is not None and held.stage in stages.OVER,
    )
