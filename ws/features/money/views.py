"""What the client sees of the money."""

from __future__ import annotations

from ws.content.schemas import Content
from ws.features.money import ledger
from ws.features.money.records import Credit, Holding, Loan, Money, Policy, Statement
from ws.features.money.rules import cash, funds
from ws.kernel.state import Reader


def money(reader: Reader, content: Content) -> dict[str, int] | None:
    """Everything at a glance."""
    held = reader.find(Money)
    if held is None:
        return None
    credit = reader.find(Credit) or Credit()
    return {
        "cents": held.cents,
        "savings_cents": held.savings_cents,
        "debt_cents": ledger.debt_cents(reader),
        "net_worth_cents": ledger.net_worth_cents(reader),
        "credit_score": credit.score,
        "credit_line_cents": credit.limit_cents,
        "overdue_cents": credit.overdue_cents,
        "overdue_months": credit.overdue_months,
        "barred_until_month": credit.barred_until_month,
    }


def bank(reader: Reader, content: Content) -> dict[str, object] | None:
    """Loans, funds, insurances, and the months past."""
    if reader.find(Money) is None:
        return None
    statements = sorted(reader.all(Statement), key=lambda statement: statement.month)
    return {
        "loans": [_loan(loan, content) for loan in reader.all(Loan)],
        "funds": [_holding(holding, content) for holding in reader.all(Holding)],
        "insurances": [policy.kind for policy in reader.all(Policy)],
        "months": [_month(statement) for statement in statements],
    }


def _loan(loan: Loan, content: Content) -> dict[str, object]:
    kind = content.loans.get(loan.kind)
    return {
        "id": loan.id,
        "kind": loan.kind,
        "name": kind.name if kind is not None else loan.kind,
        "borrowed_cents": loan.borrowed_cents,
        "balance_cents": loan.balance_cents,
        "instalment_cents": loan.instalment_cents,
        "interest_basis_points": loan.interest_basis_points,
        "months_left": loan.months_left,
        "first_month": loan.first_month,
    }


def _holding(holding: Holding, content: Content) -> dict[str, object]:
    fund = content.funds.get(holding.fund_id)
    return {
        "fund_id": holding.fund_id,
        "name": fund.name if fund is not None else holding.fund_id,
        "shares_millionths": holding.shares_millionths,
        "price_millionths": holding.price_millionths,
        "value_cents": funds.value_cents(holding),
        "paid_cents": holding.paid_cents,
    }


def _month(statement: Statement) -> dict[str, int]:
    return {
        "month": statement.month,
        "income_cents": cash.income_cents(statement.lines),
        "spending_cents": cash.spending_cents(statement.lines),
        "closing_cents": statement.closing_cents,
        "net_worth_cents": statement.net_worth_cents,
    }


def status(reader: Reader, minute: int) -> dict[str, object]:
    """The part of `u`."""
    return {"money": reader.get(Money).cents}


def never(reader: Reader, minute: int) -> int | None:
    """Money does not move by itself between moments."""
    return None
