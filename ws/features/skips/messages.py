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


class TimeSkipBought(Reply, frozen=True, tag="purchase_time_skip"):
    skip_type: str
    minutes_skipped: int
    diamonds_charged: int
    diamonds: int
    stopped_by: str
    """"" when it went all the way; question, event or death otherwise."""
    minute: int
    story: tuple[StoryLine, ...]
