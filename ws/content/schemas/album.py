"""The album: what is worth a picture, what it is called, and what the seasons are like where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from ws.content.schemas.base import Entry, Label, Slug, Text, Tie, unfilled

if TYPE_CHECKING:
    from ws.content.schemas import Content

Scene = Literal[
    "nursery", "cake_table", "big_table", "classroom", "stage", "office", "counter", "ward", "workshop", "theatre",
    "top_floor", "sofa", "remembrance", "last_light", "recovery", "selfie", "school_gate", "schoolyard",
    "garden_party", "front_door", "own_house", "road", "lakeside", "mountains", "seaside", "park", "snow_day",
    "farewell", "two_friends", "shop_front", "open_gate", "wedding", "field", "site", "own_wedding", "wedding_hall",
    "registry", "kneeling",
]  # fmt: skip


class Occasion(Entry, frozen=True, kw_only=True):
    """A moment that is photographed. Captions may name {name}, {age}, {person} and {what}."""

    title: Label
    scenes: Annotated[tuple[Scene, ...], msgspec.Meta(min_length=1)]
    captions: Annotated[tuple[Text, ...], msgspec.Meta(min_length=3)]
    fills: tuple[Literal["person", "what"], ...] = ()
    """What besides {name} and {age} is known then."""
    company: tuple[Tie, ...] = ()
    """Who may be in the picture besides whom it is about."""
    most_company: Annotated[int, msgspec.Meta(ge=0, le=5)] = 0
    most: Annotated[int, msgspec.Meta(ge=1, le=40)] = 1
    """Times in a life."""
    gap_years: Annotated[int, msgspec.Meta(ge=0, le=40)] = 0
    """Between two of them."""
    from_hour: Annotated[int, msgspec.Meta(ge=0, le=23)] = 9
    to_hour: Annotated[int, msgspec.Meta(ge=0, le=23)] = 19
    place: Label
    """Words for the place, as in "at a kitchen table"."""


class Climate(Entry, frozen=True, kw_only=True):
    """The seasons of a country. The id is the country's."""

    seasons: Literal["north", "south", "tropics"]
    """Which half of the earth; in the tropics it is dry or it rains."""
    rainy_months: tuple[Annotated[int, msgspec.Meta(ge=1, le=12)], ...] = ()


class WorkScene(Entry, frozen=True, kw_only=True):
    """Where people of a track are photographed at work. The id is the track's."""

    scenes: Annotated[tuple[Scene, ...], msgspec.Meta(min_length=1)]
    detail: Annotated[str, msgspec.Meta(max_length=16)] = ""


def check(content: Content) -> Iterable[str]:
    """What is wrong with entries that are well formed each by itself."""
    for occasion in content.photo_occasions.values():
        yield from unfilled(f"photo_occasions: {occasion.id}", occasion.captions, {"name", "age", *occasion.fills})
    yield from _for_each("climates", content.climates, content.countries)
    yield from _for_each("work_scenes", content.work_scenes, content.tracks)


def _for_each(kind: str, given: Iterable[Slug], wanted: Iterable[Slug]) -> Iterable[str]:
    for missing in sorted(set(wanted) - set(given)):
        yield f"{kind}: nothing is said of {missing!r}"
    for stray in sorted(set(given) - set(wanted)):
        yield f"{kind}: {stray}: there is no such thing"
