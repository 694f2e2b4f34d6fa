"""Messages of the experience."""

from __future__ import annotations

import msgspec

from ws.kernel.messages import Reply, Request


class GetMilestones(Request, frozen=True, tag="get_milestones"):
    """Ask what is worth remembering in a life, and what of it this one has reached."""


class ShownMilestone(msgspec.Struct, frozen=True):
    id: str
    title: str
    category: str
    points: int
    diamonds: int
    minute: int | None
    """Game minute at which this life reached it; null when it has not."""


class Milestones(Reply, frozen=True, tag="get_milestones"):
    milestones: tuple[ShownMilestone, ...]
    reached: int
