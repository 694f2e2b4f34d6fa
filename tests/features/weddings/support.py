"""Two who love each other, as the tests of the weddings need them."""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec.structs import replace

from tests.features.support import grown, put
from tests.support.life import SandboxLife
from ws.engine.clock import MINUTES_PER_DAY
from ws.features.money.records import Money
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import api as romance
from ws.features.romance.records import Bond
from ws.features.romance.rules import stages
from ws.features.weddings import messages as m
from ws.features.weddings.records import Wedding

YEAR = 12 * MINUTES_PER_DAY
RICH = 5_000_000
PLAIN: dict[str, Any] = {"place_id": "registry_office", "style_id": "plain_and_simple"}


@cache
def _couple(age: int, number: int) -> tuple[SandboxLife, str]:
    life = grown(age, number)
    life.advance(life.minute + 600)
    turn = life.turn()
    met = people.meet(turn, "acquaintance", "the one")
    grown_up = replace(
        met, birth_minute=turn.minute - age * YEAR, partnership="single", partner="", affinity=92, doing="work",
        died_minute=None,
    )  # fmt: skip
    turn.put(grown_up)
    romance.move_to(turn, met.id, "together")
    bond = turn.get(Bond, met.id)
    turn.put(replace(bond, since_minute=turn.minute - 4 * YEAR, trust=95, passion=95, lives_together=True))
    turn.put(replace(turn.get(Money), cents=RICH))
    life.commit(turn, life.minute)
    return life, met.id


def couple(age: int = 28, number: int = 0) -> tuple[SandboxLife, str]:
    """A life of this age with somebody it has been with for four good years, and money."""
    life, person_id = _couple(age, number)
    return life.copy(), person_id


def engaged(age: int = 28, number: int = 0) -> tuple[SandboxLife, str]:
    """The same two, after a yes."""
    life, person_id = couple(age, number)
    move(life, person_id, "engaged")
    return life, person_id


def move(life: SandboxLife, person_id: str, stage: Any) -> None:
    """To another stage, by the door."""
    turn = life.turn()
    assert stages.may_follow(romance.stage(turn, person_id), stage)
    romance.move_to(turn, person_id, stage)
    life.commit(turn, life.minute)


def planned(life: SandboxLife, person_id: str, days: int = 3, **changes: Any) -> Wedding:
    """A wedding so many days ahead."""
    fields = {**PLAIN, "guest_ids": (), "other_guests": 0, "extras": (), **changes}
    day = life.minute // MINUTES_PER_DAY + days
    life.perform(m.WeddingChosen(person_id=person_id, day=day, **fields))
    return life.state.get(Wedding)


def to_altar(life: SandboxLife) -> None:
    """On to the question; other questions find their default."""
    for _ in range(1000):
        plan = life.state.find(Wedding)
        if plan is None or plan.altar_minute is not None:
            return
        life.advance(life.minute + 60)
    raise AssertionError("no wedding day")


def person(life: SandboxLife, person_id: str) -> Person:
    """Somebody as they are now."""
    return life.state.get(Person, person_id)


def with_person(life: SandboxLife, person_id: str, **changes: Any) -> None:
    """Somebody as the test wants them."""
    put(life, replace(person(life, person_id), **changes))


def with_bond(life: SandboxLife, person_id: str, **changes: Any) -> None:
    """What is between the two as the test wants it."""
    put(life, replace(life.state.get(Bond, person_id), **changes))
