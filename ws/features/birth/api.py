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
from ws.kernel.rolls import Rolls


class LifeBegan(Fact, frozen=True):
    """A life was born."""

    number: int


class LifeLeft(Fact, frozen=True):
    """A life is left for another one that begins in this turn; its records go out of sight."""

    cause: str


class FirstTimeCame(Fact, frozen=True):
    """Something happened to a small child for the first time."""

    milestone_id: str
    text: str
    """As it was told."""


def be_born(turn: Turn, life: Life, life_clock: LifeClock) -> Generator[None, None, Advanced]:
    """Everything from the first cry to the first school morning; decided by the life alone."""
    cradle(turn, life, life_clock)
    country = turn.content.countries[life.country]
    rolls = turn.rolls()
    family = rolls.choose("birth.family", turn.content.families.values(), lambda f: f.id, lambda f: f.weight)
    if family is None:
        raise RuntimeError("there is no family")
    household = people.begin(turn, family, country, life.last_name, life.days_per_year)
    named = {person.relation: person.first_name for person in household}
    turn.tell("birth", fill(family.text, name=life.first_name, **named), title=f"{life.first_name} is born")
    return (yield from grow_up(turn))


def cradle(turn: Turn, life: Life, life_clock: LifeClock) -> None:
    """A newborn, with nobody yet."""
    turn.begin_life(life, life_clock)
    vitals.begin(turn)
    money.begin(turn)
    ageing.begin(turn)
    day.begin(turn)


def grow_up(turn: Turn) -> Generator[None, None, Advanced]:
    """The first years of a newborn who has its family, up to the first school morning."""
    _plan_milestones(turn)
    turn.announce(LifeBegan(turn.life.number))
    turn.settle()
    return (yield from advance(turn, rules.play_begins(turn.life.days_per_year), UNATTENDED))


def first_name_of(turn: Turn, rolls: Rolls, country_id: str, sex: str, wish: str | None = None) -> str:
    """The first name of a newborn: as it is wished for, or one of the country. Raises Refused for a wish that is
    no name."""
    country = turn.content.countries[country_id]
    names = country.female_names if sex == "female" else country.male_names
    return rules.clean_name(wish or rolls.choose("birth.first_name", names, str) or names[0])


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
