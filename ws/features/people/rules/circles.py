"""Who belongs to which group of people, and how close they are."""

from __future__ import annotations

from typing import Final

from ws.features.people.records import Person

FAMILY: Final[frozenset[str]] = frozenset(
    {
        "mother", "father", "sister", "brother", "grandmother", "grandfather", "daughter", "son", "aunt", "uncle",
        "niece", "nephew", "cousin", "granddaughter", "grandson", "husband", "wife",
    }
)  # fmt: skip
RAISING: Final[frozenset[str]] = frozenset({"mother", "father", "grandmother", "grandfather"})
"""Who keeps the home a life was raised in."""
SPOUSES: Final[frozenset[str]] = frozenset({"husband", "wife"})
PARTNERS: Final[frozenset[str]] = SPOUSES | {"partner"}
LOVED: Final[frozenset[str]] = PARTNERS | {"date", "match"}
"""Whose love is the player's own affair: nobody else crosses their way."""
_GROUPS: Final[dict[str, frozenset[str]]] = {
    "parent": frozenset({"mother", "father"}),
    "sibling": frozenset({"sister", "brother"}),
    "grandparent": frozenset({"grandmother", "grandfather"}),
    "child": frozenset({"daughter", "son"}),
    "grandchild": frozenset({"granddaughter", "grandson"}),
    "spouse": SPOUSES,
    "beloved": PARTNERS,
    "lover": PARTNERS | {"date"},
    "family": FAMILY,
}
ROOF: Final[frozenset[str]] = PARTNERS | {"daughter", "son"}
"""Who may share the player's own roof: then the two see each other every day."""
CLOSE_FROM: Final = 40
"""Affinity from which the news of somebody who is neither family nor friend are told."""
FRIENDS_FROM: Final = 30
"""A new friend likes the player at least so much."""
ESTRANGED_AT_MOST: Final = -30
RECONCILED_AT_LEAST: Final = 0
MALE: Final[frozenset[str]] = frozenset(
    {"father", "brother", "grandfather", "son", "uncle", "nephew", "grandson", "husband"}
)
FEMALE: Final[frozenset[str]] = frozenset(
    {"mother", "sister", "grandmother", "daughter", "aunt", "niece", "granddaughter", "wife"}
)


def belongs(relation: str, who: str | None) -> bool:
    """Whether a relation is one of `who`: a relation, a group, "any" or None for anybody."""
    return who is None or who in (relation, "any") or relation in _GROUPS.get(who, ())


def is_family(relation: str) -> bool:
    """Whether they are kin, or married to the life."""
    return relation in FAMILY


def is_close(person: Person) -> bool:
    """Whether what befalls them is told to the player."""
    if not person.in_touch or person.estranged:
        return person.relation in ("mother", "father", "sister", "brother", "daughter", "son")
    return person.relation in FAMILY | PARTNERS | {"date", "friend"} or person.affinity >= CLOSE_FROM


def with_affinity(person: Person, change: int) -> int:
    """Affinity after a change, within -100 and 100."""
    return max(-100, min(100, person.affinity + change))
