"""The door of the money.

Amounts are whole cents, in dollars. `pay` is for what is chosen, `charge` for what falls due,
`change` for what befalls a life, `earn` for income that is taxed.
"""

from __future__ import annotations

from msgspec.structs import replace

from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.money import ledger
from ws.features.money.facts import LoanRepaid, LoanTaken, MoneyEarned, MoneySpent, WentBankrupt
from ws.features.money.records import Holding, Loan, Money, Policy, Statement
from ws.features.money.rules import ADULT, cash, funds, loans, scaled, tax
from ws.features.money.rules import credit as crediting
from ws.kernel.errors import Refused


def begin(turn: Turn) -> None:
    """An empty pocket."""
    turn.put(Money())


def begin_grown(turn: Turn, savings_cents: int) -> None:
    """What somebody has put aside who begins as an adult."""
    turn.put(Money(0, savings_cents))


def pay(turn: Turn, cost_cents: int, reason: str) -> None:
    """Pay of one's own will, in cash. Raises Refused("not_enough_money")."""
    if cost_cents:
        cash.paid(turn.get(Money).cents, cost_cents)
        ledger.book(turn, (reason, -cost_cents))
        turn.announce(MoneySpent(cost_cents, reason))


def change(turn: Turn, cents: int, reason: str) -> None:
    """Let money come in untaxed, or be lost. Nobody loses more than is there and the credit line allows;
    for the young not more than is there."""
    if cents > 0:
        gained = min(cents, ledger.room_cents(turn))
        ledger.book(turn, (reason, gained))
        turn.announce(MoneyEarned(gained, reason))
    elif cents < 0:
        lost = cash.taken(turn.get(Money).cents, -cents, ledger.credit_line_cents(turn))
        if lost:
            ledger.book(turn, (reason, -lost))
            turn.announce(MoneySpent(lost, reason))


def earn(turn: Turn, gross_cents: int, reason: str) -> int:
    """Taxable income comes in ("salary", "pension", "side job", "business"); returns what is left of it
    after tax, contributions and, when debts are long overdue, the bailiff. A "pension" pays no contributions."""
    gross_cents = min(gross_cents, ledger.room_cents(turn))
    if gross_cents <= 0:
        return 0
    before, months = ledger.tax_year(turn)
    after = tax.after_income(ledger.economy(turn), before, gross_cents, months, is_pension=reason == "pension")
    income_tax = after.tax_cents - before.tax_cents
    contributions = after.contributions_cents - before.contributions_cents
    turn.put(after)
    ledger.book(turn, (reason, gross_cents), ("income tax", -income_tax), ("social contributions", -contributions))
    net = gross_cents - income_tax - contributions
    turn.announce(MoneyEarned(net, reason))
    seized = crediting.garnished(ledger.credit(turn), net)
    return net - ledger.pay_overdue(turn, seized) if seized else net


def charge(turn: Turn, cents: int, reason: str) -> None:
    """An obligation falls due (rent, tuition, upkeep, a fine): paid from cash, then savings, then on the
    credit line; what is beyond is overdue. For the young the family pays what they can not."""
    if cents > 0:
        by_family = ledger.owe(turn, (reason, cents))
        turn.announce(MoneySpent(cents - by_family, reason))


def borrow(turn: Turn, kind: str, cents: int, months: int) -> str:
    """Take a loan of a kind ("student", "mortgage", "vehicle"); its money is spent on what it is for,
    so cash does not move. Returns the loan's id. Raises Refused("not_allowed") with the reason, and
    Refused("not_found") for a kind that nobody lends."""
    lent = turn.content.loans.get(kind)
    if lent is None or kind == "credit_line":
        raise Refused("not_found", "Nobody lends money of this kind.", kind=kind)
    loan = loans.lent(lent, cents, months, applicant(turn))
    standing = ledger.credit(turn)
    score = crediting.bounded(standing.score - crediting.NEW_LOAN_POINTS)
    turn.put(replace(standing, loans_taken=standing.loans_taken + 1, score=score))
    turn.put(loan)
    turn.announce(LoanTaken(loan.id, kind, cents))
    return loan.id


def most_lent_cents(turn: Turn, kind: str) -> int:
    """How much more of a kind of loan the income allows; the monthly dues may allow less."""
    lent = turn.content.loans.get(kind)
    return 0 if lent is None else loans.most_lent(lent, applicant(turn))


def settle(turn: Turn, loan_id: str) -> int:
    """Pay off a loan at once, in cash; returns what that took, in cents. Raises
    Refused("not_enough_money"), and Refused("not_found") for a loan that is not there."""
    return repay(turn, loan_id, held_loan(turn, loan_id).balance_cents)


def repay(turn: Turn, loan_id: str, cents: int) -> int:
    """Pay a part of a loan back early, in cash; returns what was taken, at most the rest of the loan."""
    loan = held_loan(turn, loan_id)
    part, left = loans.repaid(loan, cents)
    cash.paid(turn.get(Money).cents, part)
    ledger.book(turn, ("loan repayment", -part))
    put_loan(turn, left)
    return part


def put_loan(turn: Turn, loan: Loan) -> None:
    """Keep a loan as it is now; one that is paid back is over."""
    if loan.balance_cents:
        turn.put(loan)
        return
    turn.remove(Loan, loan.id)
    standing = ledger.credit(turn)
    turn.put(replace(standing, score=crediting.bounded(standing.score + crediting.LOAN_REPAID_POINTS)))
    turn.announce(LoanRepaid(loan.id, loan.kind))


def loan_cents(turn: Turn, loan_id: str) -> int:
    """What is left of a loan; 0 for one that is paid back, or for no loan ("")."""
    loan = turn.find(Loan, loan_id) if loan_id else None
    return loan.balance_cents if loan is not None else 0


def hand_over_loan(turn: Turn, loan_id: str) -> None:
    """Let somebody else owe a loan, with the bank's consent. Nothing happens for one that is paid back."""
    turn.remove(Loan, loan_id)


def held_loan(turn: Turn, loan_id: str) -> Loan:
    """A loan that runs. Raises Refused("not_found")."""
    loan = turn.find(Loan, loan_id)
    if loan is None:
        raise Refused("not_found", "There is no such loan.", loan_id=loan_id)
    return loan


def applicant(turn: Turn) -> loans.Applicant:
    """What a bank knows of the life."""
    return loans.Applicant(
        age=turn.age(),
        month=turn.minute // MINUTES_PER_DAY,
        yearly_income_cents=ledger.yearly_income_cents(turn),
        level_percent=ledger.economy(turn).income_percent,
        credit=ledger.credit(turn),
        loans=tuple(turn.all(Loan)),
    )


def insured_percent(turn: Turn, kind: str) -> int:
    """How much of a bill an insurance ("health", "home", "vehicle") pays, 0 to 100; for health on top of
    what the country pays for everybody."""
    public = tax.public_health_percent(ledger.economy(turn), turn.age()) if kind == "health" else 0
    insurance = turn.content.insurances.get(kind)
    if insurance is None or turn.find(Policy, kind) is None:
        return public
    return public + (100 - public) * insurance.paid_percent // 100


def in_country(turn: Turn, cents: int) -> int:
    """A price or pay as content gives it (United States), at the level of the life's country."""
    return scaled(cents, ledger.economy(turn).income_percent)


def net_worth_cents(turn: Turn) -> int:
    """Cash, savings and funds less debts."""
    return ledger.net_worth_cents(turn)


def counted_cents(turn: Turn) -> int:
    """The net worth as it was counted when the running month began, for those who ask every midnight: before
    the dues of the month. Counted now while nothing has been."""
    month = turn.minute // MINUTES_PER_DAY - 1
    closed = turn.find(Statement, str(month % cash.KEPT_MONTHS))
    if closed is None or closed.month != month:
        return ledger.net_worth_cents(turn)
    return closed.net_worth_cents


def debt_cents(turn: Turn) -> int:
    """Loans, the credit line in use, and what is overdue."""
    return ledger.debt_cents(turn)


def yearly_income_cents(turn: Turn) -> int:
    """Gross income of about the last twelve months, as a bank reckons it."""
    return ledger.yearly_income_cents(turn)


def is_overdue(turn: Turn) -> bool:
    """Whether something fell due that was not paid."""
    return ledger.credit(turn).overdue_cents > 0


def savings_cents(turn: Turn) -> int:
    """What was put aside."""
    return turn.get(Money).savings_cents


def put_aside(turn: Turn, cents: int) -> None:
    """Let savings grow by what comes from elsewhere than cash."""
    ledger.put_aside(turn, cents)


def funds_cents(turn: Turn) -> int:
    """What all shares of funds are worth."""
    return sum(funds.value_cents(holding) for holding in turn.all(Holding))


def cents(turn: Turn) -> int:
    """Cash now; below zero as far as the credit line is used."""
    return turn.get(Money).cents


__all__ = [
    "ADULT", "LoanRepaid", "LoanTaken", "MoneyEarned", "MoneySpent", "WentBankrupt", "applicant", "begin",
    "begin_grown", "borrow", "cents", "change", "charge", "counted_cents", "debt_cents", "earn", "funds_cents",
    "hand_over_loan", "held_loan", "in_country", "insured_percent", "is_overdue", "loan_cents",
    "most_lent_cents", "net_worth_cents", "pay", "put_aside", "put_loan", "repay", "savings_cents", "settle",
    "yearly_income_cents",
]  # fmt: skip
