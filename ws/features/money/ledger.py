"""The ledger: the one place where cash, savings and dues move, and what they add up to.

Whatever moves cash goes through `book`, which writes it into the month's statement as well. So the
statement always adds up, and no cent appears or disappears without a line that says why.
"""

from __future__ import annotations

from msgspec.structs import replace

from ws.content.schemas import Economy
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.money.facts import MoneyEarned, MoneySpent
from ws.features.money.records import Credit, Holding, Loan, Money, Month, TaxYear
from ws.features.money.rules import ADULT, MOST_CENTS, cash, funds, loans, tax
from ws.features.money.rules.cash import Line
from ws.kernel.state import Reader


def book(turn: Turn, *lines: Line) -> None:
    """Move cash and say why. Every change of cash is one of these."""
    running = month(turn)
    held = turn.get(Money)
    total = held.cents
    for _, cents in lines:
        total += cents
    turn.put(Money(total, held.savings_cents))
    turn.put(cash.booked(running, lines))


def month(turn: Turn) -> Month:
    """The running month's statement; one begins with the first booking of a life."""
    return turn.find(Month) or Month(turn.minute // MINUTES_PER_DAY, turn.get(Money).cents)


def begin_month(turn: Turn, number: int, net_worth_cents: int) -> None:
    """Close the running statement and open the next one where it ended."""
    running = turn.find(Month)
    if running is not None:
        if running.month >= number:
            return
        turn.put(cash.closed(running, net_worth_cents))
    turn.put(Month(number, turn.get(Money).cents))


def put_aside(turn: Turn, cents: int) -> None:
    """Let savings grow (or shrink, below zero) by what does not come from cash: interest, creditors."""
    held = turn.get(Money)
    turn.put(Money(held.cents, held.savings_cents + cents))


def room_cents(turn: Turn) -> int:
    """How much more cash can come in."""
    return MOST_CENTS - turn.get(Money).cents


def credit(turn: Turn) -> Credit:
    """The standing; that of a beginner when there is none yet."""
    return turn.find(Credit) or Credit()


def credit_line_cents(turn: Turn) -> int:
    """How far cash may go below zero: not at all for the young."""
    return credit(turn).limit_cents if is_adult(turn) else 0


def is_adult(turn: Turn) -> bool:
    """Whether the life answers for its own debts."""
    return turn.age() >= ADULT


def owe(turn: Turn, *dues: Line) -> int:
    """Something falls due, in positive cents: from cash, then savings, then the credit line, and the rest
    is overdue; for the young only from cash, and the family pays the rest. Returns what the family pays."""
    lines = [(category, -cents) for category, cents in dues]
    total = 0
    for _, cents in dues:
        total += cents
    if turn.get(Money).cents >= total:  # as nearly always: nothing but cash need be looked at
        book(turn, *lines)
        return 0
    _draw_savings(turn, total)
    left = total - cash.taken(turn.get(Money).cents, total, credit_line_cents(turn))
    if not left:
        book(turn, *lines)
        return 0
    if not is_adult(turn):
        book(turn, *lines, ("paid by the family", left))
        return left
    book(turn, *lines, ("left unpaid", left))
    standing = credit(turn)
    turn.put(replace(standing, overdue_cents=standing.overdue_cents + left))
    return 0


def _draw_savings(turn: Turn, needed_cents: int) -> None:
    held = turn.get(Money)
    drawn = min(held.savings_cents, needed_cents - max(0, held.cents))
    if drawn > 0 and is_adult(turn):
        put_aside(turn, -drawn)
        book(turn, ("savings", drawn))


def pay_overdue(turn: Turn, cents: int) -> int:
    """Pay what is overdue from cash, as far as it is so much; returns what was paid."""
    standing = credit(turn)
    part = min(cents, standing.overdue_cents)
    if part > 0:
        book(turn, ("overdue debts", -part))
        turn.put(replace(standing, overdue_cents=standing.overdue_cents - part))
    return max(0, part)


def economy(turn: Turn) -> Economy:
    """That of the life's country."""
    economies = turn.content.economies
    return economies.get(turn.life.country) or economies["us"]


def tax_year(turn: Turn) -> tuple[TaxYear, int]:
    """The running tax year, and which of its days today is, from 1 on. The first look at a new year
    settles the one before: what was withheld too much comes back, what was too little is owed."""
    date = turn.date()
    days_per_year = turn.life.days_per_year
    gone = tax.months_gone(date.month, days_per_year)
    held = turn.find(TaxYear)
    if held is None:
        return TaxYear(year=date.year), gone
    if held.year == date.year:
        return held, gone
    refund = min(tax.refund_cents(economy(turn), held, days_per_year), room_cents(turn))
    begun = tax.following(held, date.year)
    turn.put(begun)
    if refund > 0:
        book(turn, ("tax refund", refund))
        turn.announce(MoneyEarned(refund, "tax refund"))
    elif refund < 0:
        forgiven = owe(turn, ("tax bill", -refund))
        turn.announce(MoneySpent(-refund - forgiven, "tax bill"))
    return begun, gone


def reckon_income(turn: Turn) -> int:
    """The income of about twelve months, as `yearly_income_cents`, with the tax year settled first."""
    if turn.find(TaxYear) is None:
        return 0
    held, gone = tax_year(turn)
    return tax.yearly_income(held, gone, turn.life.days_per_year)


def yearly_income_cents(turn: Turn) -> int:
    """Gross income of about the last twelve months."""
    held = turn.find(TaxYear)
    if held is None:
        return 0
    date = turn.date()
    if held.year != date.year:
        held = tax.following(held, date.year)
    return tax.yearly_income(held, tax.months_gone(date.month, turn.life.days_per_year), turn.life.days_per_year)


def debt_cents(reader: Reader) -> int:
    """Loans, the credit line, and what is overdue."""
    held = reader.find(Money) or Money()
    standing = reader.find(Credit)
    overdue = standing.overdue_cents if standing is not None else 0
    return loans.owed(reader.all(Loan)) + overdue + max(0, -held.cents)


def net_worth_cents(reader: Reader) -> int:
    """Cash, savings and funds less debts."""
    held = reader.find(Money) or Money()
    invested = sum(funds.value_cents(holding) for holding in reader.all(Holding))
    return max(0, held.cents) + held.savings_cents + invested - debt_cents(reader)
