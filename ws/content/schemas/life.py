"""The first life: activities, events, birth, and what diamonds buy."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from ws.content.schemas.base import (
    Age,
    Entry,
    Label,
    Outcome,
    Relation,
    Requires,
    Slug,
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


class Choice(Entry, frozen=True, kw_only=True):
    """One answer to a question. The cost is seen, the odds are not."""

    text: Label
    cost_cents: Annotated[int, msgspec.Meta(ge=0, le=100_000_000)] = 0
    job: Slug | None = None
    """The job it leads to, if it does."""
    outcomes: Annotated[tuple[Outcome, ...], msgspec.Meta(min_length=1)]


class Event(Entry, frozen=True, kw_only=True):
    """Something that happens. With choices it is a question; without, it is only told."""

    title: Label
    text: Text
    theme: Literal["day", "family", "school", "work", "health", "money", "stage", "chance"]
    weight: Annotated[float, msgspec.Meta(ge=0, le=100)] = 1
    requires: Requires = Requires()
    person: Relation | Literal["any"] | None = None
    """Whom it is about; it does not happen to a life without such a living person."""
    at_birthday: Age | None = None
    """Happens on this birthday, surely and once, instead of by chance."""
    cooldown_days: Annotated[int, msgspec.Meta(ge=0, le=2000)] = 24
    lifetime_cap: Annotated[int, msgspec.Meta(ge=1, le=100)] = 1
    deadline_minutes: Annotated[int, msgspec.Meta(ge=30, le=10_080)] = 240
    default: Slug | None = None
    """The choice that is taken when nobody answers in time."""
    choices: tuple[Choice, ...] = ()
    outcomes: tuple[Outcome, ...] = ()


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


class Variant(Entry, frozen=True, kw_only=True):
    """One arm of an experiment, with its share of accounts."""

    weight: Annotated[int, msgspec.Meta(gt=0)]


class Experiment(Entry, frozen=True, kw_only=True):
    """A flag that divides accounts into variants."""

    text: Text
    variants: Annotated[tuple[Variant, ...], msgspec.Meta(min_length=2)]


def check(content: Content) -> Iterable[str]:
    """What is wrong with entries that are well formed each by itself."""
    for event in content.events.values():
        yield from _check_event(event, content)
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


def _check_event(event: Event, content: Content) -> Iterable[str]:
    where = f"events: {event.id}"
    ids = [choice.id for choice in event.choices]
    if len(ids) == 1 or len(set(ids)) != len(ids):
        yield f"{where}: give no choices, or at least two with different ids"
    if event.choices and event.default not in ids:
        yield f"{where}: default {event.default!r} is none of its choices"
    if bool(event.choices) == bool(event.outcomes):
        yield f"{where}: give either choices or outcomes"
    fillers = {"name"} | ({"person"} if event.person else set())
    yield from unfilled(where, (event.title, event.text), fillers)
    outcomes = [*event.outcomes, *(o for c in event.choices for o in c.outcomes)]
    yield from unfilled(where, (o.text for o in outcomes), fillers)
    for choice in event.choices:
        if choice.job is not None and choice.job not in content.jobs:
            yield f"{where}: choice {choice.id!r} leads to the job {choice.job!r}, which does not exist"
    if not event.person and any(o.effects.affinity for o in outcomes):
        yield f"{where}: affinity needs a person"
