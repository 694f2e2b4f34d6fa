"""What happens on the day, and how it went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from ws.content.schemas import Content, WeddingMoment, WeddingStyle
from ws.content.schemas.weddings import Part, Setting, Told, Weather
from ws.features.people.records import Person

BEFORE: Final[tuple[Part, ...]] = ("arriving", "ceremony")
AFTER: Final[tuple[Part, ...]] = ("speech", "party", "party", "evening")
DEADLINE_MINUTES: Final = 90
HIGH: Final = 60
LOW: Final = 40
RAIN: Final = 0.22
RAIN_IN_RAINY_MONTHS: Final = 0.55
WIND: Final = 0.12
_MOST_BY_EXTRAS: Final = 20.0
GOOD: Final = 68
POOR: Final = 42


class Day(msgspec.Struct, frozen=True):
    """The day as moments look at it."""

    setting: Setting
    grandeur: int
    weather: Weather
    extras: tuple[str, ...]
    style: str
    came: tuple[Person, ...]
    guests: int
    """All who came, also those whom the life does not know."""
    partner: Person
    age: int
    again: bool


def weather(is_rainy: bool, drawn: float) -> Weather:
    """`drawn` is 0 to 1."""
    rain = RAIN_IN_RAINY_MONTHS if is_rainy else RAIN
    if drawn < rain:
        return "rain"
    return "wind" if drawn < rain + WIND else "sun"


def fitting(content: Content, part: Part, day: Day, told: Sequence[str]) -> Iterator[WeddingMoment]:
    """What may happen in a part of the day and has not been told."""
    for moment in content.wedding_moments.values():
        if moment.part == part and moment.id not in told and fits(moment, day):
            yield moment


def fits(moment: WeddingMoment, day: Day) -> bool:
    """Whether everything that it asks holds."""
    return (
        (not moment.settings or day.setting in moment.settings)
        and (not moment.weather or day.weather in moment.weather)
        and (not moment.extras or bool(set(moment.extras) & set(day.extras)))
        and not set(moment.without) & set(day.extras)
        and (not moment.styles or day.style in moment.styles)
        and moment.min_guests <= day.guests <= moment.max_guests
        and moment.min_grandeur <= day.grandeur <= moment.max_grandeur
        and moment.min_age <= day.age <= moment.max_age
        and moment.again in (None, day.again)
        and _is(day.partner, moment.partner_high, moment.partner_low)
        and (not moment.guests or bool(guests_for(moment, day.came)))
    )


def guests_for(moment: WeddingMoment, came: Iterable[Person]) -> list[Person]:
    """Whom it may be about."""
    return [
        person
        for person in came
        if person.relation in moment.guests and _is(person, moment.guest_high, moment.guest_low)
    ]


def _is(person: Person, high: str | None, low: str | None) -> bool:
    return (high is None or getattr(person, high) >= HIGH) and (low is None or getattr(person, low) <= LOW)


def liking(style: WeddingStyle, partner: Person) -> float:
    """How well a style fits the other one, -8 to 8."""
    points: float = sum(getattr(partner, trait) - 50 for trait in style.favoured_by)
    points -= sum(getattr(partner, trait) - 50 for trait in style.hindered_by)
    return max(-8.0, min(8.0, points / 5))


def by_extras(successes: Iterable[float]) -> float:
    """All that was ordered together; more than enough is no more than enough."""
    return min(_MOST_BY_EXTRAS, sum(successes))


def by_weather(day: Day, is_dry: bool) -> float:
    """Only who is outside minds it."""
    if day.setting != "outdoor":
        return 0.0
    if day.weather == "sun":
        return 5.0
    return -2.0 if is_dry else -14.0 if day.weather == "rain" else -5.0


def by_company(asked: int, came: int, close: int) -> float:
    """-12 to 14: who stayed away is missed, who is close is what it is for. Two alone miss nobody."""
    if not asked:
        return 3.0
    return max(-12.0, (came / asked - 0.7) * 20) + min(10.0, 2.0 * close)


def success(parts: Iterable[float], drawn: float) -> int:
    """1 to 100; `drawn` is 0 to 1."""
    return round(max(1.0, min(100.0, 50 + sum(parts) + (drawn - 0.5) * 16)))


def told_as(points: int) -> Told:
    """Which words the day gets."""
    return "good_day" if points >= GOOD else "poor_day" if points < POOR else "middling_day"
