"""Dates: where two may go, what they may do there, what comes up between them, and how it ends."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Final, Literal, get_args

import msgspec

from ws.content.schemas.base import Age, Effects, Entry, Interest, Label, Slug, Text, unfilled
from ws.content.schemas.events import PERSON_FILLERS

if TYPE_CHECKING:
    from ws.content.schemas import Content

Temper = Literal[
    "curious", "homely", "careful", "easygoing", "outgoing", "quiet", "gentle", "frank", "sensitive", "steady"
]
"""One end of one of the Big Five: much or little openness, conscientiousness, extraversion, agreeableness,
neuroticism, in this order."""
Setting = Literal["table", "nature", "town", "culture", "play", "home", "odd"]
Loudness = Literal["quiet", "lively", "loud"]
Weather = Literal["fair", "rain", "heat", "cold", "snow", "wind"]
Season = Literal["winter", "spring", "summer", "autumn"]
"""As it feels; the tropics have summer when it is dry and autumn when it rains."""
Phase = Literal["first", "seeing", "couple", "married", "again"]
"""Where the two stand: a first date, going out, a couple, married, or trying once more after an end."""
Part = Literal["arrival", "middle", "bill", "goodbye"]
Band = Literal["awful", "poor", "fair", "good", "wonderful"]
Pays = Literal["player", "split", "other"]
Cents = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]
"""For two, at the level of the United States."""
TEXTS: Final = (
    "accepts", "accepts_gladly", "declines_work", "declines_far", "declines_soon", "declines_ill", "declines_place",
    "declines", "opens", "called_off_ill", "called_off_ended", "no_show_prison", "no_show_hospital", "by_itself",
    "began_seeing", "ended_kindly", "cancelled",
)  # fmt: skip
"""What is told around a date."""
FACTORS: Final = (
    "chemistry", "place", "activity", "gift", "your_mood", "their_mood", "money", "weather", "choices", "luck",
)  # fmt: skip
"""What a success is made of; each has words for much and for little: "place_high", "place_low"."""


class DateVenue(Entry, frozen=True, kw_only=True):
    """Where two may go."""

    name: Label
    """As in a list: "Observatory"."""
    place: Label
    """As in a sentence: "at the observatory"."""
    text: Text
    setting: Setting
    cost_cents: Cents = 0
    from_hour: Annotated[int, msgspec.Meta(ge=0, le=23)] = 10
    to_hour: Annotated[int, msgspec.Meta(ge=1, le=24)] = 22
    """A date may begin in the hours [from, to)."""
    months: tuple[Annotated[int, msgspec.Meta(ge=1, le=12)], ...] = ()
    """As the seasons of the north; none given means all."""
    days: tuple[Annotated[int, msgspec.Meta(ge=0, le=6)], ...] = ()
    """0 is Monday; none given means all."""
    indoors: bool = True
    loudness: Loudness = "quiet"
    food: bool = False
    tempers: tuple[Temper, ...] = ()
    """Whom it suits."""
    interests: tuple[Interest, ...] = ()


class DateActivity(Entry, frozen=True, kw_only=True):
    """What two may do on a date."""

    name: Label
    text: Text
    venues: Annotated[tuple[Slug, ...], msgspec.Meta(min_length=1)]
    cost_cents: Cents = 0
    """Besides what the venue takes."""
    energy: Annotated[int, msgspec.Meta(ge=0, le=40)] = 8
    minutes: Annotated[int, msgspec.Meta(ge=30, le=240)] = 120
    max_age: Age = 130
    dry: bool = False
    """Whether rain spoils it."""
    tempers: tuple[Temper, ...] = ()
    interests: tuple[Interest, ...] = ()


class Fitting(Entry, frozen=True, kw_only=True):
    """When something may come up on a date. Everything given must hold; nothing given means always."""

    venues: tuple[Slug, ...] = ()
    activities: tuple[Slug, ...] = ()
    settings: tuple[Setting, ...] = ()
    indoors: bool | None = None
    loudness: tuple[Loudness, ...] = ()
    food: bool | None = None
    phases: tuple[Phase, ...] = ()
    weather: tuple[Weather, ...] = ()
    seasons: tuple[Season, ...] = ()
    evening: bool | None = None
    """Whether it begins at 18 o'clock or later."""
    min_age: Age = 18
    """Of the player."""
    max_age: Age = 130
    tempers: tuple[Temper, ...] = ()
    """What the other one must be, all of it."""
    weight: Annotated[float, msgspec.Meta(gt=0, le=100)] = 1


class DateChoice(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing to do or say."""

    id: Slug
    text: Label
    result: Text
    points: Annotated[int, msgspec.Meta(ge=-12, le=12)] = 0
    """Towards the success of the date, for somebody in the middle."""
    pleases: tuple[Temper, ...] = ()
    irks: tuple[Temper, ...] = ()
    pays: Pays | None = None
    """Who pays, at a bill."""
    kiss: bool = False
    ends: bool = False
    """Whether it says that the player would rather not meet like this again."""


class DateMoment(Fitting, frozen=True, kw_only=True):
    """Something that comes up, and what may be done about it."""

    part: Part
    text: Text
    choices: Annotated[tuple[DateChoice, ...], msgspec.Meta(min_length=3, max_length=5)]


class DateOutcome(Fitting, frozen=True, kw_only=True):
    """How a date ends, in the words of the one who was there."""

    bands: Annotated[tuple[Band, ...], msgspec.Meta(min_length=1)]
    text: Text
    kissed: bool | None = None
    """Whether there must have been a kiss, or none."""
    remembers: Label | None = None
    """In the other one's words, as in "I remember how {name} ...": the part after "how"."""
    memory_weight: Annotated[int, msgspec.Meta(ge=-60, le=60)] = 0
    effects: Effects = Effects()
    """Besides what every date of its success does."""


class DateText(Entry, frozen=True, kw_only=True):
    """What is told around a date. The id is one of `TEXTS`, or a factor with "_high" or "_low"."""

    texts: Annotated[tuple[Text, ...], msgspec.Meta(min_length=2)]


FILLERS: Final = PERSON_FILLERS | {"name", "place", "venue", "Them"}


def check(content: Content) -> Iterable[str]:
    """What is wrong with entries that are well formed each by itself."""
    served = {venue for activity in content.date_activities.values() for venue in activity.venues}
    for venue in content.date_venues.values():
        if venue.to_hour <= venue.from_hour:
            yield f"date_venues: {venue.id}: closes before it opens"
        if venue.id not in served:
            yield f"date_venues: {venue.id}: there is nothing to do"
    for activity in content.date_activities.values():
        yield from _unknown(f"date_activities: {activity.id}", activity.venues, content.date_venues)
    for moment in content.date_moments.values():
        where = f"date_moments: {moment.id}"
        yield from _check_fitting(where, moment, content)
        yield from _check_choices(where, moment)
    for outcome in content.date_outcomes.values():
        where = f"date_outcomes: {outcome.id}"
        yield from _check_fitting(where, outcome, content)
        yield from unfilled(where, (outcome.text,), set(FILLERS))
        yield from unfilled(where, (outcome.remembers or "",), {"name"})
        if bool(outcome.remembers) != bool(outcome.memory_weight):
            yield f"{where}: a memory has a text and a weight"
    needed = {*TEXTS, *(f"{factor}_{end}" for factor in FACTORS for end in ("high", "low"))}
    yield from (f"date_texts: {name!r} has no words" for name in sorted(needed - content.date_texts.keys()))
    for told in content.date_texts.values():
        if told.id not in needed:
            yield f"date_texts: {told.id}: nobody asks for it"
        yield from unfilled(f"date_texts: {told.id}", told.texts, set(FILLERS))


def _check_fitting(where: str, held: Fitting, content: Content) -> Iterable[str]:
    yield from _unknown(where, held.venues, content.date_venues)
    yield from _unknown(where, held.activities, content.date_activities)
    if held.max_age < held.min_age:
        yield f"{where}: ends before it begins"


def _unknown(where: str, names: Iterable[str], known: Iterable[str]) -> Iterable[str]:
    there = set(known)
    yield from (f"{where}: names {name!r}, which does not exist" for name in names if name not in there)


def _check_choices(where: str, moment: DateMoment) -> Iterable[str]:
    choices = moment.choices
    texts = (moment.text, *(choice.text for choice in choices), *(choice.result for choice in choices))
    yield from unfilled(where, texts, set(FILLERS))
    if len({choice.id for choice in choices}) != len(choices):
        yield f"{where}: two choices of one name"
    if len(moment.id) + max(len(choice.id) for choice in choices) > 60:
        yield f"{where}: its names are too long to be asked for together"
    if moment.part == "bill" and {choice.pays for choice in choices} != set(get_args(Pays)) | (
        {None} & {choice.pays for choice in choices}
    ):
        yield f"{where}: somebody must be able to pay, or each their own, or the other one"
    if moment.part != "bill" and any(choice.pays for choice in choices):
        yield f"{where}: nothing is paid here"
