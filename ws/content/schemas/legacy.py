"""The end of a life and what stays of it: obituaries, ribbons, inheritance taxes, charities, and their words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Final, Literal, get_args

import msgspec

from ws.content.schemas.base import Age, Entry, Label, Text, unfilled

if TYPE_CHECKING:
    from ws.content.schemas import Content

Mark = Literal[
    "schooled", "left_school", "high_school", "degree", "many_degrees", "doctorate",
    "worked", "never_worked", "many_jobs", "long_service", "chief", "retired", "dismissed", "business", "promoted",
    "business_track", "finance_track", "medicine_track", "care_track", "teaching_track", "science_track",
    "engineering_track", "arts_track", "trades_track", "farming_track", "law_track", "service_track",
    "military_track", "transport_track", "food_track", "retail_track",
    "millionaire", "ten_millionaire", "comfortable", "penniless", "indebted", "bankrupt", "debt_free",
    "housed", "home_owner", "many_homes", "homeless", "with_family", "mover", "collector", "car_lover",
    "convicted", "ex_prisoner", "in_prison", "many_offences",
    "ill", "healed", "good_habits", "volunteer", "smoker",
    "clever", "beautiful", "happy", "unhappy", "strained", "calm", "renowned",
    "athlete", "thinker", "outdoors", "homebody", "busy", "decisive", "idle", "high_level",
    "survived", "crowd", "alone", "beloved", "disliked", "friends", "outlived_all", "parents_alive",
    "heir", "dynasty", "willed", "charitable", "quiet_end", "of_age",
]  # fmt: skip
"""What may be said of a life at its end. `ws/features/legacy/rules/marks.py` says when each holds."""
MARKS: Final = frozenset(get_args(Mark))

FILLED_IF: Final = {
    "degree": "degree",
    "job": "worked",
    "employer": "worked",
    "home": "housed",
    "survivors": "survived",
    "friend": "friends",
}
"""Placeholders that are filled only for a life that has the mark."""
FILLED: Final = frozenset({"name", "full_name", "age", "born", "died", "country", "they", "them", "their", "cause"})
"""Placeholders that are always filled."""

Part = Literal["opening", "youth", "learning", "work", "deeds", "home", "trouble", "character", "ties", "closing"]
PARTS: Final = get_args(Part)
"""The parts of an obituary, in the order in which they are read."""

Kin = Literal["spouse", "child", "parent", "sibling", "other"]
Emblem = Annotated[str, msgspec.Meta(pattern=r"^[MLHVCSQTAZmlhvcsqtaz0-9 .,-]+$", min_length=3, max_length=400)]
Colour = Annotated[str, msgspec.Meta(pattern=r"^#[0-9a-f]{6}$")]
Dollars = Annotated[int, msgspec.Meta(ge=0, le=100_000_000)]
BasisPoints = Annotated[int, msgspec.Meta(ge=0, le=10_000)]


class When(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which lives a thing fits. Everything given must hold."""

    min_age: Age = 0
    max_age: Age = 130
    has: tuple[Mark, ...] = ()
    lacks: tuple[Mark, ...] = ()


class ObituaryPart(Entry, frozen=True, kw_only=True):
    """One thing an obituary may say. The more it asks of a life, the likelier it is said of one that has it."""

    part: Part
    when: When = When()
    weight: Annotated[float, msgspec.Meta(gt=0, le=10)] = 1
    """Below 1 for what holds of very many."""
    texts: Annotated[tuple[Text, ...], msgspec.Meta(min_length=2)]


class Ribbon(Entry, frozen=True, kw_only=True):
    """What a life was, in one word. Of those that fit, the one of the highest rank is given."""

    name: Label
    text: Text
    rank: Annotated[int, msgspec.Meta(ge=0, le=100)]
    colour: Colour
    emblem: Emblem
    """The path of an SVG on a field of 24 by 24."""
    when: When = When()


class InheritanceClass(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How heirs of one kin are taxed."""

    exempt: bool = False
    allowance_dollars: Dollars = 0
    brackets: tuple[tuple[Dollars, BasisPoints], ...] = ()
    """(above so many dollars, rate in hundredths of a per cent), rising."""


class InheritanceTax(Entry, frozen=True, kw_only=True):
    """The inheritance tax of a country, whose id it has: none, of the estate as a whole, or of each heir. Dollars are
    those of the game (purchasing power)."""

    levied: Literal["none", "estate", "heirs"]
    source: Text
    allowance_dollars: Dollars = 0
    """Of the estate as a whole."""
    brackets: tuple[tuple[Dollars, BasisPoints], ...] = ()
    classes: dict[Kin, InheritanceClass] = msgspec.field(default_factory=dict)
    """Kin that is not listed is taxed as "other". Charities pay nothing anywhere."""


class Charity(Entry, frozen=True, kw_only=True):
    """An invented charity a will may name."""

    name: Label
    text: Text


class LegacyText(Entry, frozen=True, kw_only=True):
    """How something about inheriting is told; `fills` are its placeholders besides {name}."""

    title: Label
    fills: tuple[Label, ...] = ()
    texts: Annotated[tuple[Text, ...], msgspec.Meta(min_length=3)]


def check(content: Content) -> Iterable[str]:
    """What is wrong with entries that are well formed each by itself."""
    yield from _check_obituaries(content)
    for ribbon in content.ribbons.values():
        yield from _check_when(f"ribbons: {ribbon.id}", ribbon.when)
    if not any(ribbon.when == When() for ribbon in content.ribbons.values()):
        yield "ribbons: none of them fits every life"
    for country in content.countries.keys() - content.inheritance_taxes.keys():
        yield f"inheritance_taxes: {country} is missing"
    for tax in content.inheritance_taxes.values():
        where = f"inheritance_taxes: {tax.id}"
        if tax.levied == "heirs" and "other" not in tax.classes:
            yield f"{where}: it does not say how others are taxed"
        for brackets in (tax.brackets, *(kin.brackets for kin in tax.classes.values())):
            if list(brackets) != sorted(set(brackets)):
                yield f"{where}: brackets do not rise"
    for told in content.legacy_texts.values():
        yield from unfilled(f"legacy_texts: {told.id}", told.texts, {"name", *told.fills})


def _check_obituaries(content: Content) -> Iterable[str]:
    entries = content.obituaries.values()
    for entry in entries:
        where = f"obituaries: {entry.id}"
        yield from _check_when(where, entry.when)
        known = FILLED | {name for name, mark in FILLED_IF.items() if mark in entry.when.has}
        yield from unfilled(where, entry.texts, set(known))
    for part in ("opening", "youth", "character", "closing"):
        ages: set[int] = set()
        for entry in entries:
            if entry.part == part and not entry.when.has and not entry.when.lacks:
                ages |= set(range(entry.when.min_age, entry.when.max_age + 1))
        if ages < set(range(131)):
            yield f"obituaries: some lives have no {part}"


def _check_when(where: str, when: When) -> Iterable[str]:
    if when.max_age < when.min_age:
        yield f"{where}: max_age is below min_age"
    for mark in set(when.has) & set(when.lacks):
        yield f"{where}: it asks for {mark} and against it"
