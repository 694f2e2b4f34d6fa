"""What happens elsewhere in a life, as far as it concerns those it loves."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.features.ageing.api import BirthdayCame
from ws.features.people.api import PersonHired, PersonLostJob, PersonRetired
from ws.features.romance import household
from ws.features.romance.facts import MovedApart, MovedInTogether
from ws.features.romance.records import Bond


def roof_changed(turn: Turn, fact: MovedInTogether | MovedApart) -> None:
    """The home reckons anew."""
    household.reckon(turn)


def work_changed(turn: Turn, fact: PersonHired | PersonLostJob | PersonRetired) -> None:
    """A partner brings more, or less."""
    held = turn.find(Bond, fact.person_id)
    if held is not None and held.lives_together:
        household.reckon(turn)


def year_passes(turn: Turn, fact: BirthdayCame) -> None:
    """Children have come of age, or gone."""
    if fact.age >= household.GROWN:
        household.reckon(turn)
