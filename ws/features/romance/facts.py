"""What happens between two who love each other, or did. `person_id` is always the other one."""

from __future__ import annotations

from ws.features.romance.records import Stage
from ws.kernel.facts import Fact


class BondChanged(Fact, frozen=True):
    """Two came to another stage; `before` is None for a bond that begins. Announced before what says it by name."""

    person_id: str
    before: Stage | None
    after: Stage


class Matched(Fact, frozen=True):
    """Two who did not know each other liked each other's cards."""

    person_id: str


class StartedSeeing(Fact, frozen=True):
    """The two go out with each other from now on."""

    person_id: str


class BecamePartners(Fact, frozen=True):
    """The two are a couple. `again` when they have been one before."""

    person_id: str
    again: bool


class MovedInTogether(Fact, frozen=True):
    """The two share a roof."""

    person_id: str


class MovedApart(Fact, frozen=True):
    """The two do not share a roof any more."""

    person_id: str


class Engaged(Fact, frozen=True):
    """One asked, the other said yes."""

    person_id: str


class EngagementEnded(Fact, frozen=True):
    """There will be no wedding; the two may stay a couple all the same."""

    person_id: str


class Married(Fact, frozen=True):
    """The two are married. `again` when they were married to each other before."""

    person_id: str
    again: bool


class Separated(Fact, frozen=True):
    """Still married, but not living as such."""

    person_id: str


class SpousesReconciled(Fact, frozen=True):
    """A separation ended well."""

    person_id: str


class BrokeUp(Fact, frozen=True):
    """A couple that was not married is none any more. `by_player`: who ended it."""

    person_id: str
    by_player: bool


class Divorced(Fact, frozen=True):
    """A marriage was ended by a court."""

    person_id: str


class Widowed(Fact, frozen=True):
    """The one the life was with has died. `married` when they were."""

    person_id: str
    married: bool


class AnniversaryCame(Fact, frozen=True):
    """So many whole years married."""

    person_id: str
    years: int


class Strayed(Fact, frozen=True):
    """Somebody was unfaithful; nobody else knows yet."""

    person_id: str
    by_player: bool


class AffairDiscovered(Fact, frozen=True):
    """It came out."""

    person_id: str
    by_player: bool
