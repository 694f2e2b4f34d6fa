"""Health: conditions, treatments, habits, and what lives end of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from ws.content.schemas.base import Age, Effects, Entry, Label, Points, Slug, Text, unfilled

if TYPE_CHECKING:
    from ws.content.schemas import Content

Cause = Annotated[str, msgspec.Meta(max_length=80)]
"""Fits the column of the life; "" is none."""
Percent = Annotated[int, msgspec.Meta(ge=0, le=100)]
Factor = Annotated[float, msgspec.Meta(gt=0, le=100)]
Amount = Annotated[float, msgspec.Meta(ge=0)]
Rates = Annotated[tuple[tuple[Age, Amount, Amount], ...], msgspec.Meta(min_length=1)]
"""(from this age on, women, men), for 100,000; each row holds until the next."""
Group = Literal[
    "infection", "lungs", "heart", "brain", "cancer", "metabolism", "organs", "mind", "addiction", "injury",
    "bones", "senses", "skin",
]  # fmt: skip
Ends = Literal[
    "heart", "stroke", "cancer", "lungs", "infection", "dementia", "organs", "diabetes", "liver", "traffic", "fall",
    "water", "fire", "accident", "sudden", "child_illness", "age",
]  # fmt: skip
"""Groups of endings."""
FEELINGS = ("low_health", "stress", "unhappiness")
"""Risks that are no habit and no condition."""
EVERY_END_FROM, EVERY_END_TO = 6, 119


class Condition(Entry, frozen=True, kw_only=True):
    """Something that may befall body or mind. Rates are those of the source, rounded."""

    name: Label
    group: Group
    source: Text
    severity: Annotated[int, msgspec.Meta(ge=1, le=5)]
    """1 a nuisance, 3 serious, 4 and 5 bring the ambulance or the family to act."""
    lasting: bool = False
    """Stays until it is cured or fades; otherwise it is over after `hours`."""
    incidence: Rates
    """New cases a year."""
    most_a_year: Annotated[int, msgspec.Meta(ge=1, le=12)] = 1
    once: bool = False
    """Whether having had it protects for life."""
    again: Factor = 1
    """Factor of the incidence for whoever had it before."""
    contagious: bool = False
    hidden: bool = False
    """Known by its symptoms only until somebody finds it."""
    found_percent: Percent = 30
    """Chance a year that it is found without a visit, when hidden."""
    hours: tuple[Annotated[int, msgspec.Meta(ge=1, le=2000)], Annotated[int, msgspec.Meta(ge=1, le=2000)]] = (24, 24)
    """Shortest and longest course in game hours of a year of twelve days; of a lasting one, of its
    first attack."""
    off_duty: bool = False
    """Whether it keeps from school and work during `hours`."""
    hospital_days: Annotated[int, msgspec.Meta(ge=0, le=6)] = 0
    """Game days at once in hospital."""
    onset: Effects = Effects()
    """What its coming does. Health comes back with recovery."""
    daily: Effects = Effects()
    """What each day with it does to happiness, stress and energy."""
    monthly_cents: Annotated[int, msgspec.Meta(ge=0, le=1_000_000)] = 0
    """What it eats of the money (gambling does)."""
    fatality: Rates = ((0, 0, 0),)
    """Deaths of 100,000 new cases, under usual care."""
    deaths_a_month: Rates = ((0, 0, 0),)
    """Deaths a month of 100,000 who have it, beyond those of others, under usual care."""
    fades_percent: Percent = 0
    """Chance a year that a lasting one goes by itself."""
    neglect_percent: Annotated[int, msgspec.Meta(ge=100, le=1000)] = 150
    """Death risk of whoever ends the treatment and begins none."""
    risks: dict[str, Factor] = msgspec.field(default_factory=dict)
    """Factors of the incidence: a habit, another condition, or one of FEELINGS."""
    treatments: tuple[Slug, ...] = ()
    """The usual one first."""
    symptoms: Annotated[tuple[Text, ...], msgspec.Meta(min_length=3)]
    begins: Annotated[tuple[Text, ...], msgspec.Meta(min_length=2)]
    ends: Annotated[tuple[Text, ...], msgspec.Meta(min_length=1)]
    cause: Cause = ""
    """How it is called as a cause of death."""
    ending: Ends = "age"


class Treatment(Entry, frozen=True, kw_only=True):
    """What can be done about conditions. Prices are those of the United States before insurance."""

    name: Label
    kind: Literal["visit", "medicine", "therapy", "operation", "rehabilitation"]
    text: Text
    source: Label
    """Where the price comes from."""
    cost_cents: Annotated[int, msgspec.Meta(ge=0, le=50_000_000)] = 0
    monthly_cents: Annotated[int, msgspec.Meta(ge=0, le=2_000_000)] = 0
    months: Annotated[int, msgspec.Meta(ge=0, le=24)] = 0
    """How long a course takes; 0 goes on as long as the condition."""
    minutes: Annotated[int, msgspec.Meta(ge=10, le=480)] = 60
    """What its beginning takes of the day."""
    hospital_days: Annotated[int, msgspec.Meta(ge=0, le=6)] = 0
    death_percent: Percent = 100
    """Death risk while it goes on, of that under usual care."""
    relief_percent: Percent = 0
    """How much of the daily burden it takes away."""
    cure_percent: Percent = 0
    """Chance that the end of the course is the end of the condition."""
    shortens_percent: Percent = 0
    """How much of what is left of a passing condition it saves."""


class HabitKind(Entry, frozen=True, kw_only=True):
    """Something done week by week, whose effect comes over months."""

    name: Label
    text: Text
    source: Label
    good: bool
    from_age: Age = 6
    health: Points = 0
    """Points it leads to in the end; a third of the rest comes in four months."""
    looks: Points = 0
    daily: Effects = Effects()
    monthly_cents: Annotated[int, msgspec.Meta(ge=0, le=200_000)] = 0
    mortality_percent: Annotated[int, msgspec.Meta(ge=50, le=300)] = 100
    """Risk to die of all that is no condition of the game, of that of others."""
    usual_percent: tuple[Percent, Percent] = (0, 0)
    """Share of women and men who come to it by themselves between `tempts_from` and `tempts_to`."""
    tempts_from: Age = 18
    tempts_to: Age = 25
    relapse_percent: Percent = 0
    """Chance a year, in the three years after giving it up, to begin again."""
    begun: Text
    ended: Text


class LifeTable(Entry, frozen=True, kw_only=True):
    """A published life table of one sex; the id is "female" or "male"."""

    source: Text
    deaths_per_million: Annotated[tuple[int, ...], msgspec.Meta(min_length=100, max_length=130)]
    """By completed years; nobody outlives the last."""


class DeathCause(Entry, frozen=True, kw_only=True):
    """A cause of death beside the conditions, with its share of those by age."""

    cause: Label
    ending: Ends
    shares: Rates
    """Weights, not rates."""


class Ending(Entry, frozen=True, kw_only=True):
    """How a death is told: {name}, {age}. An ending with a cause tells of that cause only."""

    group: Ends
    cause: Cause = ""
    from_age: Age
    to_age: Age
    text: Text


def check(content: Content) -> Iterable[str]:
    """What is wrong with entries that are well formed each by itself."""
    for condition in content.conditions.values():
        yield from _check_condition(condition, content)
    for kind, entries in (("life_tables", content.life_tables), ("death_causes", content.death_causes)):
        if not entries:
            yield f"{kind}: there is none"
    if set(content.life_tables) != {"female", "male"}:
        yield "life_tables: give one for female and one for male"
    for ending in content.endings.values():
        yield from unfilled(f"endings: {ending.id}", (ending.text,), {"name", "age"})
    for habit in content.habits.values():
        yield from unfilled(f"habits: {habit.id}", (habit.begun, habit.ended), {"name"})
    for cause in content.death_causes.values():
        yield from _check_rates(f"death_causes: {cause.id}", cause.shares)
    yield from _check_endings(content)


def _check_condition(condition: Condition, content: Content) -> Iterable[str]:
    where = f"conditions: {condition.id}"
    for rates in (condition.incidence, condition.fatality, condition.deaths_a_month):
        yield from _check_rates(where, rates)
    for name in condition.risks:
        if name not in FEELINGS and name not in content.habits and name not in content.conditions:
            yield f"{where}: the risk {name!r} is no habit, no condition and none of {FEELINGS}"
        if name == condition.id:
            yield f"{where}: for having had it before there is `again`"
    for name in condition.treatments:
        if name not in content.treatments:
            yield f"{where}: the treatment {name!r} does not exist"
    if condition.severity >= 3 and not condition.treatments:
        yield f"{where}: something serious needs a treatment"
    if not condition.lasting and (condition.daily != Effects() or condition.monthly_cents):
        yield f"{where}: what passes has its effects in `onset`; `daily` is for what lasts"
    if condition.hours[1] < condition.hours[0]:
        yield f"{where}: the longest course is shorter than the shortest"
    kills = any(women or men for _, women, men in (*condition.fatality, *condition.deaths_a_month))
    if kills and not condition.cause:
        yield f"{where}: it kills and has no `cause`"
    yield from unfilled(where, (*condition.begins, *condition.ends), {"name"})
    yield from unfilled(where, condition.symptoms, set())


def _check_rates(where: str, rates: Rates) -> Iterable[str]:
    ages = [age for age, _, _ in rates]
    if ages[0] != 0 or ages != sorted(set(ages)):
        yield f"{where}: rates begin at age 0 and rise by age"


def _check_endings(content: Content) -> Iterable[str]:
    """Every death of every age finds words."""
    dying = {c.ending for c in content.conditions.values() if c.cause} | {
        c.ending for c in content.death_causes.values()
    }
    for group in sorted(dying):
        open_to_all = [e for e in content.endings.values() if e.group == group and not e.cause]
        for age in range(EVERY_END_FROM, EVERY_END_TO + 1):
            if not any(ending.from_age <= age <= ending.to_age for ending in open_to_all):
                yield f"endings: none of the group {group!r} without a cause of its own fits the age {age}"
                break
