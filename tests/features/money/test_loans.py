"""Loans: paid back to the cent, lent by income, debts and standing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.features.support import refused
from tests.support.life import world
from ws.features.money.records import Credit, Loan
from ws.features.money.rules import loans

LOANS = world().content.loans


def applicant(**changes: Any) -> loans.Applicant:
    """Thirty, with sixty thousand dollars a year and no debts."""
    values: dict[str, Any] = {
        "age": 30, "month": 360, "yearly_income_cents": 6_000_000, "level_percent": 100, "credit": Credit(score=700),
        "loans": (), **changes,
    }  # fmt: skip
    return loans.Applicant(**values)


@given(cents=st.integers(1, 10**9), rate=st.integers(0, 5000), months=st.integers(1, 480))
def test_a_loan_is_paid_back_to_the_cent(cents: int, rate: int, months: int) -> None:
    loan = Loan("loan1", "personal", cents, cents, loans.instalment(cents, rate, months), rate, months, 1)
    repaid = 0
    for _ in range(months):
        interest, repayment, after = loans.paid_instalment(loan)
        assert interest >= 0
        assert 0 <= repayment <= loan.balance_cents
        assert after.balance_cents == loan.balance_cents - repayment
        assert 0 < interest + repayment <= loan.instalment_cents, "the last one too"
        repaid += repayment
        loan = after
        if not loan.balance_cents:
            break
    assert repaid == cents
    assert loan.balance_cents == 0


def test_an_instalment_is_the_annuity() -> None:
    # 200,000 dollars at 6 per cent for 30 years: 1,199.11 by any mortgage calculator.
    assert loans.instalment(20_000_000, 600, 360) == 119_911
    assert loans.instalment(100, 0, 3) == 34


def test_a_loan_begins_after_its_grace() -> None:
    loan = loans.lent(LOANS["student"], 500_000, 120, applicant(yearly_income_cents=0, age=19))
    assert loan.first_month == 360 + 1 + LOANS["student"].grace_months
    assert loans.lent(LOANS["personal"], 500_000, 12, applicant()).first_month == 361
    assert loan.id == "loan1"


@pytest.mark.parametrize(
    ("changes", "kind", "cents", "months", "fact"),
    [
        ({"age": 17}, "personal", 1000, 12, "from_age"),
        ({"credit": Credit(barred_until_month=361)}, "personal", 1000, 12, "months_left"),
        ({"credit": Credit(overdue_cents=1)}, "personal", 1000, 12, "overdue_cents"),
        ({"credit": Credit(score=559)}, "personal", 1000, 12, "credit_score"),
        ({}, "personal", 1000, 85, "longest_months"),
        ({}, "personal", 2_100_001, 84, "most_cents"),
        ({"yearly_income_cents": 0}, "mortgage", 1, 12, "most_cents"),
        ({}, "personal", 2_100_000, 6, "monthly_dues_cents"),
    ],
)
def test_who_is_lent_nothing_is_told_why(
    changes: dict[str, Any], kind: str, cents: int, months: int, fact: str
) -> None:
    with refused("not_allowed") as facts:
        loans.lent(LOANS[kind], cents, months, applicant(**changes))
    assert fact in facts


def test_what_is_owed_already_counts() -> None:
    first = loans.lent(LOANS["personal"], 1_500_000, 84, applicant())
    assert loans.most_lent(LOANS["personal"], applicant(loans=(first,))) == 600_000
    assert loans.most_lent(LOANS["personal"], applicant()) == 2_100_000
    assert loans.most_lent(LOANS["mortgage"], applicant(loans=(first,))) == 27_000_000
    dear = replace(first, kind="vehicle", instalment_cents=215_000)
    with refused("not_allowed") as facts:
        loans.lent(LOANS["personal"], 1000, 84, applicant(loans=(dear,)))
    assert facts["monthly_dues_cents"] > 215_000


def test_early_repayment_takes_no_more_than_is_owed() -> None:
    loan = Loan("loan1", "personal", 1000, 800, 100, 500, 10, 1)
    assert loans.repaid(loan, 300) == (300, replace(loan, balance_cents=500))
    assert loans.repaid(loan, 900) == (800, replace(loan, balance_cents=0))


def test_a_poorer_country_lends_less() -> None:
    assert loans.most_lent(LOANS["student"], applicant(level_percent=10)) == LOANS["student"].most_cents // 10


def test_studies_are_lent_to_whoever_owes_something() -> None:
    late = applicant(
        age=19, yearly_income_cents=0, credit=Credit(score=300, overdue_cents=1_200, barred_until_month=999)
    )
    assert loans.lent(LOANS["student"], 500_000, 120, late).balance_cents == 500_000
    with refused("not_allowed"):
        loans.lent(LOANS["personal"], 500_000, 12, late)
    with refused("not_allowed"):
        loans.lent(LOANS["student"], 500_000, 120, applicant(age=17))
