"""The door of the romance: what two are to each other, and the only way to another stage.

Nothing here tells the player anything; what changes is announced.
"""

from __future__ import annotations

from collections.abc import Iterator

from ws.content.schemas.base import Turning
from ws.engine.turn import Turn
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import bonding, household, turnings
from ws.features.romance.facts import (
    AffairDiscovered,
    AnniversaryCame,
    BecamePartners,
    BondChanged,
    BrokeUp,
    Divorced,
    Engaged,
    EngagementEnded,
    Married,
    Matched,
    MovedApart,
    MovedInTogether,
    Separated,
    SpousesReconciled,
    StartedSeeing,
    Strayed,
    Widowed,
)
from ws.features.romance.records import Affair, Bond, Chapter, ChapterKind, Stage
from ws.features.romance.rules import eligible, stages


def bond(turn: Turn, person_id: str) -> Bond | None:
    """What there is, or was, between the life and somebody, with its points as they are now."""
    held = turn.find(Bond, person_id)
    return None if held is None else bonding.now(turn, held)


def stage(turn: Turn, person_id: str) -> Stage | None:
    """How far the two have come; None when there was never anything."""
    held = turn.find(Bond, person_id)
    return held.stage if held is not None else None


def bonds(turn: Turn, *wanted: Stage) -> Iterator[Bond]:
    """All bonds at one of the stages, with their points as they are now; all there are when none is named."""
    return (bonding.now(turn, held) for held in turn.all(Bond) if not wanted or held.stage in wanted)


def partner(turn: Turn) -> Person | None:
    """The one the life is with: as a couple, engaged or married and not separated."""
    held = next((each for each in turn.all(Bond) if each.stage in stages.COUPLE), None)
    return None if held is None else people.find(turn, held.person_id)


def spouse(turn: Turn) -> Person | None:
    """The one the life is married to before the law; also when the two are separated."""
    held = next((each for each in turn.all(Bond) if each.stage in stages.WED), None)
    return None if held is None else people.find(turn, held.person_id)


def lives_with_partner(turn: Turn) -> bool:
    """Whether a couple shares the roof."""
    return any(each.lives_together and each.stage in stages.COUPLE for each in turn.all(Bond))


def eligible_person(turn: Turn, person_id: str) -> Person:
    """Somebody with whom there may be romance at all. Raises Refused("not_found") for who is not of this life
    (oneself too), Refused("not_allowed") for minors on either side, relatives, and the dead."""
    person = people.get(turn, person_id)
    eligible.check(turn.age(), person, people.age(turn, person))
    return person


def may_love(turn: Turn, person: Person) -> bool:
    """Whether somebody can be drawn to the player at all, by sex."""
    return turn.life.sex in people.drawn_to(turn, person)


def is_free(person: Person) -> bool:
    """Whether nobody else is at the person's side."""
    return eligible.is_free(person)


def move_to(turn: Turn, person_id: str, after: Stage, by_player: bool = True) -> Bond:
    """Let two come to another stage, with all that follows from it for the person, and announce it. Raises
    Refused("not_allowed") when that stage can not follow, or the life is somebody else's already, and what
    `eligible_person` raises (not for the end of something)."""
    return bonding.move_to(turn, person_id, after, by_player)


def live_together(turn: Turn, person_id: str, together: bool) -> None:
    """Let a couple share a roof, or not any more. Says nothing about whose roof."""
    bonding.live_together(turn, person_id, together)


def feel(turn: Turn, person_id: str, trust: int = 0, passion: int = 0, strain: int = 0) -> None:
    """Let something change what is between two; nothing happens to those without a bond."""
    bonding.feel(turn, person_id, trust, passion, strain)


def write(turn: Turn, person_id: str, kind: ChapterKind, text: str = "", years: int = 0) -> None:
    """Add to what the two will tell of."""
    bonding.write(turn, person_id, kind, text, years)


def come_about(turn: Turn, person_id: str, turning: Turning) -> bool:
    """Let something come about between the life and somebody, as an outcome of an event says; returns whether it
    could be. What can not be now changes nothing: a stage that does not follow, somebody who could never love the
    player, minors, the dead, kin, oneself. `person_id` is the other one; for `player_strays` also the third."""
    return turnings.come_about(turn, person_id, turning)


def reckon_household(turn: Turn) -> None:
    """Tell the home anew who lives there and what they earn: after a child came, left, or changed its roof."""
    household.reckon(turn)


__all__ = [
    "Affair", "AffairDiscovered", "AnniversaryCame", "BecamePartners", "Bond", "BondChanged", "BrokeUp",
    "Chapter", "ChapterKind", "Divorced", "Engaged", "EngagementEnded", "Married", "Matched", "MovedApart",
    "MovedInTogether", "Separated", "SpousesReconciled", "Stage", "StartedSeeing", "Strayed", "Widowed", "bond",
    "bonds", "come_about", "eligible_person", "feel", "is_free", "live_together", "lives_with_partner",
    "may_love", "move_to", "partner", "reckon_household", "spouse", "stage", "write",
]  # fmt: skip
