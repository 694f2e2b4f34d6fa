"""The door of the legacy: what lives leave to each other."""

from __future__ import annotations

from collections.abc import Generator

from ws.engine.advance import Advanced
from ws.engine.records import Life, LifeClock
from ws.engine.turn import Turn
from ws.features.legacy import continuing, dying
from ws.features.legacy.facts import EstateSettled, Inherited, LifeContinued, RibbonAwarded, WillWritten
from ws.features.legacy.records import Origin, Passing
from ws.features.legacy.rules.drawing import drawn


def begin_again(turn: Turn, life: Life, life_clock: LifeClock, origin: Origin) -> Generator[None, None, Advanced]:
    """Everything from the first morning of a life that follows another one to where play begins; decided by the
    life and its origin alone."""
    return (yield from continuing.begin(turn, life, life_clock, origin))


def passing(turn: Turn) -> Passing | None:
    """What stayed of the life when it ended; None while it lives."""
    return turn.find(Passing)


def origin(turn: Turn) -> Origin | None:
    """How the life follows another one; None for one born to strangers."""
    return turn.find(Origin)


def estate_cents(turn: Turn) -> int:
    """What would be there to inherit today, before tax."""
    return dying.balance_of(turn).left_cents


def ribbon_svg(turn: Turn, ribbon_id: str) -> str:
    """The picture of a ribbon. Raises LookupError for one the content does not know."""
    return drawn(turn.content.ribbons[ribbon_id])


__all__ = [
    "EstateSettled", "Inherited", "LifeContinued", "RibbonAwarded", "WillWritten", "begin_again", "estate_cents",
    "origin", "passing", "ribbon_svg",
]  # fmt: skip
