"""Tax: exact to the cent, like the published rates, and settled with the year."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.life import world
from ws.content.schemas.money import Bracket, Economy
from ws.features.money.records import TaxYear
from ws.features.money.rules import tax

ECONOMIES = world().content.economies
MEDIAN = tax.MEDIAN_WAGE_CENTS

OECD_2024 = {
    "us": 24, "ca": 26, "mx": 11, "gb": 21, "fr": 28, "de": 37, "it": 28, "es": 23, "pl": 25, "tr": 28, "jp": 22,
    "kr": 16, "au": 24,
}  # fmt: skip
"""Income tax and employee contributions of a single worker with the average wage, in per cent of it:
Taxing Wages 2025, in whole per cent."""
AVERAGE_TO_MEDIAN_PERCENT = 120
"""About how much the average wage is above the median one."""


def economy(*brackets: tuple[int, int], social: int = 0, ceiling: int = 0) -> Economy:
    return Economy(
        id="xx",
        income_percent=100,
        brackets=tuple(Bracket(*bracket) for bracket in brackets),
        social_percent=social,
        social_ceiling_percent=ceiling,
        public_health_percent=0,
    )


def test_brackets_tax_what_lies_within_them() -> None:
    two = economy((50, 10), (100, 30))
    assert tax.yearly_tax(two, MEDIAN // 2) == 0
    assert tax.yearly_tax(two, MEDIAN // 2 + 1000) == 100
    assert tax.yearly_tax(two, MEDIAN) == MEDIAN // 20
    assert tax.yearly_tax(two, MEDIAN + 1000) == MEDIAN // 20 + 300
    assert tax.yearly_tax(two, MEDIAN // 2 + 9) == 0, "rounded down to the cent"


def test_contributions_stop_at_the_ceiling() -> None:
    capped = economy((0, 0), social=10, ceiling=200)
    assert tax.yearly_contributions(capped, MEDIAN) == MEDIAN // 10
    assert tax.yearly_contributions(capped, 5 * MEDIAN) == 2 * MEDIAN // 10
    assert tax.yearly_contributions(economy((0, 0), social=10), 5 * MEDIAN) == 5 * MEDIAN // 10


@pytest.mark.parametrize("country", sorted(OECD_2024))
def test_an_average_wage_is_taxed_about_as_the_oecd_says(country: str) -> None:
    held = ECONOMIES[country]
    gross = MEDIAN * held.income_percent // 100 * AVERAGE_TO_MEDIAN_PERCENT // 100
    share = 100 * (tax.yearly_tax(held, gross) + tax.yearly_contributions(held, gross)) / gross
    assert share == pytest.approx(OECD_2024[country], abs=4.0)


@given(country=st.sampled_from(sorted(ECONOMIES)), gross=st.integers(0, 10**12), more=st.integers(0, 10**9))
def test_more_pay_never_leaves_less(country: str, gross: int, more: int) -> None:
    held = ECONOMIES[country]
    before = gross - tax.yearly_tax(held, gross) - tax.yearly_contributions(held, gross)
    after = gross + more - tax.yearly_tax(held, gross + more) - tax.yearly_contributions(held, gross + more)
    assert after >= before
    assert 0 <= tax.yearly_tax(held, gross) <= gross


@given(
    country=st.sampled_from(sorted(ECONOMIES)),
    pays=st.lists(st.integers(0, 5_000_000), min_size=12, max_size=12),
    pension=st.booleans(),
)
def test_a_year_is_taxed_to_the_cent_however_unevenly_it_was_earned(
    country: str, pays: list[int], pension: bool
) -> None:
    held = ECONOMIES[country]
    year = TaxYear(2050)
    for month, pay in enumerate(pays, start=1):
        if pay:
            year = tax.after_income(held, year, pay, month, pension)
            assert (year.tax_cents, year.contributions_cents) == tax.due(
                held, year.gross_cents, year.insured_cents, month
            )
    withheld = year.tax_cents + year.contributions_cents - tax.refund_cents(held, year, 12)
    contributions = 0 if pension else tax.yearly_contributions(held, sum(pays))
    assert withheld == tax.yearly_tax(held, sum(pays)) + contributions


@given(country=st.sampled_from(sorted(ECONOMIES)), pay=st.integers(1, 5_000_000))
def test_even_pay_is_taxed_evenly_and_owes_nothing_after_the_year(country: str, pay: int) -> None:
    held = ECONOMIES[country]
    year = TaxYear(2050)
    taxes = []
    for month in range(1, 13):
        after = tax.after_income(held, year, pay, month, False)
        taxes.append(after.tax_cents - year.tax_cents)
        year = after
    assert max(taxes) - min(taxes) <= 2
    assert tax.refund_cents(held, year, 12) == 0


def test_the_income_of_a_year_is_reckoned_from_two_calendar_years() -> None:
    assert tax.yearly_income(TaxYear(2050, gross_cents=300, previous_gross_cents=1200), 3, 12) == 300 + 900
    assert tax.yearly_income(TaxYear(2050, gross_cents=1500, previous_gross_cents=7), 12, 12) == 1500
    assert tax.yearly_income(TaxYear(2050, gross_cents=100), 1, 1) == 1200, "one game day a year is one month's pay"
    assert tax.following(TaxYear(2050, gross_cents=9), 2051) == TaxYear(2051, previous_gross_cents=9)
    assert tax.following(TaxYear(2050, gross_cents=9), 2052) == TaxYear(2052)


@pytest.mark.parametrize(
    ("month", "days_per_year", "gone"), [(1, 12, 1), (12, 12, 12), (1, 1, 1), (12, 1, 1), (5, 3, 2), (12, 30, 30)]
)
def test_how_far_the_year_is(month: int, days_per_year: int, gone: int) -> None:
    assert tax.months_gone(month, days_per_year) == gone


def test_the_old_have_a_scheme_of_their_own_where_there_is_one() -> None:
    us, gb = ECONOMIES["us"], ECONOMIES["gb"]
    assert [tax.public_health_percent(us, age) for age in (30, 64, 65, 90)] == [0, 0, 80, 80]
    assert tax.public_health_percent(gb, 64) == tax.public_health_percent(gb, 65) == gb.public_health_percent
