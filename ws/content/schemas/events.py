"""What happens to a life: events, their conditions, choices, odds, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Final, Literal

import msgspec

from ws.content.schemas.base import Age, Entry, Label, Outcome, Points, Requires, Slug, Text, Turning, Who, unfilled
from ws.content.schemas.love import BondConditions, BondEffects, Character, check_event

if TYPE_CHECKING:
    from ws.content.schemas import Content

Theme = Literal[
    "day", "family", "friends", "love", "school", "work", "health", "money", "crime", "travel", "home", "stage",
    "chance",
]  # fmt: skip
Schooling = Literal["none", "primary", "middle", "high", "programme"]
Trait = Literal["smarts", "looks", "health", "happiness", "stress", "prestige", "affinity"]
"""What may favour an outcome; `affinity` is that of the person it is about."""
Affinity = Annotated[int, msgspec.Meta(ge=-100, le=100)]
Days = Annotated[int, msgspec.Meta(ge=0, le=1200)]

EVENT_HOURS: Final = (8, 22)
"""The hours [from, to) of a day in which events come by chance."""

PERSON_FILLERS: Final = frozenset({"person", "relation", "they", "them", "their", "They", "Their"})
"""What texts about a person may name: {person} is "your sister Ada" where a text names them first and "Ada" after
that, {relation} is "sister"; the others are he or she as the person is."""


class Conditions(Requires, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """When an event may come, or a choice be taken. Everything given must hold; lists mean one of them."""

    sex: Literal["female", "male"] | None = None
    schooling: tuple[Schooling, ...] = ()
    """The school the life goes to now; `programme` is any study after school."""
    degree: bool | None = None
    """Whether any programme was finished."""
    tracks: tuple[Slug, ...] = ()
    """Career tracks of the job held now."""
    retired: bool | None = None
    has_condition: tuple[Slug, ...] = ()
    has_habit: tuple[Slug, ...] = ()
    has_item: tuple[Slug, ...] = ()
    vehicle: bool | None = None
    home_owner: bool | None = None
    with_family: bool | None = None
    """Whether the family's roof is over the life."""
    homeless: bool | None = None
    convicted: bool | None = None
    max_money_cents: int | None = None
    overdue: bool | None = None
    min_smarts: Points | None = None
    max_smarts: Points | None = None
    min_looks: Points | None = None
    min_health: Points | None = None
    max_stress: Points | None = None
    min_friends: Annotated[int, msgspec.Meta(ge=0, le=100)] | None = None
    max_friends: Annotated[int, msgspec.Meta(ge=0, le=100)] | None = None
    marks: tuple[Slug, ...] = ()
    """Marks that earlier outcomes left on the life; all of these are needed."""
    unmarked: tuple[Slug, ...] = ()
    """Marks of which there may be none."""
    min_affinity: Affinity | None = None
    max_affinity: Affinity | None = None
    """Of the person it is about."""
    person_min_age: Age = 0
    person_max_age: Age = 130
    same_sex: bool | None = None
    """Whether the person is of the player's own sex."""
    person_has_children: bool | None = None
    """Whether the person has children, of whomever."""
    character: tuple[Character, ...] = ()
    """What the person is like: one of them."""
    bond: BondConditions | None = None
    """What the two are to each other."""
    coupled: bool | None = None
    """Whether the life is with somebody: as a couple, engaged or married, and not separated."""
    married: bool | None = None
    """Whether it is married and lives as such."""
    widowed: bool | None = None
    """Whether it has outlived somebody it was with, and is with nobody now."""
    has_children: bool | None = None


class FollowUp(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What an outcome leads to later: another event, about the same person if it is about one."""

    event: Slug
    from_days: Days
    to_days: Days
    """Game days later (12 to a year), evenly between the two."""
    chance: Annotated[float, msgspec.Meta(gt=0, le=1)] = 1


class EventOutcome(Outcome, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One way an event may end, with all it does to the life."""

    favoured_by: Trait | None = None
    """Likelier the higher this is: the weight is doubled at 100, as it stands at 50, nothing at 0
    (affinity: from -100 to 100)."""
    hindered_by: Trait | None = None
    """The other way round."""
    then: tuple[FollowUp, ...] = ()
    marks: tuple[Slug, ...] = ()
    unmarks: tuple[Slug, ...] = ()
    illness: Slug | None = None
    """A condition that begins."""
    habit: Slug | None = None
    """A habit that is taken up."""
    item: Slug | None = None
    """A thing that is given to the life."""
    job: Slug | None = None
    """A job that begins; an earlier one is over."""
    work_points: Annotated[int, msgspec.Meta(ge=-20, le=20)] = 0
    """For or against the performance at work."""
    offence: Slug | None = None
    """What the police come for."""
    meets: Literal["classmate", "colleague", "neighbour", "friend"] | None = None
    """Somebody new comes into the life; {newcomer} names them, and follow-ups are about them when the
    event is about nobody else."""
    befriends: bool = False
    """The person becomes a friend."""
    estranges: bool = False
    """The person wants nothing more to do with the life."""
    bond: BondEffects = BondEffects()
    """What it does to what is between the two."""
    turning: Turning | None = None
    """What comes about between the two; one that can not be (any more) does not."""
    remembers: Label | None = None
    """What the person will remember of this, as in "You remember how {name} ..."."""


class Choice(Entry, frozen=True, kw_only=True):
    """One answer to a question. The cost is seen, the odds are not."""

    text: Label
    cost_cents: Annotated[int, msgspec.Meta(ge=0, le=100_000_000)] = 0
    energy: Annotated[int, msgspec.Meta(ge=0, le=50)] = 0
    requires: Conditions = Conditions()
    """Who can take it; the client shows it with the reason when not. Never on the default."""
    job: Slug | None = None
    """The job it leads to, if it does."""
    outcomes: Annotated[tuple[EventOutcome, ...], msgspec.Meta(min_length=1)]


class Event(Entry, frozen=True, kw_only=True):
    """Something that happens. With choices it is a question; without, it is only told."""

    title: Label
    text: Text
    also: tuple[Text, ...] = ()
    """Other wordings of the text; each is used once before any is used again."""
    theme: Theme
    weight: Annotated[float, msgspec.Meta(ge=0, le=100)] = 1
    """How often it comes beside others; 0 comes only as a follow-up or birthday."""
    requires: Conditions = Conditions()
    person: Who | None = None
    """Whom it is about; it does not happen to a life without such a living person."""
    at_birthday: Age | None = None
    """Happens on this birthday, surely and once, instead of by chance."""
    cooldown_days: Annotated[int, msgspec.Meta(ge=0, le=2000)] = 24
    lifetime_cap: Annotated[int, msgspec.Meta(ge=1, le=100)] = 1
    deadline_minutes: Annotated[int, msgspec.Meta(ge=30, le=10_080)] = 240
    default: Slug | None = None
    """The choice that is taken when nobody answers in time."""
    choices: tuple[Choice, ...] = ()
    outcomes: tuple[EventOutcome, ...] = ()


def outcomes_of(event: Event) -> Iterable[EventOutcome]:
    """Every way an event may end."""
    yield from event.outcomes
    for choice in event.choices:
        yield from choice.outcomes


def check(content: Content) -> Iterable[str]:
    """What is wrong with entries that are well formed each by itself."""
    for event in content.events.values():
        where = f"events: {event.id}"
        yield from _check_choices(where, event)
        yield from _check_texts(where, event)
        yield from (f"{where}: {problem}" for problem in check_event(event))
        for place, outcome in ((where, o) for o in outcomes_of(event)):
            yield from _check_outcome(place, event, outcome, content)
        for requires in (event.requires, *(choice.requires for choice in event.choices)):
            yield from _check_conditions(where, requires, content)
        for choice in event.choices:
            if choice.job is not None and choice.job not in content.jobs:
                yield f"{where}: choice {choice.id!r} leads to the job {choice.job!r}, which does not exist"


def _check_choices(where: str, event: Event) -> Iterable[str]:
    ids = [choice.id for choice in event.choices]
    if len(ids) == 1 or len(set(ids)) != len(ids):
        yield f"{where}: give no choices, or at least two with different ids"
    if event.choices and event.default not in ids:
        yield f"{where}: default {event.default!r} is none of its choices"
    for choice in event.choices:
        if choice.id == event.default and choice.requires != Conditions():
            yield f"{where}: the default {choice.id!r} must be open to all"
    if bool(event.choices) == bool(event.outcomes):
        yield f"{where}: give either choices or outcomes"


def _check_texts(where: str, event: Event) -> Iterable[str]:
    fillers = {"name", "job"} | (PERSON_FILLERS if event.person else set())
    yield from unfilled(where, (event.title, event.text, *event.also), fillers)
    yield from unfilled(where, (choice.text for choice in event.choices), fillers)
    for outcome in outcomes_of(event):
        known = fillers | ({"newcomer"} if outcome.meets else set())
        yield from unfilled(where, (outcome.text, outcome.remembers or ""), known)


def _check_outcome(where: str, event: Event, outcome: EventOutcome, content: Content) -> Iterable[str]:
    about_person = (
        outcome.effects.affinity, outcome.befriends, outcome.estranges, outcome.remembers,
        "affinity" in (outcome.favoured_by, outcome.hindered_by),
    )  # fmt: skip
    if not event.person and any(about_person):
        yield f"{where}: affinity, friendship and memories need a person"
    for follow_up in outcome.then:
        if follow_up.event not in content.events:
            yield f"{where}: leads to the event {follow_up.event!r}, which does not exist"
        if follow_up.to_days < follow_up.from_days:
            yield f"{where}: the follow-up {follow_up.event!r} ends before it begins"
    named = (
        ("condition", outcome.illness, content.conditions), ("habit", outcome.habit, content.habits),
        ("item", outcome.item, content.items), ("job", outcome.job, content.jobs),
        ("offence", outcome.offence, content.offences),
    )  # fmt: skip
    for kind, given, entries in named:
        if given is not None and given not in entries:
            yield f"{where}: names the {kind} {given!r}, which does not exist"


def _check_conditions(where: str, requires: Conditions, content: Content) -> Iterable[str]:
    named = (
        ("track", requires.tracks, content.tracks), ("condition", requires.has_condition, content.conditions),
        ("habit", requires.has_habit, content.habits), ("item", requires.has_item, content.items),
    )  # fmt: skip
    for kind, given, entries in named:
        for missing in (slug for slug in given if slug not in entries):
            yield f"{where}: asks for the {kind} {missing!r}, which does not exist"
