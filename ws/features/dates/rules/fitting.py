"""What suits somebody, and what may come up on a date."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import msgspec

from ws.content.schemas import DateVenue
from ws.content.schemas.base import Interest
from ws.content.schemas.dates import Fitting, Phase, Season, Temper, Weather
from ws.features.people.records import Person

ENDS: Final[dict[Temper, tuple[int, bool]]] = {
    "curious": (0, True), "homely": (0, False), "careful": (1, True), "easygoing": (1, False),
    "outgoing": (2, True), "quiet": (2, False), "gentle": (3, True), "frank": (3, False),
    "sensitive": (4, True), "steady": (4, False),
}  # fmt: skip
"""Which of the Big Five, and whether there is much of it."""
_MARKED: Final = 7
"""Points from the middle at which a temper shows; about a third of people are beyond it on each side."""
_OPINION: Final = 0.7
_SHARED: Final = 16
_HINTS: Final = ((68, "very much their kind of thing"), (56, "probably to their taste"), (44, "hard to tell"))
_UNLIKELY: Final = "probably not to their taste"


class Scene(msgspec.Struct, frozen=True):
    """Where and between whom a date takes place."""

    venue: DateVenue
    activity_id: str
    phase: Phase
    weather: Weather
    season: Season
    is_evening: bool
    age: int
    """Of the player."""
    person: Person


def leaning(person: Person, temper: Temper) -> int:
    """How far somebody is towards an end, -50 to 50."""
    number, much = ENDS[temper]
    points = person.big_five[number] - 50
    return points if much else -points


def has(person: Person, temper: Temper) -> bool:
    """Whether a temper shows in somebody."""
    return leaning(person, temper) >= _MARKED


def fit(person: Person, tempers: Collection[Temper], interests: Collection[Interest]) -> int:
    """How well a place or a thing to do suits somebody, 0 to 100; 50 is neither well nor badly."""
    points = 50.0
    if tempers:
        points += _OPINION * sum(leaning(person, temper) for temper in tempers) / len(tempers)
    points += _SHARED * min(2, len(set(interests) & set(person.interests)))
    return max(0, min(100, round(points)))


def hint(person: Person, tempers: Collection[Temper], interests: Collection[Interest], knows_them: bool) -> str:
    """In words, what the player can know: of strangers only what they say they like."""
    points = fit(person, tempers if knows_them else (), interests)
    return next((words for least, words in _HINTS if points >= least), _UNLIKELY)


def may_come_up(held: Fitting, scene: Scene) -> bool:
    """Whether every condition holds."""
    venue = scene.venue
    return (
        held.min_age <= scene.age <= held.max_age
        and (not held.phases or scene.phase in held.phases)
        and (not held.venues or venue.id in held.venues)
        and (not held.activities or scene.activity_id in held.activities)
        and (not held.settings or venue.setting in held.settings)
        and (held.indoors is None or held.indoors == venue.indoors)
        and (not held.loudness or venue.loudness in held.loudness)
        and (held.food is None or held.food == venue.food)
        and (not held.weather or scene.weather in held.weather)
        and (not held.seasons or scene.season in held.seasons)
        and (held.evening is None or held.evening == scene.is_evening)
        and all(has(scene.person, temper) for temper in held.tempers)
    )


def weight(held: Fitting) -> float:
    """How readily it comes up among what may: what is made for a place, an hour or a person comes first."""
    asked = (
        bool(held.venues) * 2 + bool(held.activities) * 2 + bool(held.settings) + (held.indoors is not None)
        + bool(held.loudness) + (held.food is not None) + bool(held.phases) + bool(held.weather) * 2
        + bool(held.seasons) + (held.evening is not None) + (held.min_age > 18) + (held.max_age < 130)
        + len(held.tempers)
    )  # fmt: skip
    return held.weight * (1 + 0.5 * asked)
