"""Events and love: what is between two now, who may fall in love, and what an outcome does to it."""

from __future__ import annotations

from collections.abc import Iterable

from ws.content.schemas import EventOutcome
from ws.content.schemas.love import BondEffects, LoveStage, Unfaithful
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.events.rules.bonds import Between
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import api as romance
from ws.features.romance.records import Affair


def stages(turn: Turn) -> frozenset[LoveStage]:
    """How far the life has come with everybody it loves or loved; empty for a life without love."""
    return frozenset(held.stage for held in romance.bonds(turn))


def between(turn: Turn, person: Person) -> Between | None:
    """What is between the life and somebody now."""
    held = romance.bond(turn, person.id)
    if held is None:
        return None
    affairs = [affair for affair in turn.all(Affair) if affair.person_id == person.id]
    return Between(
        stage=held.stage,
        trust=held.trust,
        passion=held.passion,
        strain=held.strain,
        lives_together=held.lives_together,
        days=(turn.minute - held.since_minute) // MINUTES_PER_DAY,
        hidden=_who(a for a in affairs if a.known_minute is None),
        known=_who(a for a in affairs if a.known_minute is not None and a.forgiven_minute is None),
    )


def _who(affairs: Iterable[Affair]) -> Unfaithful:
    """Of the oldest of them, which is the one that comes out first."""
    oldest = min(affairs, key=lambda affair: (affair.minute, affair.id), default=None)
    if oldest is None:
        return "nobody"
    return "player" if oldest.by_player else "them"


def may_begin(turn: Turn, person: Person) -> bool:
    """Whether something may begin with somebody the life has nothing with yet: drawn to the player, with
    nobody, and no kin."""
    return (
        romance.bond(turn, person.id) is None
        and not people.belongs(person.relation, "family")
        and romance.is_free(person)
        and romance.may_love(turn, person)
    )


def take_effect(turn: Turn, outcome: EventOutcome, person_id: str) -> None:
    """What an outcome does to what is between two."""
    change = outcome.bond
    if change != BondEffects():
        romance.feel(turn, person_id, change.trust, change.passion, change.strain)
    if outcome.turning is not None:
        romance.come_about(turn, person_id, outcome.turning)
