"""A couple takes a roof together, and homes and rents follow."""

from __future__ import annotations

from typing import Literal

from ws.engine.turn import Turn
from ws.features.careers import api as careers
from ws.features.home import api as home
from ws.features.people import api as people
from ws.features.romance import bonding, household

Where = Literal["mine", "theirs"]
"""The player's present home, or one that is rented for both."""


def where_by_itself(turn: Turn) -> Where:
    """Where two end up of whom nobody said: with the player, who has a home of their own, or else in a new one."""
    return "mine" if home.has_own(turn) else "theirs"


def move_in(turn: Turn, person_id: str, where: Where) -> None:
    """Let a couple live together."""
    if where == "theirs":
        theirs = household.pay_of(turn, people.get(turn, person_id))
        home.share_home(turn, theirs + careers.monthly_pay_cents(turn))
    bonding.live_together(turn, person_id, True)
