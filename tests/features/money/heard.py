"""Lives whose facts are noted, and what must hold of their money at any time."""

from __future__ import annotations

from msgspec.structs import replace

from tests.features.support import grown, plan_no_event
from tests.support.life import ACCOUNT, SandboxLife
from ws.engine.clock import is_weekend
from ws.engine.turn import Turn
from ws.features.day.api import DayBegan
from ws.features.money import ledger, systems
from ws.features.money.records import Credit, Money, Month, Statement
from ws.features.money.rules import cash
from ws.kernel.facts import Fact

MONTH = 1440


class HeardTurn(Turn):
    """A turn that notes what it announces."""

    __slots__ = ("heard",)

    def __init__(self, life: SandboxLife) -> None:
        super().__init__(life.world, life.state, ACCOUNT, at=life.minute * 1000)
        self.heard: list[Fact] = []
        self.minute = life.minute

    def announce(self, fact: Fact) -> None:
        self.heard.append(fact)
        super().announce(fact)


class HeardLife(SandboxLife):
    """A life that notes what was announced since one last looked."""

    facts: list[Fact]

    def turn(self) -> HeardTurn:
        return HeardTurn(self)

    def commit(self, turn: Turn, minute: int) -> None:
        super().commit(turn, minute)
        assert isinstance(turn, HeardTurn)
        self.facts.extend(turn.heard)

    def heard(self) -> list[Fact]:
        facts, self.facts = self.facts, []
        return facts

    @property
    def cents(self) -> int:
        return self.state.get(Money).cents

    @property
    def credit(self) -> Credit:
        return self.state.find(Credit) or Credit()

    @property
    def worth(self) -> int:
        return ledger.net_worth_cents(self.state)

    def pass_month(self) -> None:
        """To the next midnight, and what it does to money; nothing else happens, and nobody works."""
        number = self.minute // MONTH + 1
        self.minute = number * MONTH
        turn = self.turn()
        systems.month_begins(turn, DayBegan(number, is_weekend(number)))
        self.commit(turn, self.minute)

    def live_month(self) -> None:
        """To the next midnight, with everything that happens on the way."""
        self.advance((self.minute // MONTH + 1) * MONTH)


def heard(age: int = 30, number: int = 0, cents: int | None = None) -> HeardLife:
    """A life on the first midnight after a birthday, without events to come; with so much cash, as if found."""
    life = grown(age, number)
    life.__class__ = HeardLife
    assert isinstance(life, HeardLife)
    life.facts = []
    plan_no_event(life)
    life.heard()
    if cents is not None:
        turn = life.turn()
        ledger.book(turn, ("found", cents - life.cents))
        life.commit(turn, life.minute)
    return life


def standing(life: HeardLife, **changes: int) -> None:
    """The credit of the life as the test wants it."""
    turn = life.turn()
    turn.put(replace(life.credit, **changes))
    life.commit(turn, life.minute)


def statements(life: SandboxLife) -> list[Statement]:
    """Those that are kept, oldest first."""
    return sorted(life.state.all(Statement), key=lambda statement: statement.month)


def check_statements(life: SandboxLife) -> None:
    """Every statement adds up, the next begins where one ended, and the running one ends at the cash."""
    kept = statements(life)
    for statement in kept:
        assert statement.opening_cents + sum(statement.lines.values()) == statement.closing_cents
    running = life.state.get(Month)
    openings = [*((held.month, held.opening_cents) for held in kept[1:]), (running.month, running.opening_cents)]
    for before, (month, opening) in zip(kept, openings, strict=True):
        assert (before.month + 1, before.closing_cents) == (month, opening)
    assert cash.closing_cents(running) == life.state.get(Money).cents
