"""Messages of the skips."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from ws.kernel.messages import Reply, Request


class PurchaseTimeSkip(Request, frozen=True, tag="purchase_time_skip"):
    """Skip time for diamonds, or for a store's receipt."""

    skip_type: Literal["hour", "day", "week", "next_event"]
    receipt: Annotated[str, msgspec.Meta(min_length=1, max_length=16_384)] | None = None


class StoryLine(msgspec.Struct, frozen=True):
    minute: int
    title: str
    text: str


class SummaryLine(msgspec.Struct, frozen=True):
    """The strongest moment of a day."""

    minute: int
    kind: str
    """As of a messageEvent."""
    title: str
    text: str
    """Its first sentence or two."""


class SkipSummary(msgspec.Struct, frozen=True):
    """What happened meanwhile, in short."""

    opening: str
    """How long it was, and what ended it."""
    lines: tuple[SummaryLine, ...]
    """At most one of each day, the best first."""


class TimeSkipBought(Reply, frozen=True, tag="purchase_time_skip"):
    skip_type: str
    minutes_skipped: int
    diamonds_charged: int
    """0 when a store was paid."""
    diamonds_returned: int
    """Of one that a store was paid for: what was not skipped, given back in diamonds."""
    diamonds: int
    stopped_by: str
    """"" when it went all the way; question, event or death otherwise."""
    minute: int
    story: tuple[StoryLine, ...]
    summary: SkipSummary
