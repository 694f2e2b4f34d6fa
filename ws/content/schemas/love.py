"""What events ask of two who love each other, or did, and what they do to them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Final, Literal

import msgspec

from ws.content.schemas.base import Turning

if TYPE_CHECKING:
    from ws.content.schemas.events import Conditions, Event

LoveStage = Literal[
    "matched", "seeing", "together", "engaged", "married", "separated", "parted", "divorced", "widowed"
]
"""How far two have come with each other, as the romance keeps it."""
COUPLE: Final[frozenset[LoveStage]] = frozenset({"together", "engaged", "married"})
"""Who promised to be there for nobody else."""
ADULT: Final = 18
"""Completed years from which there is love, of both."""
Character = Literal[
    "curious", "settled", "orderly", "careless", "outgoing", "quiet", "gentle", "blunt", "anxious", "calm"
]
"""High or low of the Big Five, in this order: openness, conscientiousness, extraversion, agreeableness,
neuroticism."""
Unfaithful = Literal["player", "them", "nobody"]
Share = Annotated[int, msgspec.Meta(ge=0, le=100)]
Change = Annotated[int, msgspec.Meta(ge=-50, le=50)]
BondDays = Annotated[int, msgspec.Meta(ge=0, le=1200)]


class BondConditions(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What two are to each other. Everything given must hold; points are 0 to 100."""

    stages: tuple[LoveStage, ...] = ()
    """One of them."""
    min_trust: Share | None = None
    max_trust: Share | None = None
    min_passion: Share | None = None
    max_passion: Share | None = None
    min_strain: Share | None = None
    max_strain: Share | None = None
    lives_together: bool | None = None
    min_days: BondDays = 0
    max_days: BondDays | None = None
    """Game days (12 to a year) at the present stage."""
    has_affair: Unfaithful | None = None
    """Who of the two was unfaithful, and nobody knows."""
    affair_known: Unfaithful | None = None
    """Who of the two was unfaithful, and it came out, and is not forgiven."""


class BondEffects(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Points that what is between two gains or loses."""

    trust: Change = 0
    passion: Change = 0
    strain: Change = 0


LOVED: Final = frozenset({"beloved", "spouse", "date", "match", "ex", "husband", "wife", "partner"})
"""About whom there is a bond already."""
STRANGERS_TO_LOVE: Final = frozenset({"friend", "colleague", "neighbour", "classmate"})
"""With whom there may be one."""


def is_of_a_bond(event: Event) -> bool:
    """Whether an event can only come to a life that has, or had, somebody to love."""
    asked = event.requires
    return event.theme == "love" and (
        event.person in LOVED
        or asked.bond is not None
        or asked.coupled is True
        or asked.married is True
        or asked.widowed is True
    )


def check_event(event: Event) -> Iterable[str]:
    """What is wrong with an event about love."""
    outcomes = (*event.outcomes, *(outcome for choice in event.choices for outcome in choice.outcomes))
    changes = any(outcome.bond != BondEffects() or outcome.turning for outcome in outcomes)
    asks = any(_of_two(asked) for asked in (event.requires, *(choice.requires for choice in event.choices)))
    if not event.person and (changes or asks):
        yield "what is between two needs a person"
    if event.theme != "love":
        if changes or event.requires.bond is not None:
            yield "what is between two is of the theme love"
        return
    if event.person is not None and event.person not in LOVED | STRANGERS_TO_LOVE:
        yield f"there is no love for {event.person!r}"
    if event.requires.min_age < ADULT:
        yield f"love is for adults: ask for min_age: {ADULT} and more"
    if event.person and event.requires.person_min_age < ADULT:
        yield f"love is for adults: ask for person_min_age: {ADULT} and more"


def _of_two(asked: Conditions) -> bool:
    return (
        asked.bond is not None
        or asked.same_sex is not None
        or asked.person_has_children is not None
        or bool(asked.character)
    )


POSSIBLE: Final[dict[Turning, frozenset[LoveStage]]] = {
    "see": frozenset({"matched", "parted", "divorced"}),
    "together": frozenset({"matched", "seeing", "parted", "divorced"}),
    "move_in": frozenset({"together", "engaged", "married"}),
    "move_apart": frozenset({"together", "engaged", "married"}),
    "engage": frozenset({"together"}),
    "call_off": frozenset({"engaged"}),
    "break_up": frozenset({"matched", "seeing", "together", "engaged", "married"}),
    "left_by_them": frozenset({"matched", "seeing", "together", "engaged", "married"}),
    "separate": frozenset({"married"}),
    "reconcile": frozenset({"separated", "parted", "divorced"}),
    "player_strays": frozenset({"together", "engaged", "married"}),
    "they_stray": frozenset({"together", "engaged", "married"}),
    "discovered": frozenset({"together", "engaged", "married"}),
    "forgiven": frozenset({"together", "engaged", "married", "separated"}),
    "quarrel": frozenset({"seeing", "together", "engaged", "married", "separated"}),
    "make_up": frozenset({"seeing", "together", "engaged", "married", "separated"}),
}
"""At which stages a turning may come about. A first bond ("see", "together") may also begin without one; a marriage
that is left ends, for now, in a separation."""
