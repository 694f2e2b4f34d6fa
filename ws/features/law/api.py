"""The door of the law."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.kernel.facts import Fact


class Convicted(Fact, frozen=True):
    """A court spoke."""

    offence_id: str
    prison_days: int


class Imprisoned(Fact, frozen=True):
    """Prison begins."""

    days: int


class Released(Fact, frozen=True):
    """Prison is over."""

    on_parole: bool


def convictions(turn: Turn) -> tuple[str, ...]:
    """Ids of the offences in the record, oldest first."""
    return ()


def is_in_prison(turn: Turn) -> bool:
    """Whether the life is locked up."""
    return False
