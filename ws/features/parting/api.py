"""The door of the parting: what others may ask about marriages that are ending, or have ended."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.features.parting.facts import (
    DivorceFiled,
    DivorceSettled,
    DivorceWithdrawn,
    PrenupSigned,
    SecondChance,
    WentToCounselling,
)
from ws.features.parting.records import Duty, Petition, Prenup, Settlement


def petition(turn: Turn, person_id: str) -> Petition | None:
    """A divorce that has been filed for and not been decided."""
    return turn.find(Petition, person_id)


def settlement(turn: Turn, person_id: str) -> Settlement | None:
    """What came of the last divorce from somebody."""
    return turn.find(Settlement, person_id)


def prenup(turn: Turn, person_id: str) -> Prenup | None:
    """What two agreed on before they marry."""
    return turn.find(Prenup, person_id)


def monthly_cents(turn: Turn) -> int:
    """What the life pays a month to those it has parted from, less what it is to be paid."""
    return sum(duty.monthly_cents for duty in turn.all(Duty))


__all__ = [
    "DivorceFiled", "DivorceSettled", "DivorceWithdrawn", "PrenupSigned", "SecondChance", "WentToCounselling",
    "monthly_cents", "petition", "prenup", "settlement",
]  # fmt: skip
