"""What falls due between people."""

from __future__ import annotations

from typing import Final

from ws.engine.turn import Turn
from ws.features.money import api as money
from ws.features.people import api
from ws.features.people.deeds import OWES
from ws.features.people.records import Memories, Person
from ws.features.people.rules import remembering
from ws.features.people.telling import tell

_LEAST_HONEST: Final = 0.35
"""The chance that even the most careless pay back; the most careful nearly always do."""
_ASHAMED: Final = -4


def loan_due(turn: Turn, argument: str) -> None:
    """Lent money comes back, or does not; `argument` is "person:cents". The dead owe nothing."""
    person_id, _, cents = argument.partition(":")
    person = turn.find(Person, person_id)
    if person is None or not person.is_alive:
        return
    held = turn.find(Memories, person_id)
    honest = _LEAST_HONEST + (person.conscientiousness + (person.affinity + 100) / 4) / 240
    amount = f"${int(cents) // 100:,}"
    if not person.estranged and turn.rolls().happens(honest, "people.loan_returns", person_id):
        money.change(turn, int(cents), "loan returned")
        if held is not None:
            turn.put(remembering.without(held, OWES))
        tell(turn, "loan_returned", person, amount=amount)
        return
    api.change_affinity(turn, person_id, _ASHAMED)
    tell(turn, "loan_not_returned", person, amount=amount)
