"""Credit: the score, the credit line, what is overdue, and bankruptcy.

The score is like the ones that credit bureaus give, 300 to 850: it falls at once and climbs slowly.
"""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec.structs import replace

from ws.content.schemas import Effects, LoanKind
from ws.features.money.records import Credit, Loan
from ws.features.money.rules import monthly_interest, scaled
from ws.kernel.errors import Refused

LOWEST: Final = 300
HIGHEST: Final = 850
AFTER_BANKRUPTCY: Final = 400
BARRED_MONTHS: Final = 84
"""Seven years: as long as a bankruptcy of Chapter 13 stands in an American credit report (15 U.S.C. 1681c)."""
BAILIFF_FROM: Final = 3
"""Months overdue."""
GARNISHED_PERCENT: Final = 25
"""Of net pay, at most (Consumer Credit Protection Act, 15 U.S.C. 1673)."""
OVERDUE_BASIS_POINTS: Final = 900
OVERDUE_INTEREST_MONTHS: Final = 36
"""After three years nobody reckons interest any more on what can not be collected."""
REMINDER_CENTS: Final = 1_500
"""Fee of each of the two reminders, at the level of the United States."""
KEPT_CASH_CENTS: Final = 100_000
"""What bankruptcy leaves in the pocket, at the level of the United States."""
LOAN_REPAID_POINTS: Final = 10
NEW_LOAN_POINTS: Final = 6
RECENT_MONTHS: Final = 6
"""A loan younger than this is not struck out: nobody borrows in order to go bankrupt (after 11 U.S.C. 523)."""
_CEILING_WITHOUT_LOANS: Final = 700
"""Who never owed anything is not known well enough for more."""
_SHARES: Final = ((740, 100), (670, 75), (580, 50), (500, 25))
"""(from this score on, per cent of the credit line that income allows)"""
LETTERS: Final = {1: "reminder", 2: "last_reminder", BAILIFF_FROM: "bailiff"}
"""Months overdue -> what is written."""
_WORRIES: Final = {
    1: Effects(happiness=-2, stress=4),
    2: Effects(happiness=-3, stress=6),
    3: Effects(happiness=-6, stress=10),
}
_WORRY: Final = Effects(happiness=-1.5, stress=2)
RELIEF: Final = Effects(happiness=4, stress=-8)
BROKE: Final = Effects(happiness=-15, stress=8)


class Estate(msgspec.Struct, frozen=True):
    """What there is to share among creditors, and what is owed to them, in cents."""

    cash_cents: int
    savings_cents: int
    funds_cents: int
    dischargeable_cents: int
    """Loans that bankruptcy frees of."""
    overdue_cents: int
    kept_cash_cents: int

    @property
    def given_up_cents(self) -> int:
        """What the life loses: savings, funds, and cash beyond what it may keep."""
        return max(0, self.cash_cents - self.kept_cash_cents) + self.savings_cents + self.funds_cents

    @property
    def owed_cents(self) -> int:
        """Everything that is struck out: loans, what is overdue, and the credit line."""
        return self.dischargeable_cents + self.overdue_cents + max(0, -self.cash_cents)


def limit_cents(credit: Credit, line: LoanKind, yearly_income_cents: int, level_percent: int, month: int) -> int:
    """How far cash may go below zero."""
    if month < credit.barred_until_month or credit.score < line.lowest_score:
        return 0
    share = _share(credit.score)
    most = scaled(line.base_cents, level_percent) + yearly_income_cents * line.income_percent // 100
    return min(scaled(line.most_cents, level_percent), most) * share // 100


def _share(score: int) -> int:
    for least, percent in _SHARES:
        if score >= least:
            return percent
    return 0


def after_month(credit: Credit, cash_cents: int, has_loans: bool) -> Credit:
    """A month later, dues and all: the score by behaviour, and since when something is overdue."""
    if credit.overdue_cents:
        months = credit.overdue_months + 1
        return replace(credit, overdue_months=months, score=bounded(credit.score - (45 if months == 1 else 12)))
    if credit.limit_cents and -cash_cents * 5 > credit.limit_cents * 4:
        step = -3
    elif has_loans:
        step = 2 if credit.score < _CEILING_WITHOUT_LOANS else 1
    else:
        step = 1 if credit.score < _CEILING_WITHOUT_LOANS else 0
    if not step and not credit.overdue_months:
        return credit
    return replace(credit, overdue_months=0, score=bounded(credit.score + step))


def bounded(score: int) -> int:
    """Within what a score can be."""
    return min(HIGHEST, max(LOWEST, score))


def worry(overdue_months: int) -> Effects:
    """What a month with something overdue does to somebody."""
    return _WORRIES.get(overdue_months, _WORRY)


def overdue_interest(credit: Credit) -> int:
    """What a month with something overdue costs."""
    if credit.overdue_months > OVERDUE_INTEREST_MONTHS:
        return 0
    return monthly_interest(credit.overdue_cents, OVERDUE_BASIS_POINTS)


def garnished(credit: Credit, net_cents: int) -> int:
    """What the bailiff takes of a net pay."""
    if credit.overdue_months < BAILIFF_FROM:
        return 0
    return min(credit.overdue_cents, max(0, net_cents) * GARNISHED_PERCENT // 100)


def is_discharged(loan: Loan, kind: LoanKind | None, month: int) -> bool:
    """Whether bankruptcy in this month frees of a loan."""
    return kind is not None and kind.discharged and month - loan.first_month >= RECENT_MONTHS


def check_bankrupt(estate: Estate, credit: Credit, month: int) -> None:
    """Raises Refused("not_allowed") for who can not be bankrupt: without debts, too rich, or too soon."""
    if month < credit.barred_until_month:
        raise Refused(
            "not_allowed",
            "The last bankruptcy is not over yet.",
            months_left=credit.barred_until_month - month,
        )
    if estate.owed_cents <= 0:
        raise Refused(
            "not_allowed",
            "You have no debts that bankruptcy would free you of; loans of the last months it does not.",
        )
    if estate.given_up_cents >= estate.owed_cents:
        raise Refused(
            "not_allowed",
            "You own enough to pay what you owe.",
            owned_cents=estate.given_up_cents,
            owed_cents=estate.owed_cents,
        )


def after_bankruptcy(credit: Credit, month: int) -> Credit:
    """The standing of somebody who went bankrupt."""
    return replace(
        credit,
        score=min(credit.score, AFTER_BANKRUPTCY),
        limit_cents=0,
        overdue_cents=0,
        overdue_months=0,
        barred_until_month=month + BARRED_MONTHS,
        bankruptcies=credit.bankruptcies + 1,
    )
