"""What comes up on a date: three to five moments, and what is done when nobody says."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from ws.content.schemas import Content, DateMoment, DateOutcome
from ws.content.schemas.dates import Band, DateChoice, Part
from ws.features.dates.rules import fitting
from ws.features.dates.rules.fitting import Scene
from ws.features.people.records import Person
from ws.kernel.rolls import Rolls

KEPT_RECENT: Final = 30
"""Moments and outcomes of the last dates, which do not come again while there are others."""
_SHORT: Final = 60
"""Minutes of a date up to which only one thing comes up in the middle of it."""
SAYING: Final = 4
"""Points that a temper adds to a choice, or takes from it."""


def moments_of(
    content: Content, scene: Scene, rolls: Rolls, date_id: str, minutes: int, costs: bool, recent: Collection[str]
) -> tuple[str, ...]:
    """Ids of what comes up, in its order: an arrival, one or two things, the bill where there is one, a goodbye."""
    middle: list[Part] = ["middle", "middle"] if minutes > _SHORT else ["middle"]
    bill: list[Part] = ["bill"] if costs else []
    parts: list[Part] = ["arrival", *middle, *bill, "goodbye"]
    found: list[str] = []
    for number, part in enumerate(parts):
        held = _one(content.date_moments, scene, part, found, recent)
        purpose = f"date.moment.{date_id}.{number}"
        moment = rolls.choose(purpose, held, lambda each: each.id, fitting.weight)
        if moment is not None:
            found.append(moment.id)
    return tuple(found)


def _one(
    moments: Mapping[str, DateMoment], scene: Scene, part: Part, found: Collection[str], recent: Collection[str]
) -> list[DateMoment]:
    fit = [
        moment
        for moment in moments.values()
        if moment.part == part and moment.id not in found and fitting.may_come_up(moment, scene)
    ]
    return [moment for moment in fit if moment.id not in recent] or fit


def middling(moment: DateMoment) -> DateChoice:
    """What is done when nobody says: each pays a share, else the one in the middle by its points."""
    for choice in moment.choices:
        if choice.pays == "split":
            return choice
    held = sorted((choice for choice in moment.choices if not choice.ends), key=lambda choice: choice.points)
    return held[(len(held) - 1) // 2]


def worth(choice: DateChoice, person: Person) -> int:
    """Points of a choice with this person."""
    points = choice.points
    points += SAYING * sum(fitting.has(person, temper) for temper in choice.pleases)
    return points - SAYING * sum(fitting.has(person, temper) for temper in choice.irks)


def outcome_of(
    outcomes: Mapping[str, DateOutcome],
    scene: Scene,
    band: Band,
    kissed: bool,
    rolls: Rolls,
    date_id: str,
    recent: Collection[str],
) -> DateOutcome | None:
    """How it ends, among what fits."""
    fit = [
        outcome
        for outcome in outcomes.values()
        if band in outcome.bands and outcome.kissed in (None, kissed) and fitting.may_come_up(outcome, scene)
    ]
    fresh = [outcome for outcome in fit if outcome.id not in recent] or fit
    return rolls.choose(f"date.outcome.{date_id}", fresh, lambda each: each.id, fitting.weight)
