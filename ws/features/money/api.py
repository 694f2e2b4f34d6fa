"""The door of the money."""

from ws.engine.turn import Turn
from ws.features.money import rules
from ws.features.money.records import Money
from ws.kernel.facts import Fact


class MoneyEarned(Fact, frozen=True):
    """Money came in."""

    cents: int
    reason: str


class MoneySpent(Fact, frozen=True):
    """Money went out."""

    cents: int
    reason: str


def begin(turn: Turn) -> None:
    """An empty pocket."""
    turn.put(Money())


def pay(turn: Turn, cost_cents: int, reason: str) -> None:
    """Pay of one's own will. Raises Refused("not_enough_money")."""
    if cost_cents:
        turn.put(Money(cents=rules.paid(turn.get(Money).cents, cost_cents)))
        turn.announce(MoneySpent(cost_cents, reason))


def change(turn: Turn, cents: int, reason: str) -> None:
    """Let money come in or go out by itself."""
    if cents:
        turn.put(Money(cents=rules.changed(turn.get(Money).cents, cents)))
        turn.announce(MoneyEarned(cents, reason) if cents > 0 else MoneySpent(-cents, reason))


def cents(turn: Turn) -> int:
    """Cash now."""
    return turn.get(Money).cents
