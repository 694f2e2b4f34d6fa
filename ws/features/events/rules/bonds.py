"""What events ask of two: their bond, and what the other one is like."""

from __future__ import annotations

from typing import Final

import msgspec

from ws.content.schemas import Conditions, Event
from ws.content.schemas.love import ADULT, BondConditions, Character, LoveStage, Unfaithful
from ws.features.people.records import Person

_HIGH: Final = 58
_LOW: Final = 42
"""From here on a trait tells: a third of all people, on either side (a normal curve of 18 points around 50)."""
_CHARACTERS: Final[dict[Character, tuple[str, bool]]] = {
    "curious": ("openness", True), "settled": ("openness", False),
    "orderly": ("conscientiousness", True), "careless": ("conscientiousness", False),
    "outgoing": ("extraversion", True), "quiet": ("extraversion", False),
    "gentle": ("agreeableness", True), "blunt": ("agreeableness", False),
    "anxious": ("neuroticism", True), "calm": ("neuroticism", False),
}  # fmt: skip
"""The trait, and whether much of it is meant."""


class Between(msgspec.Struct, frozen=True):
    """What is between two now."""

    stage: LoveStage
    trust: int
    passion: int
    strain: int
    lives_together: bool
    days: int
    """At the present stage."""
    hidden: Unfaithful = "nobody"
    """Who was unfaithful, and it is not known."""
    known: Unfaithful = "nobody"
    """Who was, and it is known, and not forgiven."""


def hold(asked: BondConditions, between: Between | None) -> bool:
    """Whether what is between two is what is asked; nothing is never."""
    if between is None or (asked.stages and between.stage not in asked.stages):
        return False
    return (
        _within(between.trust, asked.min_trust, asked.max_trust)
        and _within(between.passion, asked.min_passion, asked.max_passion)
        and _within(between.strain, asked.min_strain, asked.max_strain)
        and _within(between.days, asked.min_days, asked.max_days)
        and asked.lives_together in (None, between.lives_together)
        and asked.has_affair in (None, between.hidden)
        and asked.affair_known in (None, between.known)
    )


def _within(value: int, low: int | None, high: int | None) -> bool:
    return (low is None or value >= low) and (high is None or value <= high)


def is_like(person: Person, asked: tuple[Character, ...]) -> bool:
    """Whether somebody is one of these; everybody is when nothing is asked."""
    return not asked or any(_is(person, character) for character in asked)


def _is(person: Person, character: Character) -> bool:
    trait, much = _CHARACTERS[character]
    points: int = getattr(person, trait)
    return points >= _HIGH if much else points <= _LOW


def is_too_early(event: Event, age: int) -> bool:
    """Whether a life of this age is too young for an event."""
    return event.theme == "love" and age < ADULT


def among_adults(event: Event) -> Event:
    """The event as it may come: love is for adults on both sides, whatever the content says."""
    if event.theme != "love":
        return event
    return msgspec.structs.replace(event, requires=_of_adults(event.requires))


def _of_adults(asked: Conditions) -> Conditions:
    return msgspec.structs.replace(
        asked, min_age=max(ADULT, asked.min_age), person_min_age=max(ADULT, asked.person_min_age)
    )
