"""Messages of the dates."""

from __future__ import annotations

from typing import Annotated

import msgspec

from ws.engine.feature import Deed
from ws.kernel.messages import Id, Reply, Request

Minute = Annotated[int, msgspec.Meta(ge=0, le=2**40)]


class GetDateIdeas(Request, frozen=True, tag="get_date_ideas"):
    """Ask where one could go with somebody, and what to do there."""

    person_id: Id


class VenueIdea(msgspec.Struct, frozen=True):
    id: str
    name: str
    text: str
    setting: str
    """table, nature, town, culture, play, home or odd"""
    cost_cents: int
    """For two."""
    from_hour: int
    to_hour: int
    """A date may begin in the hours [from, to)."""
    days: tuple[int, ...]
    """0 is Monday; all when there are none."""
    indoors: bool
    loudness: str
    food: bool
    activity_ids: tuple[str, ...]
    hint: str
    """How well it might suit them, as far as the player can know."""
    available: bool
    """In this month; the hours are the planner's business."""
    reason: str


class ActivityIdea(msgspec.Struct, frozen=True):
    id: str
    name: str
    text: str
    cost_cents: int
    """For two, besides what the venue takes."""
    energy: int
    minutes: int
    venue_ids: tuple[str, ...]
    hint: str
    available: bool
    reason: str


class DateIdeas(Reply, frozen=True, tag="get_date_ideas"):
    person_id: str
    available: bool
    """Whether this person can be asked at all."""
    reason: str
    earliest: int
    latest: int
    """Game minutes between which a date may begin."""
    venues: tuple[VenueIdea, ...]
    activities: tuple[ActivityIdea, ...]


class PlanDate(Request, frozen=True, tag="plan_date"):
    """Ask somebody out to a place at a game minute."""

    person_id: Id
    venue_id: Id
    activity_id: Id
    at: Minute
    gift_item_id: Id | None = None


class DateEntry(msgspec.Struct, frozen=True):
    id: str
    person_id: str
    name: str
    venue_id: str
    venue: str
    activity_id: str
    activity: str
    at: int
    closes: int
    """Game minute up to which it can be lived through."""
    minutes: int
    cost_cents: int
    gift_item_id: str | None
    is_open: bool


class DatePlanned(Reply, frozen=True, tag="plan_date"):
    accepted: bool
    text: str
    """What the other one says."""
    date: DateEntry | None


class CancelDate(Request, frozen=True, tag="cancel_date"):
    """Call a date off that has not begun."""

    date_id: Id


class DateCancelled(Reply, frozen=True, tag="cancel_date"):
    date_id: str
    text: str
    affinity: int
    """Of the person, after it."""


class GetDates(Request, frozen=True, tag="get_dates"):
    """Ask for the dates to come and those that were."""


class PastEntry(msgspec.Struct, frozen=True):
    id: str
    person_id: str
    name: str
    venue: str
    activity: str
    at: int
    how: str
    """held, by_itself, cancelled, called_off or no_show"""
    success: int | None
    text: str
    paid_cents: int


class Dates(Reply, frozen=True, tag="get_dates"):
    planned: tuple[DateEntry, ...]
    """The next one first."""
    past: tuple[PastEntry, ...]
    """The latest first."""


class ExecuteDate(Request, frozen=True, tag="execute_date"):
    """Live through a date that is open: without a choice see how it stands, with one answer what came up."""

    date_id: Id
    choice_id: Id | None = None
    gift_item_id: Id | None = None


class MomentChoice(msgspec.Struct, frozen=True):
    id: str
    text: str
    available: bool
    reason: str


class MomentShown(msgspec.Struct, frozen=True):
    id: str
    number: int
    """1 for the first."""
    of: int
    text: str
    choices: tuple[MomentChoice, ...]


class ReasonShown(msgspec.Struct, frozen=True):
    factor: str
    """chemistry, place, activity, gift, your_mood, their_mood, money, weather, choices or luck"""
    points: int
    text: str


class OutcomeShown(msgspec.Struct, frozen=True):
    success: int
    """0 to 100"""
    band: str
    """awful, poor, fair, good or wonderful"""
    text: str
    reasons: tuple[ReasonShown, ...]
    """What weighed most, first."""
    effects: dict[str, float]
    paid_cents: int
    stage: str
    """Of the bond, after it."""


class DateScene(Reply, frozen=True, tag="execute_date"):
    date_id: str
    person_id: str
    text: str
    """What came of the last answer, or how it begins."""
    weather: str
    moment: MomentShown | None
    """What comes up now; None when the date is over."""
    outcome: OutcomeShown | None
    affinity: int
    energy: int


class DateProposed(Deed, frozen=True, tag="plan_date"):
    """The recorded choice."""

    person_id: str
    venue_id: str
    activity_id: str
    at: int
    gift_item_id: str


class DateCalledOff(Deed, frozen=True, tag="cancel_date"):
    """The recorded choice."""

    date_id: str


class DateAnswered(Deed, frozen=True, tag="execute_date"):
    """The recorded choice. Either may be "", not both."""

    date_id: str
    choice_id: str
    gift_item_id: str
