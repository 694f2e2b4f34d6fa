"""Where dates may be and what may be done there, as rows of catalogues, for people who ask the database."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, ClassVar

import msgspec

from ws.content.schemas import Content
from ws.kernel.catalogues import Definition

Name = Annotated[str, msgspec.Meta(max_length=80)]
Words = Annotated[str, msgspec.Meta(max_length=600)]


class VenueRow(Definition, frozen=True, gc=False, kw_only=True):
    """A venue. Money in cents of US dollars for two, hours of the day, months from 1, days of the week from 0
    (Monday); an empty list of months or days means all."""

    TABLE: ClassVar[str] = "date_venues"

    name: Name
    place: Name
    text: Words
    setting: Annotated[str, msgspec.Meta(max_length=16)]
    cost_cents: int
    from_hour: int
    to_hour: int
    months: tuple[int, ...]
    days: tuple[int, ...]
    indoors: bool
    loudness: Annotated[str, msgspec.Meta(max_length=16)]
    food: bool
    tempers: tuple[str, ...]
    interests: tuple[str, ...]


class ActivityRow(Definition, frozen=True, gc=False, kw_only=True):
    """An activity. Money in cents of US dollars for two, besides what the venue takes."""

    TABLE: ClassVar[str] = "date_activities"

    name: Name
    text: Words
    venues: tuple[str, ...]
    cost_cents: int
    energy: int
    minutes: int
    max_age: int
    dry: bool
    tempers: tuple[str, ...]
    interests: tuple[str, ...]


def venues(content: Content) -> Iterable[VenueRow]:
    """The rows of `date_venues`."""
    return (
        VenueRow(
            id=venue.id,
            name=venue.name,
            place=venue.place,
            text=venue.text,
            setting=venue.setting,
            cost_cents=venue.cost_cents,
            from_hour=venue.from_hour,
            to_hour=venue.to_hour,
            months=venue.months,
            days=venue.days,
            indoors=venue.indoors,
            loudness=venue.loudness,
            food=venue.food,
            tempers=venue.tempers,
            interests=venue.interests,
        )
        for venue in content.date_venues.values()
    )


def activities(content: Content) -> Iterable[ActivityRow]:
    """The rows of `date_activities`."""
    return (
        ActivityRow(
            id=activity.id,
            name=activity.name,
            text=activity.text,
            venues=activity.venues,
            cost_cents=activity.cost_cents,
            energy=activity.energy,
            minutes=activity.minutes,
            max_age=activity.max_age,
            dry=activity.dry,
            tempers=activity.tempers,
            interests=activity.interests,
        )
        for activity in content.date_activities.values()
    )
