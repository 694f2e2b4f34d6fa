"""Weddings: rings, places, styles, extras, vows, what happens on the day, and how it is told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Final, Literal, get_args

import msgspec

from ws.content.schemas.base import Age, Entry, Label, Slug, Text, Tie, unfilled
from ws.content.schemas.events import PERSON_FILLERS

if TYPE_CHECKING:
    from ws.content.schemas import Content

Setting = Literal["registry", "indoor", "outdoor", "home"]
Weather = Literal["sun", "rain", "wind"]
Part = Literal["arriving", "ceremony", "speech", "party", "evening"]
"""Of the day. The first two come before the answer, the others after it."""
Trait = Literal["openness", "conscientiousness", "extraversion", "agreeableness", "neuroticism"]
ExtraKind = Literal["music", "food", "cake", "flowers", "pictures", "clothes", "fun", "shelter", "ride"]
Tone = Literal["plain", "tender", "funny"]
Cents = Annotated[int, msgspec.Meta(ge=0, le=10_000_000)]
"""At the level of the United States."""
Success = Annotated[float, msgspec.Meta(ge=-15, le=15)]
"""Points of the success of the day, of 100."""
Told = Literal[
    "said_yes", "said_no", "planned", "day_came", "plain_day", "left_by_them", "left_them", "married", "good_day",
    "middling_day", "poor_day", "alone_day", "postponed", "given_up", "cancelled", "called_off", "they_died",
    "presents", "name_taken", "name_given", "renewed",
]  # fmt: skip
GUEST_FILLERS: Final = frozenset({"guest", "guest_name", "guest_they", "guest_them", "guest_their"})
"""{guest} is "your aunt Ida", {guest_name} is "Ida"."""


class EngagementRing(Entry, frozen=True, kw_only=True):
    """A thing that may be given with the question; the id is that of the item."""

    warms: Annotated[float, msgspec.Meta(ge=0, le=1)]
    """What it adds for anybody: 1 is as much as a year and a half together."""
    favoured_by: tuple[Trait, ...] = ()
    """Who has much of it is won by it twice as easily."""


class WeddingPlace(Entry, frozen=True, kw_only=True):
    """Where one may marry. `cost_cents` is for the place, `guest_cents` for each guest who is asked."""

    name: Label
    """As in "at {name}"."""
    text: Text
    setting: Setting
    cost_cents: Cents
    guest_cents: Cents
    seats: Annotated[int, msgspec.Meta(ge=2, le=200)]
    lead_days: Annotated[int, msgspec.Meta(ge=1, le=24)]
    """Game days (months) ahead that it must be booked."""
    hour: Annotated[int, msgspec.Meta(ge=9, le=17)]
    grandeur: Annotated[int, msgspec.Meta(ge=0, le=100)]
    """How much there is of marble and waiters."""
    charm: Success = 0


class WeddingStyle(Entry, frozen=True, kw_only=True):
    """How a wedding is held."""

    name: Label
    text: Text
    cost_cents: Cents = 0
    guest_cents: Cents = 0
    settings: tuple[Setting, ...] = ()
    """Where it is possible; none given means everywhere."""
    favoured_by: tuple[Trait, ...] = ()
    """Who of the two is like this likes it so."""
    hindered_by: tuple[Trait, ...] = ()


class WeddingExtra(Entry, frozen=True, kw_only=True):
    """Something that comes on top."""

    name: Label
    text: Text
    kind: ExtraKind
    cost_cents: Cents = 0
    guest_cents: Cents = 0
    settings: tuple[Setting, ...] = ()
    success: Success
    keeps_dry: bool = False


class WeddingVow(Entry, frozen=True, kw_only=True):
    """What the player may say before the answer."""

    tone: Tone
    text: Text
    answer: Text
    """What it does."""


class WeddingMoment(Entry, frozen=True, kw_only=True):
    """Something that happens on the day. Everything given must hold."""

    part: Part
    texts: Annotated[tuple[Text, ...], msgspec.Meta(min_length=1)]
    weight: Annotated[float, msgspec.Meta(gt=0, le=20)] = 1
    guests: tuple[Tie, ...] = ()
    """One of these must have come: {guest}."""
    guest_high: Trait | None = None
    guest_low: Trait | None = None
    partner_high: Trait | None = None
    partner_low: Trait | None = None
    settings: tuple[Setting, ...] = ()
    weather: tuple[Weather, ...] = ()
    extras: tuple[Slug, ...] = ()
    """One of these must have been ordered."""
    without: tuple[Slug, ...] = ()
    styles: tuple[Slug, ...] = ()
    min_guests: Annotated[int, msgspec.Meta(ge=0, le=200)] = 0
    max_guests: Annotated[int, msgspec.Meta(ge=0, le=200)] = 200
    """Who came, without the two."""
    min_grandeur: Annotated[int, msgspec.Meta(ge=0, le=100)] = 0
    max_grandeur: Annotated[int, msgspec.Meta(ge=0, le=100)] = 100
    min_age: Age = 18
    max_age: Age = 130
    again: bool | None = None
    """True when the life was married before, False when it was not."""
    success: Success = 0
    guest_affinity: Annotated[int, msgspec.Meta(ge=-10, le=10)] = 0


class WeddingText(Entry, frozen=True, kw_only=True):
    """How something about proposals and weddings is told; `fills` are its placeholders besides {name} and the
    words for the other one. The id is one of `Told`."""

    title: Label
    fills: tuple[Label, ...] = ()
    texts: Annotated[tuple[Text, ...], msgspec.Meta(min_length=3)]


def check(content: Content) -> Iterable[str]:
    """What is wrong with entries that are well formed each by itself."""
    for ring in content.engagement_rings:
        if ring not in content.items:
            yield f"engagement_rings: {ring}: there is no such item"
    for vow in content.wedding_vows.values():
        yield from unfilled(f"wedding_vows: {vow.id}", (vow.text, vow.answer), {*PERSON_FILLERS, "name"})
    for moment in content.wedding_moments.values():
        yield from _check_moment(content, moment)
    for told in content.wedding_texts.values():
        known = {*PERSON_FILLERS, "name", *told.fills}
        yield from unfilled(f"wedding_texts: {told.id}", (told.title, *told.texts), known)
    there = content.wedding_texts.keys()
    yield from (f"wedding_texts: {name!r} has no words" for name in sorted(set(get_args(Told)) - there))
    yield from (f"wedding_texts: {name}: nobody tells it" for name in sorted(there - set(get_args(Told))))
    if "registry_office" not in content.wedding_places:
        yield "wedding_places: the registry office must stand open for everybody"
    for part in sorted(set(get_args(Part)) - {m.part for m in content.wedding_moments.values() if _is_plain(m)}):
        yield f"wedding_moments: nothing may happen to everybody in the part {part!r}"


def _is_plain(moment: WeddingMoment) -> bool:
    """Whether it may happen at any wedding, or at least at any with guests where only they can speak."""
    bare = msgspec.structs.replace(
        moment, weight=1, success=0, guest_affinity=0, guests=(), min_guests=0 if moment.guests else moment.min_guests
    )
    plain = WeddingMoment(id=moment.id, part=moment.part, texts=moment.texts)
    return bare == plain and (moment.part == "speech" or not moment.guests)


def _check_moment(content: Content, moment: WeddingMoment) -> Iterable[str]:
    where = f"wedding_moments: {moment.id}"
    fillers = {*PERSON_FILLERS, "name"} | (GUEST_FILLERS if moment.guests else set())
    yield from unfilled(where, moment.texts, fillers)
    if (moment.guest_high or moment.guest_low or moment.guest_affinity) and not moment.guests:
        yield f"{where}: speaks of a guest and names none"
    for kind, asked, there in (
        ("extra", (*moment.extras, *moment.without), content.wedding_extras),
        ("style", moment.styles, content.wedding_styles),
    ):
        yield from (f"{where}: there is no {kind} {name!r}" for name in asked if name not in there)
    if moment.min_guests > moment.max_guests or moment.min_grandeur > moment.max_grandeur:
        yield f"{where}: never happens"
