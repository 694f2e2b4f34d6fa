"""Money: the economies of countries, loans, funds, insurances, and what a bank writes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Final

import msgspec

from ws.content.schemas.base import Age, Entry, Label, Text, unfilled

if TYPE_CHECKING:
    from ws.content.schemas import Content

Percent = Annotated[int, msgspec.Meta(ge=0, le=100)]
Amount = Annotated[int, msgspec.Meta(ge=0, le=10_000_000_000)]
"""In cents, at the level of the United States."""
BasisPoints = Annotated[int, msgspec.Meta(ge=0, le=5000)]
"""Hundredths of a per cent a year."""

LETTERS: Final = frozenset(
    {
        "reminder",
        "last_reminder",
        "bailiff",
        "debts_paid",
        "loan_repaid",
        "insurance_lapsed",
        "bankrupt",
        "fresh_start",
    }
)
"""What the bank must be able to write."""
LOANS: Final = frozenset({"personal", "student", "vehicle", "mortgage", "credit_line"})


class Bracket(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Income above so many per cent of the country's median wage is taxed at this rate."""

    above_percent: Annotated[int, msgspec.Meta(ge=0, le=100_000)]
    rate_percent: Annotated[int, msgspec.Meta(ge=0, le=75)]


class Economy(Entry, frozen=True, kw_only=True):
    """What work and prices are like in a country. The id is the country's."""

    income_percent: Annotated[int, msgspec.Meta(ge=1, le=300)]
    """Level of pay and prices, in per cent of the United States."""
    brackets: Annotated[tuple[Bracket, ...], msgspec.Meta(min_length=1)]
    """Income tax, rising."""
    social_percent: Annotated[int, msgspec.Meta(ge=0, le=40)]
    """What an employee pays of the gross wage to social insurance."""
    social_ceiling_percent: Annotated[int, msgspec.Meta(ge=0, le=100_000)] = 0
    """Wages above so many per cent of the median are free of it; 0 is no ceiling."""
    public_health_percent: Percent
    """What public schemes pay of a health bill of somebody without an insurance of their own."""
    old_health_percent: Percent = 0
    """The same from 65 on, where there is a scheme for the old; 0 where there is none of its own."""


class LoanKind(Entry, frozen=True, kw_only=True):
    """A kind of loan, and how far a bank goes with it."""

    name: Label
    text: Text
    interest_basis_points: BasisPoints
    longest_months: Annotated[int, msgspec.Meta(ge=1, le=480)]
    most_cents: Amount
    """All loans of this kind together."""
    base_cents: Amount = 0
    """What anybody of age is lent, whatever the income."""
    income_percent: Annotated[int, msgspec.Meta(ge=0, le=2000)]
    """How much of a year's income comes on top; 0 also means that nobody asks for an income."""
    lowest_score: Annotated[int, msgspec.Meta(ge=300, le=850)] = 300
    discharged: bool
    """Whether bankruptcy frees of it. What a house or a car secures, and studies, are not."""
    grace_months: Annotated[int, msgspec.Meta(ge=0, le=120)] = 0
    """How long nothing is due and no interest runs."""


class Fund(Entry, frozen=True, kw_only=True):
    """Something to invest in. Returns are real ones: the game has no inflation."""

    name: Label
    text: Text
    mean_basis_points: Annotated[int, msgspec.Meta(ge=-2000, le=3000)]
    """Of a year's return."""
    volatility_basis_points: BasisPoints
    """Standard deviation of a year's return."""
    market_percent: Percent
    """Correlation with the market that all funds share."""


class Insurance(Entry, frozen=True, kw_only=True):
    """A policy: what it costs a month, and what it pays."""

    name: Label
    text: Text
    monthly_cents: Annotated[int, msgspec.Meta(gt=0, le=1_000_000)]
    paid_percent: Percent = 0
    """Of a bill."""
    payout_cents: Amount = 0
    """On death, to the estate."""
    sold_to_age: Age = 130


class BankLetter(Entry, frozen=True, kw_only=True):
    """What is written to somebody about money; a variant is chosen by the life's own chance."""

    title: Label
    texts: Annotated[tuple[Text, ...], msgspec.Meta(min_length=3)]


def check(content: Content) -> Iterable[str]:
    """What is wrong with entries that are well formed each by itself."""
    yield from (
        f"economies: there is none for {country!r}" for country in content.countries.keys() - content.economies
    )
    for economy in content.economies.values():
        where = f"economies: {economy.id}"
        if economy.id not in content.countries:
            yield f"{where}: there is no such country"
        edges = [bracket.above_percent for bracket in economy.brackets]
        rates = [bracket.rate_percent for bracket in economy.brackets]
        if edges != sorted(set(edges)) or rates != sorted(set(rates)):
            yield f"{where}: brackets and their rates rise"
        if rates[-1] + economy.social_percent > 90:
            yield f"{where}: tax and contributions take more than 90 per cent"
    yield from (f"loans: {loan!r} is missing" for loan in LOANS - content.loans.keys())
    yield from (f"bank_letters: {letter!r} is missing" for letter in LETTERS - content.bank_letters.keys())
    for letter in content.bank_letters.values():
        yield from unfilled(f"bank_letters: {letter.id}", letter.texts, {"name", "amount", "what"})
    for insurance in content.insurances.values():
        if bool(insurance.paid_percent) == bool(insurance.payout_cents):
            yield f"insurances: {insurance.id}: give either paid_percent or payout_cents"
