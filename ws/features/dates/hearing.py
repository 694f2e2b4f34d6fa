"""What befalls the two, and ends what they had planned."""

from __future__ import annotations

from typing import Final

from ws.engine.turn import Turn
from ws.features.dates import api, ending
from ws.features.people.api import PersonDied
from ws.features.romance.api import BondChanged
from ws.features.romance.records import Stage

_ENDS: Final[frozenset[Stage]] = frozenset({"separated", "parted", "divorced", "widowed"})


def died(turn: Turn, fact: PersonDied) -> None:
    """Nobody waits for the dead; it is told elsewhere."""
    _put_away(turn, fact.person_id, is_told=False)


def bond_changed(turn: Turn, fact: BondChanged) -> None:
    """After an end, what was arranged before it is off."""
    if fact.after in _ENDS:
        _put_away(turn, fact.person_id, is_told=fact.after != "widowed")


def _put_away(turn: Turn, person_id: str, is_told: bool) -> None:
    for date in api.planned(turn, person_id):
        ending.put_away(turn, date, "called_off", "called_off_ended", is_told)
