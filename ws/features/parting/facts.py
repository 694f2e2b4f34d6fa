"""What happens between two who part. `person_id` is always the other one; the stages themselves are romance's."""

from __future__ import annotations

from ws.kernel.facts import Fact


class DivorceFiled(Fact, frozen=True):
    """A petition lies with the court."""

    person_id: str
    by_player: bool
    contested: bool


class DivorceWithdrawn(Fact, frozen=True):
    """It lies there no more, and the two are still married."""

    person_id: str


class DivorceSettled(Fact, frozen=True):
    """The court has decided; announced before romance's Divorced."""

    person_id: str
    payment_cents: int
    """Paid by the player; below zero: received."""
    children: int
    """Minor children of both."""


class PrenupSigned(Fact, frozen=True):
    """Two who are engaged agreed on what shall be whose."""

    person_id: str


class SecondChance(Fact, frozen=True):
    """Two who had parted or were divorced see each other again."""

    person_id: str
    was_married: bool


class WentToCounselling(Fact, frozen=True):
    """The two sat side by side on a sofa and talked to a third."""

    person_id: str
    helped: bool
