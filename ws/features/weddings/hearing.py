"""What weddings hear of others: nobody marries who is no more engaged, or dead."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.features.ageing.api import LifeEnded
from ws.features.people.api import PersonDied
from ws.features.romance.api import BondChanged
from ws.features.weddings import arranging
from ws.features.weddings.records import Wedding


def bond_changed(turn: Turn, fact: BondChanged) -> None:
    """The two came apart before the day."""
    plan = turn.find(Wedding)
    if plan is None or plan.person_id != fact.person_id or fact.after in ("engaged", "married"):
        return
    if fact.after == "widowed":
        arranging.died(turn, plan)
    else:
        arranging.come_apart(turn, plan)


def person_died(turn: Turn, fact: PersonDied) -> None:
    """One of the two, or a guest."""
    plan = turn.find(Wedding)
    if plan is None:
        return
    if plan.person_id == fact.person_id:
        arranging.died(turn, plan)
    elif fact.person_id in plan.guest_ids:
        arranging.without_guest(turn, plan, fact.person_id)


def life_ended(turn: Turn, fact: LifeEnded) -> None:
    """Nobody waits any more."""
    if turn.find(Wedding) is not None:
        turn.remove(Wedding)
