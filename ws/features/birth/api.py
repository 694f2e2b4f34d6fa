"""The door of the birth."""

from __future__ import annotations

from collections.abc import Generator

from ws.engine.advance import UNATTENDED, Advanced, advance
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.records import Life, LifeClock
from ws.engine.turn import Turn
from ws.features.ageing import api as ageing
from ws.features.birth import rules
from ws.features.day import api as day
from ws.features.money import api as money
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.vitals import api as vitals
from ws.kernel.facts import Fact
from ws.kernel.prose import fill


class LifeBegan(Fact, frozen=True):
    """A life was born."""

    number: int


class FirstTimeCame(Fact, frozen=True):
    """Something happened to a small child for the first time."""

    milestone_id: str
    text: str
    """As it was told."""


def be_born(turn: Turn, life: Life, life_clock: LifeClock) -> Generator[None, None, Advanced]:
    """Everything from the first cry to the first school morning; decided by the life alone."""
    turn.begin_life(life, life_clock)
    vitals.begin(turn)
    money.begin(turn)
    ageing.begin(turn)
    day.begin(turn)
    country = turn.content.countries[life.country]
    rolls = turn.rolls()
    family = rolls.choose("birth.family", turn.content.families.values(), lambda f: f.id, lambda f: f.weight)
    if family is None:
        raise RuntimeError("there is no family")
    household = people.begin(turn, family, country, life.last_name, life.days_per_year)
    named = {person.relation: person.first_name for person in household}
    turn.tell("birth", fill(family.text, name=life.first_name, **named), title=f"{life.first_name} is born")
    _plan_milestones(turn)
    turn.announce(LifeBegan(life.number))
    turn.settle()
    return (yield from advance(turn, rules.play_begins(life.days_per_year), UNATTENDED))


def play_begins(days_per_year: int) -> int:
    """The game minute at which play begins: the morning of the first school day."""
    return rules.play_begins(days_per_year)


def parent(turn: Turn) -> Person | None:
    """Somebody who raises the child."""
    return turn.rolls().choose("milestone.parent", people.raising(turn), lambda person: person.id)


def _plan_milestones(turn: Turn) -> None:
    days_per_year = turn.life.days_per_year
    last = rules.play_begins(days_per_year) - MINUTES_PER_DAY
    for milestone in turn.content.milestones.values():
        span = milestone.to_day - milestone.from_day + 1
        day = milestone.from_day + turn.rolls().chance("milestone.day", milestone.id) * span
        turn.schedule(min(rules.milestone_minute(day, days_per_year), last), "milestone", milestone.id)
