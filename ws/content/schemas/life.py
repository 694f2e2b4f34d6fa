"""The first life: activities, birth, and what diamonds buy."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from ws.content.schemas.base import (
    Entry,
    Label,
    Outcome,
    Relation,
    Requires,
    Text,
    unfilled,
)

if TYPE_CHECKING:
    from ws.content.schemas import Content


class Activity(Entry, frozen=True, kw_only=True):
    """Something a player can choose to do at once."""

    name: Label
    text: Text
    category: Literal["body", "mind", "leisure", "family", "work", "outdoors"]
    place: Label
    duration_minutes: Annotated[int, msgspec.Meta(ge=5, le=720)]
    energy: Annotated[int, msgspec.Meta(ge=0, le=50)]
    cost_cents: Annotated[int, msgspec.Meta(ge=0, le=1_000_000)] = 0
    requires: Requires = Requires()
    with_person: bool = False
    """Whether it is done with somebody of the family; `affinity` then applies to them."""
    outcomes: Annotated[tuple[Outcome, ...], msgspec.Meta(min_length=1)]


class Milestone(Entry, frozen=True, kw_only=True):
    """A moment of the first years, told in the prologue. Texts are chosen by the life's own
    chance; {name}, {parent} and {they} are filled in."""

    from_day: Annotated[int, msgspec.Meta(ge=0)]
    """Earliest and latest game day (12 to a year) at which it may come."""
    to_day: Annotated[int, msgspec.Meta(ge=0)]
    texts: Annotated[tuple[Text, ...], msgspec.Meta(min_length=3)]


class Country(Entry, frozen=True, kw_only=True):
    """Where a life may begin. The id is the ISO 3166 code in lower case."""

    name: Label
    female_names: Annotated[tuple[Label, ...], msgspec.Meta(min_length=20)]
    male_names: Annotated[tuple[Label, ...], msgspec.Meta(min_length=20)]
    last_names: Annotated[tuple[Label, ...], msgspec.Meta(min_length=20)]


class Family(Entry, frozen=True, kw_only=True):
    """A household somebody may be born into, with its share of all births."""

    weight: Annotated[float, msgspec.Meta(gt=0)]
    members: Annotated[tuple[Relation, ...], msgspec.Meta(min_length=1)]
    text: Text
    """How the household is told at birth; {name} and the members as {mother}, {father} ..."""


class Refill(Entry, frozen=True, kw_only=True):
    """An energy refill. `points` is None for `full` and `unlimited`."""

    points: int | None = None
    to_full: bool = False
    unlimited_hours: Annotated[int, msgspec.Meta(ge=0, le=24)] = 0
    diamonds: Annotated[int, msgspec.Meta(gt=0)]


class Skip(Entry, frozen=True, kw_only=True):
    """A time skip. `to_next_event` has a week as its longest reach."""

    minutes: Annotated[int, msgspec.Meta(gt=0, le=10_080)]
    to_next_event: bool = False
    diamonds: Annotated[int, msgspec.Meta(gt=0)]


class SkipOpening(Entry, frozen=True, kw_only=True):
    """How the summary of a skip begins. The id says how it ended; {time} is how long it was ("three days")."""

    id: Literal["whole", "question", "event", "death", "nothing"]
    texts: Annotated[tuple[Text, ...], msgspec.Meta(min_length=2)]


class Variant(Entry, frozen=True, kw_only=True):
    """One arm of an experiment, with its share of accounts."""

    weight: Annotated[int, msgspec.Meta(gt=0)]


class Experiment(Entry, frozen=True, kw_only=True):
    """A flag that divides accounts into variants."""

    text: Text
    variants: Annotated[tuple[Variant, ...], msgspec.Meta(min_length=2)]


def check(content: Content) -> Iterable[str]:
    """What is wrong with entries that are well formed each by itself."""
    for opening in content.skip_openings.values():
        yield from unfilled(f"skip_openings: {opening.id}", opening.texts, {"time"})
    for ending in sorted({"whole", "question", "event", "death", "nothing"} - set(content.skip_openings)):
        yield f"skip_openings: nothing begins the summary of a skip that ended by {ending}"
    for activity in content.activities.values():
        fillers = {"name"} | ({"person"} if activity.with_person else set())
        yield from unfilled(f"activities: {activity.id}", (o.text for o in activity.outcomes), fillers)
    for milestone in content.milestones.values():
        where = f"milestones: {milestone.id}"
        if milestone.to_day < milestone.from_day:
            yield f"{where}: to_day is before from_day"
        yield from unfilled(where, milestone.texts, {"name", "parent", "they"})
    for family in content.families.values():
        yield from unfilled(f"families: {family.id}", (family.text,), {"name", *family.members})
