"""What happens on the way to the altar. `person_id` is always the other one."""

from __future__ import annotations

from typing import Literal

from ws.kernel.facts import Fact


class Proposed(Fact, frozen=True):
    """The player asked. When it was a yes, `Engaged` of the romance is announced, too."""

    person_id: str
    accepted: bool


class WeddingPlanned(Fact, frozen=True):
    """A day is set."""

    person_id: str
    day: int


class WeddingPostponed(Fact, frozen=True):
    """Prison or hospital came between."""

    person_id: str
    day: int


class WeddingCalledOff(Fact, frozen=True):
    """The planned wedding will not be. `why`: the player cancelled it, the two came apart, one of them has died, or
    it was postponed too often."""

    person_id: str
    why: Literal["cancelled", "apart", "died", "given_up"]


class LeftAtTheAltar(Fact, frozen=True):
    """One of the two said no, before everybody."""

    person_id: str
    by_player: bool


class WeddingHeld(Fact, frozen=True):
    """It was celebrated. Follows `Married` of the romance. `success` 1 to 100, `guests` who came."""

    person_id: str
    place_id: str
    success: int
    guests: int


class VowsRenewed(Fact, frozen=True):
    """Two who have long been married promised it again."""

    person_id: str
    years: int
