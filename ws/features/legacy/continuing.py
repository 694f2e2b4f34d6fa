"""Going on: a relative takes the story up, or a newborn of the family does."""

from __future__ import annotations

from collections.abc import Generator
from typing import Final

from msgspec.structs import replace

from ws.content.schemas import Job
from ws.content.schemas.base import Tie
from ws.engine import clock
from ws.engine.advance import UNATTENDED, Advanced, advance
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.records import Life, LifeClock
from ws.engine.turn import Turn
from ws.features.ageing import api as ageing
from ws.features.birth import api as birth
from ws.features.careers import api as careers
from ws.features.children import api as children
from ws.features.day import api as day
from ws.features.education import api as education
from ws.features.home import api as home
from ws.features.legacy import facts, reading
from ws.features.legacy.records import Origin, Successor
from ws.features.legacy.rules import kinship
from ws.features.legacy.words import tell
from ws.features.money import api as money
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.vitals import api as vitals

NEWBORN: Final = "newborn"
_WAKES: Final = 7 * 60
_ADULT: Final = 18
_YOUNG: Final = 30
_EXPECTED_DAYS: Final = 10
"""From the death to the birth of a newborn of the family: most of a year."""
_COMPANY: Final = 3
_SAVES_FROM: Final = 25
_SAVED_MONTHS_PER_YEAR: Final = 0.3
_MOST_SAVED_MONTHS: Final = 12
"""Of pay, that somebody who begins as an adult has put aside."""


def origin_of(turn: Turn, successor: Successor, is_newborn: bool) -> Origin:
    """How the next life begins, from what is known of the ended one."""
    heir = people.get(turn, successor.person_id)
    me = _self(turn)
    family = kinship.reckoned(turn.all(Person), me, heir, turn.life.days_per_year, children.parents(turn))
    ended_day = turn.minute // MINUTES_PER_DAY
    if is_newborn:
        born_minute = (ended_day + _EXPECTED_DAYS) * MINUTES_PER_DAY
        now, begins, family = born_minute, 0, kinship.of_newborn(family)
        relation = NEWBORN
    else:
        now, born_minute, relation = turn.minute, heir.birth_minute, heir.relation
        begins = ((now - born_minute) // MINUTES_PER_DAY + 1) * MINUTES_PER_DAY
    kin = kinship.known_to(family, born_minute, now, turn.rolls(), heir.id)
    return Origin(
        from_life=turn.life.id,
        relation=relation,
        dead=turn.life.first_name,
        line=reading.line_of(turn) + 1,
        begins_minute=begins,
        inherited_cents=successor.cents,
        heir=replace(heir, birth_minute=heir.birth_minute - born_minute, partner_id=""),
        kin=kin,
    )


def _self(turn: Turn) -> Person:
    """The ended life as one of the people of the next."""
    life = turn.life
    taken = max((int(person.id[1:]) for person in turn.all(Person) if person.id.startswith("p")), default=0)
    return Person(
        id=f"p{taken + 1}",
        relation="acquaintance",
        first_name=life.first_name,
        last_name=life.last_name,
        sex="female" if life.sex == "female" else "male",
        birth_minute=0,
        affinity=0,
        died_minute=turn.minute,
        looks=vitals.now(turn).looks // vitals.POINT,
        job=careers.held(turn).job,
    )


def calendar_of(life: Life, born_minute: int) -> tuple[int, int]:
    """(year, month from 0) of a birth, given in minutes of another life."""
    date = clock.date_at(life.calendar, born_minute)
    return date.year, date.month - 1


def begin(turn: Turn, life: Life, life_clock: LifeClock, origin: Origin) -> Generator[None, None, Advanced]:
    """The first day of the new life; of a newborn and a small child all of the first years."""
    if origin.relation == NEWBORN:
        return (yield from _be_born(turn, life, life_clock, origin))
    turn.begin_life(life, life_clock)
    turn.put(origin)
    heir, age = origin.heir, turn.age()
    people.take_in(turn, origin.kin)
    job = turn.content.jobs.get(heir.job)
    works, is_retired = _work_of(heir, age, job)
    _settle(turn, heir, job if works or is_retired else None, is_retired)
    told = "continued" if age >= _YOUNG else "continued_young" if age >= _ADULT else "continued_child"
    tell(turn, told, relation=origin.relation, dead=origin.dead)
    turn.announce(facts.LifeContinued(life.number, origin.relation, origin.line))
    turn.settle()
    morning = turn.minute + _WAKES
    return (yield from advance(turn, max(morning, birth.play_begins(life.days_per_year)), UNATTENDED))


def _be_born(turn: Turn, life: Life, life_clock: LifeClock, origin: Origin) -> Generator[None, None, Advanced]:
    """What was left to the parent is put by for the child."""
    birth.cradle(turn, life, life_clock)
    turn.put(origin)
    heir = origin.heir
    parent = replace(
        heir,
        relation=kinship.word("parent", heir.sex),
        affinity=90,
        met="birth",
        met_minute=0,
        seen_minute=0,
        estranged=False,
        in_touch=True,
        lives="home",
        children=heir.children + 1,
    )
    people.take_in(turn, (*origin.kin, parent))
    money.put_aside(turn, origin.inherited_cents)
    tell(turn, "born_into", dead=origin.dead, parent=heir.first_name)
    turn.announce(facts.LifeContinued(life.number, origin.relation, origin.line))
    return (yield from birth.grow_up(turn))


def _settle(turn: Turn, heir: Person, job: Job | None, is_retired: bool) -> None:
    """Give the heir's life everything a life of that age has."""
    age = turn.age()
    vitals.begin_grown(turn, age, heir.looks, int(job.needs.min_smarts) if job is not None else 0)
    money.begin_grown(turn, 0)
    ageing.begin_grown(turn, age)
    day.begin(turn)
    highest, degrees = _schooling(turn, job)
    education.begin_grown(turn, highest, degrees)
    if job is not None:
        careers.begin_grown(turn, job.id, is_retired)
    pay_cents = careers.monthly_pay_cents(turn)
    is_open = any(True for _ in people.raising(turn))
    home.begin_grown(turn, pay_cents, age < _ADULT or heir.lives == "home", is_open or age < _ADULT)
    saved = min(_MOST_SAVED_MONTHS, int(max(0, age - _SAVES_FROM) * _SAVED_MONTHS_PER_YEAR))
    money.put_aside(turn, pay_cents * saved)
    money.change(turn, origin_cents(turn), "inheritance")
    if age >= _ADULT:
        children.begin_grown(turn)
    _meet(turn, job is not None and not is_retired)


def _meet(turn: Turn, works: bool) -> None:
    """Whoever else somebody of an age knows."""
    ties: list[Tie] = ["neighbour", "friend"]
    if education.is_pupil(turn):
        ties += ["classmate"] * _COMPANY
    elif works:
        ties += ["colleague"] * _COMPANY
    for number, tie in enumerate(ties):
        people.meet(turn, tie, f"legacy.{number}")


def origin_cents(turn: Turn) -> int:
    """What the life before left to this one."""
    return turn.get(Origin).inherited_cents


def _work_of(heir: Person, age: int, job: Job | None) -> tuple[bool, bool]:
    """Whether the heir works, and whether they have retired from it."""
    if job is None or job.kind != "job" or age < max(_ADULT, int(job.needs.min_age)):
        return False, False
    return heir.doing == "work", heir.doing == "retired"


def _schooling(turn: Turn, job: Job | None) -> tuple[str, tuple[str, ...]]:
    """(attainment, degrees) that the job of an adult asks for; otherwise school."""
    if job is None or job.needs.attainment in ("none", "primary", "middle"):
        return "high", ()
    needs = job.needs
    wanted = needs.fields or needs.instead_of_months
    fitting = [p for p in turn.content.programmes.values() if p.level == needs.attainment and p.field in wanted]
    programme = turn.rolls().choose("legacy.degree", fitting, lambda each: each.id)
    return needs.attainment, (programme.id,) if programme is not None else ()
