"""What the tests of the careers share: people with jobs, facts that were announced."""

from __future__ import annotations

from typing import TypeVar

import pytest
from msgspec.structs import replace

from tests.features.support import grown, put
from tests.support.life import SandboxLife
from ws.engine.turn import Turn
from ws.features.careers import api
from ws.features.careers.records import Career
from ws.features.money.records import Money
from ws.kernel.facts import Fact

F = TypeVar("F", bound=Fact)


def worker(job: str, age: int = 25, **changes: object) -> SandboxLife:
    """Somebody with this job, and with what else is given of the career."""
    life = grown(age)
    turn = life.turn()
    turn.put(Career())
    api.take_job(turn, job)
    life.commit(turn, life.minute)
    put(life, replace(life.state.get(Career), **changes))
    return life


def idle(age: int = 30) -> SandboxLife:
    """Somebody without work, and without any before."""
    life = worker("cook", age)
    turn = life.turn()
    api.changing.change(turn, Career())
    life.commit(turn, life.minute)
    return life


def with_money(life: SandboxLife, cents: int) -> SandboxLife:
    """The same life with this much cash."""
    put(life, replace(life.state.get(Money), cents=cents))
    return life


class Heard:
    """Facts as they are announced."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.facts: list[Fact] = []
        announce = Turn.announce

        def noting(turn: Turn, fact: Fact) -> None:
            self.facts.append(fact)
            announce(turn, fact)

        monkeypatch.setattr(Turn, "announce", noting)

    def of(self, kind: type[F]) -> list[F]:
        """Those of a kind, oldest first."""
        return [fact for fact in self.facts if isinstance(fact, kind)]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    return Heard(monkeypatch)
