"""Where lives are lived: homes, what befalls them, and the words for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Final, Literal

import msgspec

from ws.content.schemas.base import Effects, Entry, Label, Points, Slug, Text, unfilled

if TYPE_CHECKING:
    from ws.content.schemas import Content

Prestige = Annotated[float, msgspec.Meta(ge=0, le=40)]
Lasts = Annotated[int, msgspec.Meta(ge=0, le=1200)]
"""Months until it is worn out; 0 when it never is."""


class Home(Entry, frozen=True, kw_only=True):
    """Somewhere to live. Money is that of the United States, in cents."""

    name: Label
    """As it is spoken of, with its article: "a studio flat"."""
    text: Text
    place: Literal["city", "suburb", "village", "country", "water"]
    size_sqm: Annotated[int, msgspec.Meta(gt=0, le=5000)]
    rent_cents: Annotated[int, msgspec.Meta(ge=0, le=10_000_000)] = 0
    """A month; 0 when nobody lets it."""
    price_cents: Annotated[int, msgspec.Meta(ge=0, le=10_000_000_000)] = 0
    """0 when nobody sells it."""
    upkeep_cents: Annotated[int, msgspec.Meta(ge=0, le=10_000_000)] = 0
    """A month, of whoever owns it, without property tax."""
    slots: Annotated[int, msgspec.Meta(ge=2, le=400)]
    """Room for belongings."""
    mood: Points = 0
    """What living here adds to where happiness drifts to, in points."""
    daily_stress: Annotated[float, msgspec.Meta(ge=-10, le=10)] = 0
    prestige: Prestige = 0
    lasts_months: Lasts = 0
    family_weight: Annotated[float, msgspec.Meta(ge=0, le=100)] = 0
    """How many of the families live so."""
    role: Literal["", "first", "supported", "shelter", "street"] = ""
    """Homes the game itself leads to: the first room of one's own, and where misfortune ends."""
    moved_in: Annotated[tuple[Text, ...], msgspec.Meta(min_length=2)]
    """{name} may be named."""


class Mishap(Entry, frozen=True, kw_only=True):
    """What may befall a home, a vehicle or an item."""

    title: Label
    befalls: Literal["home", "owned_home", "vehicle", "item"]
    yearly_chance: Annotated[float, msgspec.Meta(gt=0, lt=1)]
    insurance: Literal["home", "vehicle"]
    least_cents: Annotated[int, msgspec.Meta(ge=0, le=100_000_000)] = 0
    """The bill, between these two; unused when the thing is lost."""
    most_cents: Annotated[int, msgspec.Meta(ge=0, le=100_000_000)] = 0
    wears_percent: Annotated[int, msgspec.Meta(ge=0, le=100)] = 0
    """What is taken off the condition."""
    is_loss: bool = False
    """The thing is gone, and an insurance pays its share of what it was worth."""
    categories: tuple[Slug, ...] = ()
    """Kinds of vehicles or categories of items it befalls; none means all."""
    effects: Effects = Effects()
    texts: Annotated[tuple[Text, ...], msgspec.Meta(min_length=3)]
    """{name}, {thing} and {bill} may be named."""


class Telling(Entry, frozen=True, kw_only=True):
    """The words for something that happens more than once in a life."""

    title: Label
    fills: tuple[Slug, ...] = ()
    """What may be named, besides {name}."""
    texts: Annotated[tuple[Text, ...], msgspec.Meta(min_length=3)]


ROLES: Final = ("first", "supported", "shelter", "street")
TELLINGS: Final = {
    "first_room": {"home"}, "family_home_closed": {"home"}, "back_to_family": {"home"}, "rent_late": {"home", "rent"},
    "last_warning": {"home", "rent"}, "evicted": {"home"}, "foreclosed": {"home", "price"}, "on_the_street": set(),
    "in_the_shelter": set(), "room_after_shelter": {"home"}, "supported_room": {"home"}, "gave_up_flat": {"home"},
    "after_prison": {"home"}, "home_bought": {"home", "price"}, "home_sold": {"home", "price"},
    "home_renovated": {"home", "price"}, "item_worn_out": {"thing"}, "vehicle_worn_out": {"thing"},
    "licence_passed": set(), "licence_failed": {"mistakes"},
}  # fmt: skip
"""What the rooms tell, and what they name in it."""


def check(content: Content) -> Iterable[str]:
    """What is wrong with entries that are well formed each by itself."""
    for role in ROLES:
        found = [home.id for home in content.homes.values() if home.role == role]
        if len(found) != 1:
            yield f"homes: the role {role!r} needs exactly one home, not {found}"
    if not any(home.family_weight for home in content.homes.values()):
        yield "homes: no family lives anywhere"
    for home in content.homes.values():
        where = f"homes: {home.id}"
        yield from unfilled(where, home.moved_in, {"name"})
        if home.price_cents and not home.upkeep_cents:
            yield f"{where}: what is owned needs upkeep"
        if home.role == "first" and not home.rent_cents:
            yield f"{where}: the first home is rented"
    yield from _check_words(content)


def _check_words(content: Content) -> Iterable[str]:
    for mishap in content.mishaps.values():
        where = f"mishaps: {mishap.id}"
        yield from unfilled(where, mishap.texts, {"name", "thing", "bill"})
        if mishap.most_cents < mishap.least_cents:
            yield f"{where}: most_cents is less than least_cents"
    for telling in content.tellings.values():
        yield from unfilled(f"tellings: {telling.id}", telling.texts, {"name", *telling.fills})
    for telling_id, fills in TELLINGS.items():
        if telling_id not in content.tellings:
            yield f"tellings: {telling_id!r} is told and not there"
        elif set(content.tellings[telling_id].fills) - fills:
            yield f"tellings: {telling_id}: nobody fills {set(content.tellings[telling_id].fills) - fills}"
