"""The door of the law."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.features.law import police
from ws.features.law.facts import Arrested, Convicted, CrimeCommitted, Imprisoned, Released
from ws.features.law.rules import offending


def convictions(turn: Turn) -> tuple[str, ...]:
    """Ids of the offences in the record, oldest first. What the young did is sealed once they are grown."""
    return tuple(line.offence_id for line in offending.counted(police.record_of(turn), turn.age()))


def is_in_prison(turn: Turn) -> bool:
    """Whether the life is locked up; not while it is on the run."""
    return police.is_inside(turn)


def accuse(turn: Turn, offence_id: str) -> None:
    """Let the police come for an offence, done or not: a ticket for what is one, a talk with the young, else a
    case that goes to court. Nothing happens to children under 10. Raises LookupError for an unknown id."""
    police.come(turn, turn.content.offences[offence_id], accused=True)


__all__ = [
    "Arrested", "Convicted", "CrimeCommitted", "Imprisoned", "Released", "accuse", "convictions", "is_in_prison",
]  # fmt: skip
