"""What the story hears of a couple: how it began, its great days, and how it ended."""

from __future__ import annotations

from typing import Final

from ws.engine.turn import Turn
from ws.features.people import api as people
from ws.features.romance.api import AnniversaryCame, BecamePartners, BrokeUp, Widowed
from ws.features.story.noting import note

_NAMED: Final = {25: "anniversary_silver", 50: "anniversary_golden"}
_ROUND: Final = frozenset({10, 40, 60, 65, 70, 75})
"""Years of marriage of note that have no metal of their own, or one that nobody remembers."""


def became_partners(turn: Turn, fact: BecamePartners) -> None:
    _note(turn, "couple_again" if fact.again else "couple", fact.person_id)


def broke_up(turn: Turn, fact: BrokeUp) -> None:
    """Of a couple only: who was an evening or two is no chapter."""
    person = people.find(turn, fact.person_id)
    if person is not None and person.is_alive and person.relation == "ex":
        note(turn, "broke_up" if fact.by_player else "was_left", person=person.first_name)


def widowed(turn: Turn, fact: Widowed) -> None:
    person = people.find(turn, fact.person_id)
    if person is not None:
        number = str(people.age(turn, person))
        note(turn, "widowed" if fact.married else "lost_love", person=person.first_name, number=number)


def anniversary_came(turn: Turn, fact: AnniversaryCame) -> None:
    """Silver, gold, and the round ones of those who stayed for long."""
    if fact.years in _NAMED:
        _note(turn, _NAMED[fact.years], fact.person_id)
    elif fact.years in _ROUND:
        person = people.find(turn, fact.person_id)
        if person is not None:
            note(turn, "anniversary", person=person.first_name, number=str(fact.years))


def _note(turn: Turn, kind: str, person_id: str) -> None:
    person = people.find(turn, person_id)
    if person is not None:
        note(turn, kind, person=person.first_name)
