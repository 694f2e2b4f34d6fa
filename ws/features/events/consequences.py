"""What an outcome does to the life."""

from __future__ import annotations

from typing import Final

import msgspec

from ws.content.schemas import Event, EventOutcome
from ws.content.schemas.events import FollowUp, Trait
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.belongings import api as belongings
from ws.features.careers import api as careers
from ws.features.events import loving
from ws.features.events.circumstances import Circumstances
from ws.features.events.records import LifeMarks
from ws.features.events.rules import odds, pacing
from ws.features.events.wording import remembered_as
from ws.features.health import api as health
from ws.features.law import api as law
from ws.features.money import api as money
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.vitals import api as vitals

FOLLOWS: Final = "event_follows"
_REMEMBERED: Final = 12
"""How much is remembered of what changed no affinity."""


class CameAbout(msgspec.Struct, frozen=True):
    """How an event ended."""

    outcome: EventOutcome
    newcomer: Person | None


def come_about(
    turn: Turn, event: Event, outcomes: tuple[EventOutcome, ...], purpose: str, person_id: str
) -> CameAbout:
    """Choose how it ends, and let whoever is met come into the life: the text may name them."""
    now = Circumstances(turn)
    person = people.find(turn, person_id) if person_id else None

    def reads(trait: Trait) -> float:
        if trait == "affinity":
            return float(person.affinity) if person is not None else 0.0
        return float(getattr(now, trait))

    numbered = list(enumerate(outcomes))
    chosen = turn.rolls().choose(
        f"outcome.{event.id}.{purpose}", numbered, lambda pair: str(pair[0]), lambda pair: odds.weight(pair[1], reads)
    )
    outcome = chosen[1] if chosen is not None else outcomes[0]
    newcomer = people.meet(turn, outcome.meets, f"event.{event.id}", now.track) if outcome.meets is not None else None
    return CameAbout(outcome, newcomer)


def take_effect(turn: Turn, came: CameAbout, person_id: str) -> None:
    """Everything that follows from how it ended, once that was told."""
    outcome = came.outcome
    vitals.affect(turn, outcome.effects)
    money.change(turn, outcome.effects.money_cents, "event")
    if person_id:
        _change_person(turn, came, person_id)
    if outcome.marks or outcome.unmarks:
        _mark(turn, outcome)
    if outcome.illness is not None:
        health.fall_ill(turn, outcome.illness)
    if outcome.habit is not None and not health.keeps_habit(turn, outcome.habit):
        health.take_up(turn, outcome.habit)
    if outcome.item is not None:
        belongings.receive(turn, outcome.item)
    if outcome.job is not None:
        careers.take_job(turn, outcome.job)
    if outcome.work_points:
        careers.judge(turn, outcome.work_points)
    subject = person_id or (came.newcomer.id if came.newcomer is not None else "")
    for number, follow_up in enumerate(outcome.then):
        _plan(turn, follow_up, number, subject)
    if outcome.offence is not None:
        law.accuse(turn, outcome.offence)


def _change_person(turn: Turn, came: CameAbout, person_id: str) -> None:
    """Nothing for somebody who died, or was forgotten, while the question was open."""
    person = people.find(turn, person_id)
    if person is None or not person.is_alive:
        return
    outcome = came.outcome
    affinity = outcome.effects.affinity
    people.change_affinity(turn, person_id, affinity)
    if outcome.remembers is not None:
        weight = 2 * affinity or (-_REMEMBERED if outcome.estranges else _REMEMBERED)
        people.remember(turn, person_id, remembered_as(outcome.remembers, turn, person, came.newcomer), weight)
    if outcome.befriends:
        people.befriend(turn, person_id)
    if outcome.estranges:
        people.estrange(turn, person_id)
    loving.take_effect(turn, outcome, person_id)


def _mark(turn: Turn, outcome: EventOutcome) -> None:
    held = turn.find(LifeMarks) or LifeMarks()
    turn.put(LifeMarks(tuple(sorted((set(held.marks) | set(outcome.marks)) - set(outcome.unmarks)))))


def _plan(turn: Turn, follow_up: FollowUp, number: int, person_id: str) -> None:
    """Put what follows on the agenda, at an hour that suits it."""
    rolls = turn.rolls()
    name = f"{follow_up.event}.{number}"
    if not rolls.happens(follow_up.chance, "event.follows", name):
        return
    event = turn.content.events[follow_up.event]
    days = rolls.between(follow_up.from_days, follow_up.to_days, "event.follows.days", name)
    low, high = pacing.hours(event)
    midnight = turn.minute - turn.minute % MINUTES_PER_DAY + days * MINUTES_PER_DAY
    minute = midnight + rolls.between(low, high, "event.follows.minute", name)
    if minute <= turn.minute:
        minute += MINUTES_PER_DAY
    turn.schedule(minute, FOLLOWS, argument(follow_up.event, person_id if event.person is not None else "", 0))


def argument(event_id: str, person_id: str, tries: int) -> str:
    """What the moment of a follow-up carries."""
    return f"{event_id}:{person_id}:{tries}"
