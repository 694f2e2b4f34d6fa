"""Who watches a simulated life: a feature of the simulation alone, that hears what is announced."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import msgspec

from ws.engine.feature import Feature, Listens
from ws.engine.turn import Turn
from ws.features.belongings import api as belongings
from ws.features.careers import api as careers
from ws.features.children.api import ChildAdopted, ChildBorn
from ws.features.day.api import SlotEnded
from ws.features.day.records import Day
from ws.features.education import api as education
from ws.features.events.api import EventHappened, QuestionAsked
from ws.features.experience import api as experience
from ws.features.experience.api import MilestoneReached
from ws.features.home import api as home
from ws.features.law import api as law
from ws.features.law.api import Imprisoned, Released
from ws.features.money import api as money
from ws.features.money.api import MoneyEarned, MoneySpent
from ws.features.romance.api import BecamePartners, Divorced, Married, MovedInTogether, Widowed
from ws.features.roster import ROSTER
from ws.features.vitals import api as vitals
from ws.kernel.facts import Fact

BANDS: Final = ((6, "0-5"), (12, "6-11"), (18, "12-17"), (30, "18-29"), (50, "30-49"), (65, "50-64"), (999, "65+"))
"""(first age no more, name) of the bands by which time is counted."""

_BAND_AT: Final = tuple(next(name for limit, name in BANDS if age < limit) for age in range(200))


class Year(msgspec.Struct, frozen=True, array_like=True):
    """A life on one birthday. Money in cents, vitals in whole points."""

    age: int
    occupation: str
    """school, study, job, retired, prison or none"""
    attainment: str
    pay_cents: int
    """Gross, a year, at today's monthly pay."""
    cash_cents: int
    worth_cents: int
    """Cash, savings and things less debts."""
    debt_cents: int
    """Loans and the like, mortgages included."""
    happiness: int
    health: int
    stress: int
    level: int


class Happening(msgspec.Struct, frozen=True, array_like=True):
    """Something that came to a life: an event that was "told" or "asked", or "prison" and "free"."""

    minute: int
    kind: str
    event_id: str = ""
    person_id: str = ""
    wording: int = 0


class Observed(msgspec.Struct):
    """What was heard in one life."""

    facts: dict[str, int] = msgspec.field(default_factory=dict)
    """How often each fact was announced."""
    milestones: dict[str, int] = msgspec.field(default_factory=dict)
    """Age at which each milestone was reached."""
    doing: dict[str, int] = msgspec.field(default_factory=dict)
    """Minutes by "band/doing"; what was missing from school or work is "band/missing"."""
    earned_cents: int = 0
    spent_cents: int = 0
    statements: int = 0
    """Accounts that were added up: see `_books`."""
    wrong_statements: int = 0
    off_by_cents: int = 0
    """By how much cash differs from what was announced, when there are no statements."""
    family: list[tuple[str, int]] = msgspec.field(default_factory=list)
    """(name of the fact, game minute) of whatever makes or ends a family, in its order."""
    happened: list[Happening] | None = None
    """Every event in its order, when events are watched; they are many."""


_watched: list[Observed] = []


@contextmanager
def observe(events: bool = False) -> Iterator[Observed]:
    """Watch the life that is lived meanwhile in this process; every single event too, if wanted."""
    seen = Observed(happened=[] if events else None)
    _watched.append(seen)
    try:
        yield seen
    finally:
        _watched.remove(seen)


def band_of(age: int) -> str:
    """The band an age belongs to."""
    return _BAND_AT[age]


def look(turn: Turn, seen: Observed) -> Year:
    """The life as it stands, with its books compared."""
    _check_books(turn, seen)
    cash = money.cents(turn)
    held = vitals.now(turn)
    return Year(
        age=turn.age(),
        occupation=_occupation(turn),
        attainment=education.attainment(turn),
        pay_cents=careers.monthly_pay_cents(turn) * 12,
        cash_cents=cash,
        worth_cents=money.net_worth_cents(turn) + home.worth_cents(turn) + belongings.worth_cents(turn),
        debt_cents=money.debt_cents(turn),
        happiness=held.happiness // vitals.POINT,
        health=held.health // vitals.POINT,
        stress=held.stress // vitals.POINT,
        level=experience.level(turn),
    )


def _check_books(turn: Turn, seen: Observed) -> None:
    """Every statement that the life keeps adds up to its closing, which is the next opening, and the
    running month adds up to the cash; without statements, cash is what was announced as earned
    less what was announced as spent."""
    cash = money.cents(turn)
    kinds = turn.world.rulebook.records
    if "statement" not in kinds or "month" not in kinds:
        off = cash - (seen.earned_cents - seen.spent_cents)
        seen.statements += 1
        seen.wrong_statements += off != seen.off_by_cents
        seen.off_by_cents = off
        return
    accounts = [msgspec.structs.asdict(record) for record in turn.all(kinds["statement"])]
    accounts += [msgspec.structs.asdict(record) for record in turn.all(kinds["month"])]
    accounts.sort(key=lambda account: int(account["month"]))
    following = {int(account["month"]) - 1: int(account["opening_cents"]) for account in accounts}
    for account in accounts:
        closing = int(account["opening_cents"]) + sum(account["lines"].values())
        noted = int(account.get("closing_cents", cash))
        seen.statements += 1
        seen.wrong_statements += not (closing == noted == following.get(int(account["month"]), noted))


def _occupation(turn: Turn) -> str:
    if law.is_in_prison(turn):
        return "prison"
    if education.is_pupil(turn):
        return "school"
    kind = careers.kind(turn)
    if kind == "none" and any(duty.doing == "school" for duty in turn.get(Day).duties.values()):
        return "study"
    return kind


def _count(turn: Turn, fact: Fact) -> None:
    if _watched:
        facts = _watched[-1].facts
        name = type(fact).__name__
        facts[name] = facts.get(name, 0) + 1


def _milestone_reached(turn: Turn, fact: MilestoneReached) -> None:
    if _watched:
        _watched[-1].milestones[fact.milestone_id] = turn.age()


def _slot_ended(turn: Turn, fact: SlotEnded) -> None:
    if _watched:
        doing = _watched[-1].doing
        band = band_of(turn.age())
        here = f"{band}/{fact.doing}"
        doing[here] = doing.get(here, 0) + fact.attended_minutes
        missing = fact.minutes - fact.attended_minutes
        if missing:
            there = f"{band}/missing"
            doing[there] = doing.get(there, 0) + missing


def _earned(turn: Turn, fact: MoneyEarned) -> None:
    if _watched:
        _watched[-1].earned_cents += fact.cents


def _spent(turn: Turn, fact: MoneySpent) -> None:
    if _watched:
        _watched[-1].spent_cents += fact.cents


def _note(turn: Turn, kind: str, event_id: str = "", person_id: str = "", wording: int = 0) -> None:
    if _watched and (happened := _watched[-1].happened) is not None:
        happened.append(Happening(turn.minute, kind, event_id, person_id, wording))


def _event_happened(turn: Turn, fact: EventHappened) -> None:
    _note(turn, "told", fact.event_id, fact.person_id, fact.wording)


def _question_asked(turn: Turn, fact: QuestionAsked) -> None:
    _note(turn, "asked", fact.event_id, fact.person_id, fact.wording)


def _imprisoned(turn: Turn, fact: Imprisoned) -> None:
    _note(turn, "prison")


def _released(turn: Turn, fact: Released) -> None:
    _note(turn, "free")


def _of_family(turn: Turn, fact: Fact) -> None:
    if _watched:
        _watched[-1].family.append((type(fact).__name__, turn.minute))


_FAMILY: Final = (BecamePartners, MovedInTogether, Married, Divorced, Widowed, ChildBorn, ChildAdopted)
_FREQUENT: Final = frozenset({"SlotEnded", "DayBegan", "MoneyEarned", "MoneySpent", "EnergySpent"})
"""Facts that are not counted: they are as many as the days are."""

OBSERVER: Final = Feature(
    name="observer",
    listens=(
        Listens(SlotEnded, _slot_ended),
        Listens(MilestoneReached, _milestone_reached),
        Listens(MoneyEarned, _earned),
        Listens(MoneySpent, _spent),
        Listens(EventHappened, _event_happened),
        Listens(QuestionAsked, _question_asked),
        Listens(Imprisoned, _imprisoned),
        Listens(Released, _released),
        *(Listens(fact, _of_family) for fact in _FAMILY),
        *(Listens(fact, _count) for feature in ROSTER for fact in feature.facts if fact.__name__ not in _FREQUENT),
    ),
)
