"""The stages of two people, and which may follow which."""

from __future__ import annotations

from typing import Final

from ws.content.schemas.base import Sex, Tie
from ws.features.people.records import Partnership
from ws.features.romance.records import Stage

COUPLE: Final[frozenset[Stage]] = frozenset({"together", "engaged", "married"})
"""Who promised to be there for nobody else. One at a time."""
WED: Final[frozenset[Stage]] = frozenset({"married", "separated"})
"""Whom the law calls married. One at a time."""
OVER: Final[frozenset[Stage]] = frozenset({"parted", "divorced", "widowed"})

FOLLOWS: Final[dict[Stage | None, frozenset[Stage]]] = {
    None: frozenset({"matched", "seeing", "together"}),
    "matched": frozenset({"seeing", "together", "parted"}),
    "seeing": frozenset({"together", "parted"}),
    "together": frozenset({"engaged", "parted", "widowed"}),
    "engaged": frozenset({"together", "married", "parted", "widowed"}),
    "married": frozenset({"separated", "widowed"}),
    "separated": frozenset({"married", "divorced", "widowed"}),
    "parted": frozenset({"matched", "seeing", "together"}),
    "divorced": frozenset({"seeing", "together"}),
    "widowed": frozenset(),
}


def may_follow(before: Stage | None, after: Stage) -> bool:
    """Whether two at one stage may come to another one. The dead stay where they are."""
    return after in FOLLOWS[before]


def tie_of(stage: Stage, sex: Sex, was_couple: bool) -> Tie:
    """The word for somebody at a stage. Who was only seen is an acquaintance afterwards."""
    match stage:
        case "matched":
            return "match"
        case "seeing":
            return "date"
        case "together" | "engaged":
            return "partner"
        case "married" | "separated":
            return "wife" if sex == "female" else "husband"
        case _:
            return "ex" if was_couple else "acquaintance"


def partnership_of(stage: Stage) -> Partnership:
    """What the other one is, then, before the law and their friends."""
    match stage:
        case "together" | "engaged":
            return "together"
        case "married" | "separated":
            return "married"
        case "divorced":
            return "divorced"
        case _:
            return "single"
