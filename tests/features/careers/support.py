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
from ws.features.money import api as money
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
    """Facts as they are announced, and what is earned, before tax."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.facts: list[Fact] = []
        self.gross: list[tuple[str, int]] = []
        announce, earn = Turn.announce, money.earn

        def noting(turn: Turn, fact: Fact) -> None:
            self.facts.append(fact)
            announce(turn, fact)

        def earning(turn: Turn, gross_cents: int, reason: str) -> int:
            self.gross.append((reason, gross_cents))
            return earn(turn, gross_cents, reason)

        monkeypatch.setattr(Turn, "announce", noting)
        monkeypatch.setattr(money, "earn", earning)

    def earned(self, reason: str) -> list[int]:
        """Cents earned for a reason."""
        return [cents for why, cents in self.gross if why == reason]

    def forget(self) -> None:
        """Begin anew."""
        self.facts.clear()
        self.gross.clear()

    def of(self, kind: type[F]) -> list[F]:
        """Those of a kind, oldest first."""
        return [fact for fact in self.facts if isinstance(fact, kind)]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    return Heard(monkeypatch)
