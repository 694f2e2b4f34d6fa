"""The first steps of a player: what they are, in which order, and what they bring."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from ws.content.schemas.base import Entry, Label, Slug, Text

if TYPE_CHECKING:
    from ws.content.schemas import Content

Trigger = Literal["activity", "with_person", "question", "skip", "album", "story", "plan", "milestone"]


class TutorialStep(Entry, frozen=True, kw_only=True):
    """One thing to try. It is done when the server hears of it."""

    title: Label
    text: Text
    trigger: Trigger
    diamonds: Annotated[int, msgspec.Meta(ge=0, le=100)]
    screen: Annotated[str, msgspec.Meta(max_length=24)]
    """Where in a client it can be done; clients that do not know it show the text alone."""
    points_at: Annotated[str, msgspec.Meta(max_length=48)] = ""
    """What to point at there."""


class TutorialOrder(Entry, frozen=True, kw_only=True):
    """The order for a variant of the experiment `tutorial_flow`. The id is the variant's."""

    shows: Literal["one", "all"]
    """Whether a client shows the next step only, or the whole list to choose from."""
    steps: Annotated[tuple[Slug, ...], msgspec.Meta(min_length=3)]
    diamonds: Annotated[int, msgspec.Meta(ge=0, le=100)]
    """For all of them."""


def check(content: Content) -> Iterable[str]:
    """What is wrong with entries that are well formed each by itself."""
    variants = {variant.id for variant in content.experiments["tutorial_flow"].variants}
    for missing in sorted(variants ^ set(content.tutorial_orders)):
        yield f"tutorial_orders: {missing}: every variant of tutorial_flow has one order, and only they"
    for order in content.tutorial_orders.values():
        for step in sorted(set(content.tutorial_steps) ^ set(order.steps)):
            yield f"tutorial_orders: {order.id}: {step!r} is missing, or does not exist"
        if len(set(order.steps)) != len(order.steps):
            yield f"tutorial_orders: {order.id}: a step is there twice"
