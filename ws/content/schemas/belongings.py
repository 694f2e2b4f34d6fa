"""What can be owned: items and vehicles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from ws.content.schemas.base import Age, Effects, Entry, Label, Points, Slug, Text, unfilled
from ws.content.schemas.home import Lasts, Prestige

if TYPE_CHECKING:
    from ws.content.schemas import Content

Category = Literal[
    "clothing", "electronics", "furniture", "kitchen", "sport", "music", "books", "toys", "pets", "luxury", "garden",
    "art", "tools",
]  # fmt: skip
VehicleKind = Literal["bicycle", "scooter", "motorcycle", "car", "van", "boat"]


class Use(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What it is to use a thing for a while, once a day."""

    minutes: Annotated[int, msgspec.Meta(ge=5, le=480)]
    effects: Effects
    consumes: bool = False
    """One is gone afterwards."""
    texts: Annotated[tuple[Text, ...], msgspec.Meta(min_length=2)]
    """{name} may be named."""


class Item(Entry, frozen=True, kw_only=True):
    """A thing. The price is that of the United States, in cents."""

    name: Label
    """With its article: "a desk lamp"."""
    text: Text
    category: Category
    price_cents: Annotated[int, msgspec.Meta(gt=0, le=1_000_000_000)]
    effects: Effects = Effects()
    """Once, when it is bought."""
    mood: Annotated[float, msgspec.Meta(ge=-2, le=2)] = 0
    """What owning it adds to where happiness drifts to, in points."""
    daily_stress: Annotated[float, msgspec.Meta(ge=-1, le=1)] = 0
    prestige: Prestige = 0
    lasts_months: Lasts = 0
    luxury: bool = False
    stack: Annotated[int, msgspec.Meta(ge=1, le=99)] = 1
    """How many of them share a slot."""
    slots: Annotated[int, msgspec.Meta(ge=1, le=8)] = 1
    """What a stack takes of the room at home."""
    most: Annotated[int, msgspec.Meta(ge=1, le=999)] = 4
    """Nobody owns more of them."""
    resale_percent: Annotated[int, msgspec.Meta(ge=0, le=95)] = 40
    """What a flawless one fetches of the price."""
    min_age: Age = 6
    needs: Slug | None = None
    """The item without which it is of no use."""
    use: Use | None = None


class Vehicle(Entry, frozen=True, kw_only=True):
    """Something to go by. Prices are those of the United States, in cents."""

    name: Label
    text: Text
    kind: VehicleKind
    price_cents: Annotated[int, msgspec.Meta(gt=0, le=1_000_000_000)]
    upkeep_cents: Annotated[int, msgspec.Meta(ge=0, le=10_000_000)] = 0
    """Service, tyres, parking or berth, a month."""
    insurance_cents: Annotated[int, msgspec.Meta(ge=0, le=1_000_000)] = 0
    """The liability insurance the law asks for, a month."""
    mood: Points = 0
    daily_stress: Annotated[float, msgspec.Meta(ge=-2, le=2)] = 0
    prestige: Prestige = 0
    lasts_months: Annotated[int, msgspec.Meta(ge=12, le=1200)]
    resale_percent: Annotated[int, msgspec.Meta(ge=0, le=95)] = 75
    needs_licence: bool = True
    min_age: Age = 18


def check(content: Content) -> Iterable[str]:
    """What is wrong with entries that are well formed each by itself."""
    for item in content.items.values():
        where = f"items: {item.id}"
        if item.use is not None:
            yield from unfilled(where, item.use.texts, {"name"})
        if item.needs is not None and item.needs not in content.items:
            yield f"{where}: needs {item.needs!r}, which does not exist"
        if item.most < item.stack and item.most > 1:
            yield f"{where}: a stack holds more than anybody may own"
