"""Messages of the money. Amounts are whole cents."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from ws.engine.feature import Deed
from ws.kernel.messages import Id, Reply, Request

Cents = Annotated[int, msgspec.Meta(ge=1, le=10**13)]
Months = Annotated[int, msgspec.Meta(ge=1, le=480)]
MonthNumber = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]


class GetStatement(Request, frozen=True, tag="get_statement"):
    """Ask for a month's statement; without `month` for the running one."""

    month: MonthNumber | None = None


class StatementShown(Reply, frozen=True, tag="get_statement"):
    month: int
    """Game day: a day stands for a month."""
    closed: bool
    opening_cents: int
    lines: dict[str, int]
    closing_cents: int
    net_worth_cents: int


class TakeLoan(Request, frozen=True, tag="take_loan"):
    """Borrow money to spend freely."""

    kind: Literal["personal"]
    cents: Cents
    months: Months


class LoanGranted(Reply, frozen=True, tag="take_loan"):
    loan_id: str
    cents: int
    months: int
    instalment_cents: int
    interest_basis_points: int
    cash_cents: int


class LoanChosen(Deed, frozen=True, tag="take_loan"):
    kind: str
    cents: int
    months: int


class RepayLoan(Request, frozen=True, tag="repay_loan"):
    """Pay back early; "overdue" as `loan_id` pays what is overdue. More than the rest is not taken."""

    loan_id: Id
    cents: Cents


class LoanPaid(Reply, frozen=True, tag="repay_loan"):
    loan_id: str
    paid_cents: int
    left_cents: int
    cash_cents: int


class RepaymentChosen(Deed, frozen=True, tag="repay_loan"):
    loan_id: str
    cents: int


class SaveMoney(Request, frozen=True, tag="save_money"):
    """From cash into the savings account."""

    cents: Cents


class MoneySaved(Reply, frozen=True, tag="save_money"):
    cash_cents: int
    savings_cents: int


class SavingChosen(Deed, frozen=True, tag="save_money"):
    """`cents` go into savings; below zero they come back out."""

    cents: int


class WithdrawSavings(Request, frozen=True, tag="withdraw_savings"):
    """From the savings account back into cash."""

    cents: Cents


class SavingsWithdrawn(Reply, frozen=True, tag="withdraw_savings"):
    cash_cents: int
    savings_cents: int


class Invest(Request, frozen=True, tag="invest"):
    """Buy shares of a fund, at the price of the month."""

    fund_id: Id
    cents: Cents


class Invested(Reply, frozen=True, tag="invest"):
    fund_id: str
    shares_millionths: int
    value_cents: int
    cash_cents: int


class InvestmentChosen(Deed, frozen=True, tag="invest"):
    """`cents` go into a fund; below zero they come back out."""

    fund_id: str
    cents: int


class SellInvestment(Request, frozen=True, tag="sell_investment"):
    """Sell shares of a fund: so many `cents` of them, or `everything`."""

    fund_id: Id
    cents: Cents | None = None
    everything: bool = False


class InvestmentSold(Reply, frozen=True, tag="sell_investment"):
    fund_id: str
    sold_cents: int
    value_cents: int
    cash_cents: int


class GetFunds(Request, frozen=True, tag="get_funds"):
    """Ask what can be invested in, at which prices."""


class FundOffer(msgspec.Struct, frozen=True):
    id: str
    name: str
    text: str
    mean_basis_points: int
    volatility_basis_points: int
    price_millionths: int
    """Dollars a share, in millionths."""
    price_a_year_ago_millionths: int
    shares_millionths: int
    value_cents: int


class Funds(Reply, frozen=True, tag="get_funds"):
    month: int
    funds: tuple[FundOffer, ...]


class GetBankOffers(Request, frozen=True, tag="get_bank_offers"):
    """Ask for the terms of loans and insurances, and what a bankruptcy would mean."""


class LoanOffer(msgspec.Struct, frozen=True):
    kind: str
    name: str
    text: str
    interest_basis_points: int
    """A year."""
    longest_months: int
    grace_months: int
    """Before the first instalment, without interest."""
    lowest_score: int
    most_cents: int
    """What the income allows beside the debts there are; 0 for nothing."""
    most_instalment_cents: int | None
    """A month; None when income does not matter."""
    reason: str
    """What stands against any loan of the kind; "" when nothing does."""


class InsuranceOffer(msgspec.Struct, frozen=True):
    kind: str
    name: str
    text: str
    monthly_cents: int
    paid_percent: int
    """Of a bill."""
    sold_to_age: int
    reason: str


class BankruptcyOffer(msgspec.Struct, frozen=True):
    freed_cents: int
    given_up_cents: int
    kept_cash_cents: int
    staying_cents: int
    """Debts that go on: studies, mortgages, vehicles and what was borrowed lately."""
    reason: str


class BankOffers(Reply, frozen=True, tag="get_bank_offers"):
    savings_basis_points: int
    loans: tuple[LoanOffer, ...]
    insurances: tuple[InsuranceOffer, ...]
    bankruptcy: BankruptcyOffer


class BuyInsurance(Request, frozen=True, tag="buy_insurance"):
    """Take out a policy; the first premium is due with the next month."""

    kind: Id


class InsuranceBought(Reply, frozen=True, tag="buy_insurance"):
    kind: str
    monthly_cents: int
    paid_percent: int


class InsuranceChosen(Deed, frozen=True, tag="buy_insurance"):
    kind: str


class CancelInsurance(Request, frozen=True, tag="cancel_insurance"):
    kind: Id


class InsuranceCancelled(Reply, frozen=True, tag="cancel_insurance"):
    kind: str


class CancellationChosen(Deed, frozen=True, tag="cancel_insurance"):
    kind: str


class DeclareBankruptcy(Request, frozen=True, tag="declare_bankruptcy"):
    """Be freed of what can not be paid, at the price of savings, funds and good standing."""


class Bankrupt(Reply, frozen=True, tag="declare_bankruptcy"):
    freed_cents: int
    """Debts that nobody paid."""
    given_up_cents: int
    """What went to the creditors."""
    barred_until_month: int


class BankruptcyChosen(Deed, frozen=True, tag="declare_bankruptcy"):
    """Everything follows from what is there."""
