"""What befalls the two, and ends what they had planned."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.features.dates import api, course, ending
from ws.features.people.api import PersonDied
from ws.features.romance.api import BondChanged


def died(turn: Turn, fact: PersonDied) -> None:
    """Nobody waits for the dead; it is told elsewhere."""
    _put_away(turn, fact.person_id, is_told=False)


def bond_changed(turn: Turn, fact: BondChanged) -> None:
    """Who does not go out with each other any more has no dates."""
    _put_away(turn, fact.person_id, is_told=True)


def _put_away(turn: Turn, person_id: str, is_told: bool) -> None:
    for date in api.planned(turn, person_id):
        if not course.may_go_on(turn, date):
            ending.put_away(turn, date, "called_off", "called_off_ended", is_told)
