"""Income tax and social contributions, withheld month by month and settled with the year.

Withholding is cumulative, as in the British Pay As You Earn: after n months of the year as much
has been withheld as n twelfths of the tax on a year at the pace so far. With the last month that is
the tax of the year; who earned unevenly gets the rest back when the year is over.
"""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.content.schemas import Economy
from ws.features.money.records import TaxYear

MEDIAN_WAGE_CENTS: Final = 6_198_400
"""Of a full year in the United States: median usual weekly earnings of full-time workers, 1,192
dollars (Bureau of Labor Statistics, fourth quarter of 2024), times 52."""
MONTHS: Final = 12
OLD_FROM: Final = 65
"""Age from which a health scheme for the old pays (Medicare)."""


def yearly_tax(economy: Economy, gross_cents: int) -> int:
    """Income tax on a whole year's income, rounded down to the cent."""
    median = MEDIAN_WAGE_CENTS * economy.income_percent // 100
    hundredfold = 0
    below = 0
    for bracket in economy.brackets:
        edge = median * bracket.above_percent // 100
        if gross_cents <= edge:
            break
        hundredfold += (gross_cents - edge) * (bracket.rate_percent - below)
        below = bracket.rate_percent
    return hundredfold // 100


def yearly_contributions(economy: Economy, gross_cents: int) -> int:
    """Social contributions on a whole year's wages, rounded down to the cent."""
    if economy.social_ceiling_percent:
        median = MEDIAN_WAGE_CENTS * economy.income_percent // 100
        gross_cents = min(gross_cents, median * economy.social_ceiling_percent // 100)
    return gross_cents * economy.social_percent // 100


def due(economy: Economy, gross_cents: int, insured_cents: int, months: int) -> tuple[int, int]:
    """(tax, contributions) due on the income of so many months from the year's beginning."""
    tax = yearly_tax(economy, gross_cents * MONTHS // months) * months // MONTHS
    contributions = yearly_contributions(economy, insured_cents * MONTHS // months) * months // MONTHS
    return tax, contributions


def after_income(economy: Economy, held: TaxYear, gross_cents: int, months: int, is_pension: bool) -> TaxYear:
    """The year with this income in it, everything withheld that is due by now. Pensions pay no contributions."""
    gross = held.gross_cents + gross_cents
    insured = held.insured_cents + (0 if is_pension else gross_cents)
    tax, contributions = due(economy, gross, insured, months)
    return replace(held, gross_cents=gross, insured_cents=insured, tax_cents=tax, contributions_cents=contributions)


def refund_cents(economy: Economy, held: TaxYear, months: int) -> int:
    """What was withheld beyond the tax of the whole year of so many months."""
    tax, contributions = due(economy, held.gross_cents, held.insured_cents, months)
    return held.tax_cents + held.contributions_cents - tax - contributions


def following(held: TaxYear, year: int) -> TaxYear:
    """A new year, which remembers the one before."""
    return TaxYear(year=year, previous_gross_cents=held.gross_cents if held.year == year - 1 else 0)


def months_gone(month: int, days_per_year: int) -> int:
    """Which of the year's days the running one is, 1 to `days_per_year`; `month` is 1 to 12."""
    return max(1, -(-month * days_per_year // MONTHS))


def yearly_income(held: TaxYear, months: int, days_per_year: int) -> int:
    """Gross income of about the last twelve months, as a bank reckons it."""
    cents = held.previous_gross_cents * (days_per_year - months) // days_per_year + held.gross_cents
    return cents * MONTHS // days_per_year


def public_health_percent(economy: Economy, age: int) -> int:
    """What public schemes pay of a health bill at an age."""
    if age < OLD_FROM:
        return economy.public_health_percent
    return max(economy.public_health_percent, economy.old_health_percent)
