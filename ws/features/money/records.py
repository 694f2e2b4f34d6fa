"""What a life has, owes, and has been told by its bank. All amounts are whole cents."""

from typing import ClassVar

import msgspec

from ws.kernel.records import Owner, Record, Stored


class Money(Record, frozen=True):
    """Cash, and what was put aside. Only `ledger` changes it."""

    cents: int = 0
    """Below zero only as far as a grown-up's credit line."""
    savings_cents: int = 0

    STORED: ClassVar[Stored] = Stored(kind="money", owner=Owner.LIFE)


class Month(Record, frozen=True):
    """The statement of the running month."""

    month: int
    """Game day: a day stands for a month."""
    opening_cents: int
    lines: dict[str, int] = msgspec.field(default_factory=dict)
    """What came in and went out, summed by category, in the order of the first booking."""

    STORED: ClassVar[Stored] = Stored(kind="month", owner=Owner.LIFE)


class Statement(Record, frozen=True):
    """A month that is over. Opening and lines add up to the closing, which is the next opening."""

    slot: int
    """Place in the ring of the last `rules.cash.KEPT_MONTHS`."""
    month: int
    opening_cents: int
    lines: dict[str, int]
    closing_cents: int
    net_worth_cents: int

    STORED: ClassVar[Stored] = Stored(kind="statement", owner=Owner.LIFE, key="slot")


class TaxYear(Record, frozen=True):
    """Income of the running calendar year, and what was withheld of it."""

    year: int
    gross_cents: int = 0
    insured_cents: int = 0
    """The part of it that pays social contributions."""
    tax_cents: int = 0
    contributions_cents: int = 0
    previous_gross_cents: int = 0
    """Of the year before."""

    STORED: ClassVar[Stored] = Stored(kind="tax_year", owner=Owner.LIFE)


class Credit(Record, frozen=True):
    """How a life stands with those who lend and those who wait for their money."""

    score: int = 620
    """300 to 850."""
    limit_cents: int = 0
    """How far cash may go below zero."""
    overdue_cents: int = 0
    overdue_months: int = 0
    """Midnights since which something is overdue without a break."""
    barred_until_month: int = 0
    """Nobody lends before this month, after a bankruptcy; 0 when there was none."""
    loans_taken: int = 0
    bankruptcies: int = 0

    STORED: ClassVar[Stored] = Stored(kind="credit", owner=Owner.LIFE)


class Loan(Record, frozen=True):
    """A loan that is being paid back."""

    id: str
    kind: str
    """Id in the content."""
    borrowed_cents: int
    balance_cents: int
    instalment_cents: int
    interest_basis_points: int
    """A year, as it was agreed."""
    months_left: int
    first_month: int
    """The game day at whose midnight the first instalment is due."""

    STORED: ClassVar[Stored] = Stored(kind="loan", owner=Owner.LIFE, key="id")


class Holding(Record, frozen=True):
    """Shares of a fund."""

    fund_id: str
    shares_millionths: int
    price_millionths: int
    """Dollars a share, in millionths, of the month `month`."""
    month: int
    paid_cents: int
    """What was put in, less the share of it that was sold."""

    STORED: ClassVar[Stored] = Stored(kind="holding", owner=Owner.LIFE, key="fund_id")


class Policy(Record, frozen=True):
    """An insurance that runs."""

    kind: str
    """Id in the content."""
    since_month: int

    STORED: ClassVar[Stored] = Stored(kind="policy", owner=Owner.LIFE, key="kind")
