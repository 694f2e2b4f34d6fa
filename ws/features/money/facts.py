"""What the money announces; others know it by the door."""

from __future__ import annotations

from ws.kernel.facts import Fact


class MoneyEarned(Fact, frozen=True):
    """Money came in: of taxed income what is left of it."""

    cents: int
    reason: str


class MoneySpent(Fact, frozen=True):
    """Money went out, or is owed from now on."""

    cents: int
    reason: str


class LoanTaken(Fact, frozen=True):
    """Somebody lent money."""

    loan_id: str
    kind: str
    cents: int


class LoanRepaid(Fact, frozen=True):
    """A loan was paid back whole."""

    loan_id: str
    kind: str


class WentBankrupt(Fact, frozen=True):
    """Debts were struck out, and most of what was there went to the creditors."""

    freed_cents: int
    """Debts that nobody paid."""
