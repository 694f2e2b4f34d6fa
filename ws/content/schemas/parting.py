"""Parting: what the law of countries says about the end of a marriage, and how it is told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Final, Literal

import msgspec

from ws.content.schemas.base import Entry, Label, Text, unfilled

if TYPE_CHECKING:
    from ws.content.schemas import Content

Regime = Literal["community", "participation", "equitable", "universal", "separate"]
"""What is divided: what was gained, half and half (`community`); the gains of both, evened out in money
(`participation`); what was gained, as a court finds fair (`equitable`); everything there is (`universal`); nothing
(`separate`)."""
Honoured = Literal["binding", "weighed", "void"]
Percent = Annotated[int, msgspec.Meta(ge=0, le=100)]
Months = Annotated[int, msgspec.Meta(ge=0, le=60)]
REGIMES: Final[frozenset[str]] = frozenset({"community", "participation", "equitable", "universal", "separate"})


class MaritalRegime(Entry, frozen=True, kw_only=True):
    """What the law of a country, whose id it has, says. Months are those of a life: a game day each."""

    regime: Regime
    name: Label
    """As it is told: "community of what was gained"."""
    source: Text
    prenup: Honoured
    """What a prenuptial agreement is worth before its courts."""
    ends_by: Literal["divorce", "annulment"] = "divorce"
    apart_months: Months = 0
    """How long the two must have lived apart before a court decides."""
    agreed_months: Annotated[int, msgspec.Meta(ge=1, le=60)]
    """From the petition to the decision when both agree."""
    contested_months: Annotated[int, msgspec.Meta(ge=2, le=60)]
    alimony_percent: Percent
    """Of what the guideline gives: how willing the courts are."""
    survivor_percent: Percent
    """Of the pension of the dead, to a widowed spouse."""


class PartingText(Entry, frozen=True, kw_only=True):
    """How something is told; `fills` are its placeholders besides {name} and the words for the person."""

    title: Label
    fills: tuple[Label, ...] = ()
    texts: Annotated[tuple[Text, ...], msgspec.Meta(min_length=3)]


TOLD: Final[dict[str, frozenset[str]]] = {
    "you_leave": frozenset(),
    "they_leave": frozenset(),
    "first_evening": frozenset(),
    "children_with_other": frozenset({"children"}),
    "children_with_player": frozenset({"children"}),
    "letter": frozenset({"months", "until"}),
    "filed_agreed": frozenset({"months"}),
    "filed_contested": frozenset({"months"}),
    "not_agreed": frozenset(),
    "withdrawn": frozenset(),
    "they_withdraw": frozenset(),
    "hearing_agreed": frozenset({"outcome"}),
    "hearing_contested": frozenset({"outcome"}),
    "reconciled": frozenset(),
    "second_chance": frozenset(),
    "no_way_back": frozenset(),
    "counselling_good": frozenset(),
    "counselling_bad": frozenset(),
    "prenup_signed": frozenset(),
    "prenup_refused": frozenset(),
    "survivor_pension": frozenset({"amount"}),
    "alimony_ends": frozenset(),
}
"""What the room tells, and what it names in it."""
PERSON: Final = frozenset({"name", "person", "relation", "they", "them", "their", "They", "Them", "Their"})


def check(content: Content) -> Iterable[str]:
    """What is wrong with entries that are well formed each by itself."""
    for country in content.countries.keys() - content.marital_regimes.keys():
        yield f"marital_regimes: {country} is missing"
    for law in content.marital_regimes.values():
        if law.contested_months <= law.agreed_months:
            yield f"marital_regimes: {law.id}: a quarrel takes longer than an agreement"
    for text in content.parting_texts.values():
        yield from unfilled(f"parting_texts: {text.id}", text.texts, {*PERSON, *text.fills})
    for text_id, fills in TOLD.items():
        if text_id not in content.parting_texts:
            yield f"parting_texts: {text_id!r} is told and not there"
        elif set(content.parting_texts[text_id].fills) - fills:
            yield f"parting_texts: {text_id}: nobody fills {set(content.parting_texts[text_id].fills) - fills}"
