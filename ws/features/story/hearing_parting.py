"""What the story hears of parting, and of those who find back to each other."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.features.parting.api import SecondChance
from ws.features.people import api as people
from ws.features.romance.api import Divorced, Separated, SpousesReconciled
from ws.features.story.noting import note


def separated(turn: Turn, fact: Separated) -> None:
    _note(turn, "separated", fact.person_id)


def divorced(turn: Turn, fact: Divorced) -> None:
    _note(turn, "divorced", fact.person_id)


def spouses_reconciled(turn: Turn, fact: SpousesReconciled) -> None:
    _note(turn, "spouses_reconciled", fact.person_id)


def second_chance(turn: Turn, fact: SecondChance) -> None:
    _note(turn, "second_chance", fact.person_id)


def _note(turn: Turn, kind: str, person_id: str) -> None:
    person = people.find(turn, person_id)
    if person is not None:
        note(turn, kind, person=person.first_name)
