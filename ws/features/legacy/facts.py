"""What the legacy announces; others know it by the door."""

from __future__ import annotations

from ws.kernel.facts import Fact


class EstateSettled(Fact, frozen=True):
    """The estate of the life was shared out."""

    left_cents: int
    """Before tax."""
    tax_cents: int
    heirs: int


class RibbonAwarded(Fact, frozen=True):
    """A life that is over was given its ribbon."""

    ribbon_id: str


class WillWritten(Fact, frozen=True):
    """A will was written, changed, or torn up (no heirs)."""

    heirs: int


class Inherited(Fact, frozen=True):
    """Somebody of the life died and left it something."""

    person_id: str
    cents: int
    """After tax."""


class LifeContinued(Fact, frozen=True):
    """A life began as that of a relative of the one before; `relation` is what it was to it, or "newborn"."""

    number: int
    relation: str
    line: int
