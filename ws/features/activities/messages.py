"""Messages of the activities."""

from __future__ import annotations

import msgspec

from ws.engine.feature import Deed
from ws.kernel.messages import Id, Reply, Request


class GetActivities(Request, frozen=True, tag="get_activities"):
    """Ask what can be done, now and at all."""


class ActivityOffer(msgspec.Struct, frozen=True):
    id: str
    name: str
    text: str
    category: str
    place: str
    duration_minutes: int
    energy: int
    cost_cents: int
    with_person: bool
    available: bool
    reason: str
    """Why not; "" when it is available."""


class Activities(Reply, frozen=True, tag="get_activities"):
    activities: tuple[ActivityOffer, ...]


class DoActivity(Request, frozen=True, tag="do_activity"):
    """Do something. `person_id` chooses with whom, where that matters."""

    activity_id: Id
    person_id: Id | None = None


class ActivityOutcome(Reply, frozen=True, tag="do_activity"):
    activity_id: str
    text: str
    effects: dict[str, float]
    energy: int
    person_id: str | None


class ActivityChosen(Deed, frozen=True, tag="do_activity"):
    """The recorded choice. `free` when energy cost nothing at the time."""

    activity_id: str
    person_id: str
    free: bool
