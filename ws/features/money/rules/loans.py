"""Loans: who is lent what, and how it is paid back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec
from msgspec.structs import replace

from ws.content.schemas import LoanKind
from ws.features.money.records import Credit, Loan
from ws.features.money.rules import ADULT, dollars, monthly_interest, scaled
from ws.kernel.errors import Refused

MOST_DUES_PERCENT: Final = 43
"""Of monthly income, for all loans together."""
BASIS_POINTS_A_MONTH: Final = 120_000


class Applicant(msgspec.Struct, frozen=True):
    """What a bank wants to know of somebody."""

    age: int
    month: int
    yearly_income_cents: int
    level_percent: int
    """Of the country's pay and prices."""
    credit: Credit
    loans: tuple[Loan, ...]


def instalment(cents: int, yearly_basis_points: int, months: int) -> int:
    """The annuity that pays a loan back in so many months, rounded up to the cent."""
    if not yearly_basis_points:
        return -(-cents // months)
    grown: int = (BASIS_POINTS_A_MONTH + yearly_basis_points) ** months
    flat: int = BASIS_POINTS_A_MONTH**months
    return -(-cents * yearly_basis_points * grown // (BASIS_POINTS_A_MONTH * (grown - flat)))


def most_lent(kind: LoanKind, applicant: Applicant) -> int:
    """How much more of this kind somebody may borrow by income, whatever the standing."""
    most = scaled(kind.most_cents, applicant.level_percent)
    by_income = scaled(kind.base_cents, applicant.level_percent)
    by_income += applicant.yearly_income_cents * kind.income_percent // 100
    owed = sum(loan.balance_cents for loan in applicant.loans if loan.kind == kind.id)
    return max(0, min(most, by_income) - owed)


def most_instalment(kind: LoanKind, applicant: Applicant) -> int | None:
    """The highest instalment a month that the income allows for one more loan, in cents; None when income
    does not matter."""
    if not kind.income_percent:
        return None
    most = applicant.yearly_income_cents * MOST_DUES_PERCENT // 1200
    return max(0, most - sum(loan.instalment_cents for loan in applicant.loans))


def lent(kind: LoanKind, cents: int, months: int, applicant: Applicant) -> Loan:
    """A new loan. Raises Refused("not_allowed") with the reason."""
    check_standing(kind, applicant)
    if not 1 <= months <= kind.longest_months:
        raise Refused(
            "not_allowed",
            f"A loan of this kind runs for {kind.longest_months} months at most.",
            longest_months=kind.longest_months,
        )
    most = most_lent(kind, applicant)
    if not 0 < cents <= most:
        raise Refused(
            "not_allowed",
            f"With your income and debts the bank lends {dollars(most)} at most.",
            most_cents=most,
            yearly_income_cents=applicant.yearly_income_cents,
        )
    monthly = instalment(cents, kind.interest_basis_points, months)
    dues = monthly + sum(loan.instalment_cents for loan in applicant.loans)
    if kind.income_percent and dues * 12 * 100 > applicant.yearly_income_cents * MOST_DUES_PERCENT:
        raise Refused(
            "not_allowed",
            f"You would owe {dollars(dues)} every month. That is too much for what you earn.",
            monthly_dues_cents=dues,
            yearly_income_cents=applicant.yearly_income_cents,
        )
    return Loan(
        id=f"loan{applicant.credit.loans_taken + 1}",
        kind=kind.id,
        borrowed_cents=cents,
        balance_cents=cents,
        instalment_cents=monthly,
        interest_basis_points=kind.interest_basis_points,
        months_left=months,
        first_month=applicant.month + kind.grace_months + 1,
    )


def check_standing(kind: LoanKind, applicant: Applicant) -> None:
    """Whether a bank lends to somebody at all. Raises Refused("not_allowed")."""
    credit = applicant.credit
    if applicant.age < ADULT:
        raise Refused("not_allowed", f"You can borrow when you are {ADULT}.", from_age=ADULT)
    if applicant.month < credit.barred_until_month:
        raise Refused(
            "not_allowed",
            "After a bankruptcy nobody lends for seven years.",
            months_left=credit.barred_until_month - applicant.month,
        )
    if credit.overdue_cents:
        raise Refused(
            "not_allowed",
            f"First pay the {dollars(credit.overdue_cents)} that are overdue.",
            overdue_cents=credit.overdue_cents,
        )
    if credit.score < kind.lowest_score:
        raise Refused(
            "not_allowed",
            "Your credit score is too low for this loan. Paying on time lifts it.",
            credit_score=credit.score,
            lowest_score=kind.lowest_score,
        )


def paid_instalment(loan: Loan) -> tuple[int, int, Loan]:
    """(interest, repayment, the loan afterwards) of a month. The last instalment settles the rest."""
    interest = monthly_interest(loan.balance_cents, loan.interest_basis_points)
    if loan.months_left <= 1:
        repayment = loan.balance_cents
    else:
        repayment = min(loan.balance_cents, max(0, loan.instalment_cents - interest))
    left = replace(loan, balance_cents=loan.balance_cents - repayment, months_left=max(0, loan.months_left - 1))
    return interest, repayment, left


def repaid(loan: Loan, cents: int) -> tuple[int, Loan]:
    """(what is taken, the loan afterwards) when something is paid back early."""
    part = min(cents, loan.balance_cents)
    return part, replace(loan, balance_cents=loan.balance_cents - part)


def owed(loans: Iterable[Loan]) -> int:
    """What loans still have to be paid back, without interest to come."""
    return sum(loan.balance_cents for loan in loans)
