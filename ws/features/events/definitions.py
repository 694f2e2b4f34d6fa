"""Events about love as rows of a catalogue, for people who ask the database what happened to lives."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, ClassVar, Final

import msgspec

from ws.content.schemas import Content
from ws.content.schemas.events import Event
from ws.kernel.catalogues import Definition, given

THEMES: Final = frozenset({"love"})


class RelationshipEvent(Definition, frozen=True, gc=False, kw_only=True):
    """An event between two people. Ages in completed years, days are game days (12 to a year), money in cents."""

    TABLE: ClassVar[str] = "relationship_events"

    title: Annotated[str, msgspec.Meta(max_length=80)]
    text: Annotated[str, msgspec.Meta(max_length=600)]
    other_texts: tuple[str, ...]
    person: Annotated[str, msgspec.Meta(max_length=16)] | None
    """Whom it is about, as a group: beloved, spouse, date, ex, ..."""
    weight: float
    """How often it comes beside others; 0 comes only as a follow-up."""
    min_age: int
    max_age: int
    requires: dict[str, object]
    """Its conditions, as far as they say anything."""
    cooldown_days: int
    lifetime_cap: int
    is_question: bool
    default_choice: Annotated[str, msgspec.Meta(max_length=48)] | None
    deadline_minutes: int
    choices: list[dict[str, object]]
    """Each with its `text`, cost and `outcomes`."""
    outcomes: list[dict[str, object]]
    """Of an event that asks nothing."""


def relationship_events(content: Content) -> Iterable[RelationshipEvent]:
    """The rows of the catalogue, as content tells them."""
    return (_row(event) for event in content.events.values() if event.theme in THEMES)


def _row(event: Event) -> RelationshipEvent:
    return RelationshipEvent(
        id=event.id,
        title=event.title,
        text=event.text,
        other_texts=event.also,
        person=event.person,
        weight=float(event.weight),
        min_age=event.requires.min_age,
        max_age=event.requires.max_age,
        requires=given(event.requires),
        cooldown_days=event.cooldown_days,
        lifetime_cap=event.lifetime_cap,
        is_question=bool(event.choices),
        default_choice=event.default,
        deadline_minutes=event.deadline_minutes,
        choices=[given(choice) for choice in event.choices],
        outcomes=[given(outcome) for outcome in event.outcomes],
    )
