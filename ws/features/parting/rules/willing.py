"""Whether the other one agrees: by character, by what lies between the two, and by what is offered."""

from __future__ import annotations

from typing import Final

import msgspec

from ws.features.people.records import Person
from ws.features.romance.records import Bond

COUNSELLING_HELPS: Final = 0.7
"""Couples who are better off after a therapy than those without one (Lebow, Chambers, Christensen and Johnson,
Journal of Marital and Family Therapy, 2012: about 70 per cent)."""
SESSIONS: Final = 10
"""After so many it does half as much."""


class Between(msgspec.Struct, frozen=True):
    """What there is between the two, 0 to 100 where nothing else is said."""

    affinity: int
    """-100 to 100."""
    agreeableness: int
    trust: int
    passion: int
    strain: int
    betrayed: bool
    """Whether an affair of the player's is known and not forgiven."""


def between(person: Person, bond: Bond, betrayed: bool) -> Between:
    """As it stands now."""
    return Between(person.affinity, person.agreeableness, bond.trust, bond.passion, bond.strain, betrayed)


def signs(two: Between, more_percent: int, wants_more_care: bool) -> float:
    """The chance that the other one signs: `more_percent` is what the terms give the player above the law's share,
    `wants_more_care` whether the player asks to have the children alone."""
    chance = 0.35 + two.agreeableness / 250 + two.trust / 400 + two.affinity / 400
    chance -= 0.25 if two.betrayed else 0
    chance -= max(-25, more_percent) / 50
    chance -= 0.2 if wants_more_care else 0
    return max(0.02, min(0.97, chance))


def comes_back(two: Between, months_apart: int, times_apart: int) -> float:
    """The chance of a yes to another try. Of all separations about 5 in 100 are followed by a try at living
    together again (Tumin and Qian, Ohio State University, 2012); who asks, and is still liked, is far above that."""
    chance = (two.affinity + two.trust + two.passion - two.strain) / 260 + two.agreeableness / 500 - 0.1
    chance -= 0.3 if two.betrayed else 0
    chance -= min(0.2, months_apart / 400) + 0.1 * max(0, times_apart - 1)
    return max(0.0, min(0.9, chance))


def accepts_prenup(two: Between, own_share: int, gives_up_alimony: bool) -> float:
    """The chance that a fiancé signs: `own_share` is the player's share of what will be gained, 50 is even."""
    chance = 0.5 + two.agreeableness / 300 + two.trust / 500 - (own_share - 50) / 60
    chance -= 0.15 if gives_up_alimony else 0
    return max(0.02, min(0.95, chance))


def files(strain: int, affinity: int) -> float:
    """The chance a month that the other one files. Of separations 80 per cent end in divorce, most within three years
    (Tumin and Qian, 2012): about 4.4 per cent a month, more where it was bitter."""
    return max(0.01, min(0.12, 0.044 + (strain - 50) / 2500 - affinity / 2500))
