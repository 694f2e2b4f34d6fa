"""Who is widowed inherits once, and buries the dead."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.features.legacy.support import person, rich, with_family
from tests.features.support import grown
from tests.support.life import SandboxLife
from ws.features.legacy.rules import estates
from ws.features.money.records import Money
from ws.features.people.api import PersonDied
from ws.features.people.records import Person

YEAR = 12 * 1440


def bereaved(number: int, relation: str) -> tuple[SandboxLife, int]:
    """A life of forty that loses somebody of its age who had no work, and what its cash changes by."""
    life = rich(grown(40))
    with_family(life, person(number, relation, birth_minute=0, doing="home", partnership="married"))
    turn = life.turn()
    dead = replace(next(turn.all(Person)), died_minute=turn.minute)
    turn.put(dead)
    before = turn.get(Money).cents
    turn.announce(PersonDied(dead.id, dead.relation))
    turn.settle()
    change = turn.get(Money).cents - before
    life.commit(turn, turn.minute)
    return life, change


@pytest.mark.parametrize("relation", ["husband", "wife"])
def test_a_spouse_inherits_or_pays_for_the_funeral(relation: str) -> None:
    changes = [bereaved(number, relation)[1] for number in range(1, 40)]
    assert -estates.FUNERAL_CENTS in changes, "somebody left nothing at all"
    assert any(change > 0 for change in changes)
    assert min(changes) >= -estates.FUNERAL_CENTS


def test_an_ex_is_buried_by_others() -> None:
    assert {bereaved(number, "ex")[1] for number in range(1, 20)} == {0}


def test_nobody_else_pays_for_a_funeral() -> None:
    assert min(bereaved(number, "sister")[1] for number in range(1, 20)) >= 0
