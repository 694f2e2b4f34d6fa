"""The words that the schemas of all content share."""

from __future__ import annotations

from collections.abc import Iterable
from string import Formatter
from typing import Annotated, Literal

import msgspec

Slug = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_]*$", max_length=48)]
Text = Annotated[str, msgspec.Meta(min_length=1, max_length=600)]
Label = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
Points = Annotated[float, msgspec.Meta(ge=-100, le=100)]
Age = Annotated[int, msgspec.Meta(ge=0, le=130)]
Relation = Literal["mother", "father", "sister", "brother", "grandmother", "grandfather"]
"""Who may be in the household of a newborn."""
Tie = Literal[
    "mother", "father", "sister", "brother", "grandmother", "grandfather",
    "daughter", "son", "aunt", "uncle", "niece", "nephew", "cousin", "granddaughter", "grandson",
    "husband", "wife", "partner", "date", "match", "ex",
    "classmate", "colleague", "neighbour", "friend", "acquaintance",
]  # fmt: skip
"""What somebody is to the life, in the word the player reads."""
Who = Literal[
    "mother", "father", "sister", "brother", "grandmother", "grandfather",
    "parent", "sibling", "grandparent", "child", "family", "spouse", "beloved", "date", "match", "ex",
    "classmate", "colleague", "neighbour", "friend", "any",
]  # fmt: skip
"""Whom a thing is about: a relation, or one of a group; `beloved` is whom the life is a couple with."""
Sex = Literal["female", "male"]
Interest = Literal[
    "animals", "art", "astronomy", "baking", "books", "camping", "cars", "chess", "cinema", "computers",
    "cooking", "cycling", "dancing", "fashion", "fishing", "fitness", "football", "games", "gardening", "hiking",
    "history", "knitting", "languages", "music", "nature", "news", "photography", "puzzles", "running", "science",
    "singing", "stories", "swimming", "tea", "theatre", "travel", "trains", "volunteering", "woodwork", "yoga",
]  # fmt: skip
"""What people care for. A fixed list, because it is written into the people of lives."""
Occupation = Literal["school", "job", "none"]
Turning = Literal[
    "see", "together", "move_in", "move_apart", "engage", "call_off", "break_up", "left_by_them", "separate",
    "reconcile", "player_strays", "they_stray", "discovered", "forgiven", "quarrel", "make_up",
]  # fmt: skip
"""What may come about between two who love each other, or may come to; what each does is in
`ws/features/romance/turnings.py`."""


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Anything with an id."""

    id: Slug


class Effects(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What an outcome does. Vitals in points; `affinity` for the person it is about."""

    energy: Points = 0
    health: Points = 0
    happiness: Points = 0
    smarts: Points = 0
    looks: Points = 0
    stress: Points = 0
    money_cents: Annotated[int, msgspec.Meta(ge=-100_000_000, le=100_000_000)] = 0
    affinity: Annotated[int, msgspec.Meta(ge=-100, le=100)] = 0


class Outcome(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One way a thing may end. Text may name {name} and, where there is one, {person}."""

    text: Text
    weight: Annotated[float, msgspec.Meta(gt=0, le=1000)] = 1
    effects: Effects = Effects()


class Requires(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """When a thing is possible. Everything given must hold."""

    min_age: Age = 0
    max_age: Age = 130
    occupation: Occupation | None = None
    from_hour: Annotated[int, msgspec.Meta(ge=0, le=23)] = 0
    to_hour: Annotated[int, msgspec.Meta(ge=1, le=24)] = 24
    """The hours of the day [from, to) at which it can begin."""
    months: tuple[Annotated[int, msgspec.Meta(ge=1, le=12)], ...] = ()
    """Months of the year in which it is possible; none given means all."""
    min_money_cents: int | None = None
    max_happiness: Points | None = None
    min_happiness: Points | None = None
    max_health: Points | None = None
    min_stress: Points | None = None


def unfilled(where: str, texts: Iterable[str], known: set[str]) -> Iterable[str]:
    """Placeholders that nobody fills, and texts that are none."""
    for text in texts:
        try:
            names = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        except ValueError as error:
            yield f"{where}: {text!r}: {error}"
            continue
        for name in names - known:
            yield f"{where}: nobody fills {{{name}}} in {text!r}"
