"""What the people of one life are to another: the mother of my sister is my mother."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec.structs import replace

from ws.content.schemas.base import Tie
from ws.engine.clock import MINUTES_PER_DAY
from ws.features.people.records import Person
from ws.kernel.rolls import Rolls

_WORDS: Final[dict[str, tuple[Tie, Tie]]] = {
    "parent": ("mother", "father"), "child": ("daughter", "son"), "sibling": ("sister", "brother"),
    "grandparent": ("grandmother", "grandfather"), "grandchild": ("granddaughter", "grandson"),
    "pibling": ("aunt", "uncle"), "nibling": ("niece", "nephew"), "cousin": ("cousin", "cousin"),
    "spouse": ("wife", "husband"),
}  # fmt: skip
"""Kin without a sex, and the words for a woman and a man; niblings are children of siblings, piblings the reverse."""
_KIN: Final[dict[str, str]] = {word: kin for kin, words in _WORDS.items() for word in words}
SELF: Final = "self"
_NONE: Final[Mapping[str, frozenset[str]]] = {}
_RECKONED: Final[dict[str, dict[str, str]]] = {
    "sibling": {
        SELF: "sibling", "parent": "parent", "sibling": "sibling", "grandparent": "grandparent", "child": "nibling",
        "nibling": "nibling", "pibling": "pibling", "cousin": "cousin",
    },
    "parent": {
        SELF: "child", "parent": "spouse", "sibling": "child", "grandparent": "parent", "pibling": "sibling",
        "child": "grandchild", "nibling": "grandchild", "cousin": "nibling",
    },
    "grandparent": {
        SELF: "grandchild", "sibling": "grandchild", "parent": "child", "grandparent": "spouse", "pibling": "child",
        "cousin": "grandchild",
    },
    "child": {
        SELF: "parent", "spouse": "parent", "child": "sibling", "parent": "grandparent", "sibling": "pibling",
        "nibling": "cousin",
    },
    "spouse": {SELF: "spouse", "child": "child", "grandchild": "grandchild"},
    "nibling": {
        SELF: "pibling", "sibling": "pibling", "parent": "grandparent", "nibling": "cousin", "child": "cousin",
    },
    "grandchild": {SELF: "grandparent", "spouse": "grandparent", "child": "pibling", "grandchild": "cousin"},
    "pibling": {
        SELF: "nibling", "sibling": "nibling", "parent": "sibling", "grandparent": "parent", "pibling": "sibling",
        "cousin": "child",
    },
    "cousin": {
        SELF: "cousin", "sibling": "cousin", "parent": "pibling", "pibling": "parent", "grandparent": "grandparent",
        "cousin": "cousin",
    },
}  # fmt: skip
"""[what the heir is to me][what somebody is to me]: what that somebody is to the heir. What is missing is no kin."""
_DOWN: Final = {
    "parent": "grandparent", "sibling": "pibling", "child": "sibling", "spouse": "parent", "nibling": "cousin",
}  # fmt: skip
"""What the kin of somebody are to their newborn child."""
_SIDES: Final = frozenset({("parent", "grandparent"), ("grandparent", "parent")})
"""Kin that belong to one of the two parents only."""
AFFINITY_RANGE: Final = (45, 90)
YOUNGEST_PARENT: Final = 18
OLDEST_PARENT: Final = {"female": 44, "male": 55}


def is_heir(relation: str) -> bool:
    """Whether a life may go on as somebody who is this to it."""
    return _KIN.get(relation) in _RECKONED


def may_have_child(sex: str, age: int) -> bool:
    """Whether somebody is of the age to have a newborn."""
    return YOUNGEST_PARENT <= age <= OLDEST_PARENT.get(sex, 0)


def word(kin: str, sex: str) -> Tie:
    """The word for kin of a sex."""
    return _WORDS[kin][sex == "male"]


def reckoned(
    people: Iterable[Person],
    me: Person,
    heir: Person,
    days_per_year: int,
    parents: Mapping[str, frozenset[str]] = _NONE,
) -> list[tuple[Person, str]]:
    """The family of the dead life as the heir's: everybody with what they are to the heir (kin without a sex).
    `parents` are those who are known of children and grandchildren, by the child's id, besides the dead life itself.

    `me` is the dead life as a person. Grandparents are taken for the parents of the mother when there is one: so it
    is known whose they are.
    """
    everybody = list(people)
    table = _RECKONED[_KIN[heir.relation]]
    found: list[tuple[Person, str]] = [(me, table[SELF])]
    is_child = _KIN[heir.relation] == "child"
    for person in everybody:
        kin = _KIN.get(person.relation)
        own = _by_birth(person, heir, parents) if person.id != heir.id else ""
        if own:
            found.append((person, own))
            continue
        if person.id == heir.id or kin is None or kin not in table:
            continue
        if is_child and kin == "spouse" and parents.get(heir.id):
            continue  # a parent is known, and it is somebody else
        if (_KIN[heir.relation], kin) in _SIDES and not _same_side(everybody, heir, person):
            continue
        found.append((person, table[kin]))
    if _KIN[heir.relation] not in ("nibling", "grandchild") or any(kin == "parent" for _, kin in found):
        return found
    return _with_parent(found, heir, YOUNGEST_PARENT * days_per_year * MINUTES_PER_DAY)


def _by_birth(person: Person, heir: Person, parents: Mapping[str, frozenset[str]]) -> str:
    """What somebody is to the heir by a birth (or an adoption) that is known; "" for nothing."""
    if person.id in parents.get(heir.id, ()):
        return "parent"
    of_person = parents.get(person.id)
    if of_person is None:
        return ""
    if heir.id in of_person:
        return "child"
    if _KIN.get(heir.relation) == "child" and _KIN.get(person.relation) == "grandchild":
        return "nibling"
    return "sibling" if of_person & parents.get(heir.id, frozenset()) else ""


def of_newborn(family: Iterable[tuple[Person, str]]) -> list[tuple[Person, str]]:
    """The family of a parent as that of the newborn child; the parent themself is not in it."""
    return [(person, _DOWN[kin]) for person, kin in family if kin in _DOWN]


def known_to(
    family: Iterable[tuple[Person, str]], birth_minute: int, now: int, rolls: Rolls, heir_id: str
) -> tuple[Person, ...]:
    """The family as a life born at `birth_minute` (of the old life) knows it: in its minutes, with its words. The
    living feel as families do."""
    return tuple(_known(person, kin, birth_minute, now, rolls, heir_id) for person, kin in family)


def _known(person: Person, kin: str, birth_minute: int, now: int, rolls: Rolls, heir_id: str) -> Person:
    born = person.birth_minute - birth_minute
    return replace(
        person,
        relation=word(kin, person.sex),
        birth_minute=born,
        died_minute=None if person.died_minute is None else person.died_minute - birth_minute,
        affinity=rolls.between(*AFFINITY_RANGE, "legacy.affinity", person.id),
        met="birth",
        met_minute=max(0, born),
        seen_minute=now - birth_minute,
        partner_id="" if person.partner_id == heir_id else person.partner_id,
        estranged=False,
        in_touch=True,
    )


def _same_side(people: Iterable[Person], heir: Person, other: Person) -> bool:
    """Whether a parent and a grandparent are of one side: the mother's, or the father's where there is no mother."""
    has_mother = any(person.relation == "mother" for person in people)
    parent = heir if _KIN[heir.relation] == "parent" else other
    return parent.relation == ("mother" if has_mother else "father")


def _with_parent(family: list[tuple[Person, str]], heir: Person, apart_minutes: int) -> list[tuple[Person, str]]:
    """Of the aunts and uncles of a niece, nephew or grandchild one is the parent: the first of the right age."""
    for place, (person, kin) in enumerate(family):
        of_age = heir.birth_minute - person.birth_minute >= apart_minutes and person.last_name == heir.last_name
        if kin == "pibling" and of_age and place:
            return [*family[:place], (person, "parent"), *family[place + 1 :]]
    return family
