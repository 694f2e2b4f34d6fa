"""Schemas of the content files. A file that does not fit stops the start with place and reason.

Every kind of content is a list of entries with an `id`; `Content` holds them by id. Amounts of
vitals are points (0 to 100), money is in whole cents, durations are in game minutes.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

Slug = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_]*$", max_length=48)]
Text = Annotated[str, msgspec.Meta(min_length=1, max_length=600)]
Label = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
Points = Annotated[float, msgspec.Meta(ge=-100, le=100)]
Age = Annotated[int, msgspec.Meta(ge=0, le=130)]
Relation = Literal["mother", "father", "sister", "brother", "grandmother", "grandfather"]
Occupation = Literal["school", "job", "none"]


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Anything with an id."""

    id: Slug


class Effects(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What an outcome does. Vitals in points; `affinity` for the person it is about."""

    energy: Points = 0
    health: Points = 0
    happiness: Points = 0
    smarts: Points = 0
    looks: Points = 0
    stress: Points = 0
    money_cents: Annotated[int, msgspec.Meta(ge=-100_000_000, le=100_000_000)] = 0
    affinity: Annotated[int, msgspec.Meta(ge=-100, le=100)] = 0


class Outcome(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One way a thing may end. Text may name {name} and, where there is one, {person}."""

    text: Text
    weight: Annotated[float, msgspec.Meta(gt=0, le=1000)] = 1
    effects: Effects = Effects()


class Requires(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """When a thing is possible. Everything given must hold."""

    min_age: Age = 0
    max_age: Age = 130
    occupation: Occupation | None = None
    from_hour: Annotated[int, msgspec.Meta(ge=0, le=23)] = 0
    to_hour: Annotated[int, msgspec.Meta(ge=1, le=24)] = 24
    """The hours of the day [from, to) at which it can begin."""
    min_money_cents: int | None = None
    max_happiness: Points | None = None
    min_happiness: Points | None = None
    max_health: Points | None = None
    min_stress: Points | None = None


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


class Job(Entry, frozen=True, kw_only=True):
    """A plain job."""

    name: Label
    pay_cents: Annotated[int, msgspec.Meta(gt=0, le=10_000_000)]
    """A month (one game day), before living costs."""
    from_hour: Annotated[int, msgspec.Meta(ge=0, le=20)]
    hours: Annotated[int, msgspec.Meta(ge=2, le=12)]
    stress: Points
    """What a working day adds."""


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


class Ending(Entry, frozen=True, kw_only=True):
    """How death of age is told: {name}, {age}."""

    cause: Label
    from_age: Age
    to_age: Age
    text: Text


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


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """All content, by kind and id. Read-only for the life of the process."""

    activities: dict[str, Activity]
    events: dict[str, Event]
    milestones: dict[str, Milestone]
    jobs: dict[str, Job]
    countries: dict[str, Country]
    families: dict[str, Family]
    endings: dict[str, Ending]
    refills: dict[str, Refill]
    skips: dict[str, Skip]
    experiments: dict[str, Experiment]

    def counts(self) -> dict[str, int]:
        """How many entries there are of each kind; choices are counted as a kind."""
        counts = {kind: len(getattr(self, kind)) for kind in self.__struct_fields__}
        counts["choices"] = sum(len(event.choices) for event in self.events.values())
        return counts
