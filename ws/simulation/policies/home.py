"""How a plain person finds a roof: for a third of the pay, later a home of one's own; and gives it up in time
for a cheaper one, or for the family's, when the money no longer reaches."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Final

import msgspec

from ws.content.schemas import Content
from ws.engine.clock import MINUTES_PER_DAY
from ws.features.ageing.records import Age
from ws.features.careers.records import Career
from ws.features.home.messages import BuyHome, MoveBackToFamily, RenovateHome, RentHome, SellHome
from ws.features.home.records import OwnedHome, Residence
from ws.features.home.rules import LIVING_CENTS, household_cents, owned_condition, renovation_cents
from ws.features.money.messages import SellInvestment, WithdrawSavings
from ws.features.money.records import Credit, Holding, Loan, Money, TaxYear
from ws.features.money.rules import funds
from ws.kernel.messages import Request
from ws.kernel.state import Reader

_LOOKS_AROUND: Final = 0.08
"""A morning: about once a year."""
_BUYS_FROM: Final = 28
_DARES: Final = 0.06
"""Of those mornings, that somebody who could buy does."""
_DOWN_PERCENT: Final = 15
_KEEPS_PERCENT: Final = 5
"""Of the price, beyond the down payment, for fees and the first bad month."""
_INCOMES_LENT: Final = 3
_RENOVATES_AT: Final = 600_000
_RENT_PERCENT: Final = 30
"""Of the income: beyond it, housing counts as a burden (HUD)."""
_ESTABLISHED: Final = 3
"""Rents in cash, before somebody moves up."""
_LASTS_MONTHS: Final = 5
"""What is put aside has to reach for; below it, somebody looks for what is cheaper."""
_NET_PERCENT: Final = 82
"""Of pay, about, after tax and contributions."""
_BENEFIT_PERCENT: Final = 40
_GOES_HOME_UNTIL: Final = 40
"""Age up to which one moves back to the family rather than into a shared room."""
_HOMELY: Final = ("shared_room", "basement_flat", "studio_flat", "mobile_home", "city_flat", "family_flat")
_OWN: Final = ("mobile_home", "studio_flat", "country_cottage", "city_flat", "terraced_house", "suburban_house")


class Purse(msgspec.Struct, frozen=True):
    """What there is for a month, in cents."""

    income_cents: int
    """Gross, as it is now."""
    liquid_cents: int
    """Cash, savings and funds, less what is overdue."""
    housing_cents: int
    living_cents: int

    @property
    def lacking_cents(self) -> int:
        """What a month takes beyond what it brings."""
        return self.housing_cents + self.living_cents - self.income_cents * _NET_PERCENT // 100


def requests(reader: Reader, content: Content, minute: int, chance: Random) -> Iterator[Request]:
    """Moves out between 19 and 23, moves up with the savings, buys when the down payment is there, and moves
    down before the landlord asks for it."""
    held, age = reader.find(Residence), reader.find(Age)
    if held is None or age is None or age.years < 19:
        return
    looks = chance.random() < _LOOKS_AROUND
    month = minute // MINUTES_PER_DAY
    if held.status in ("rented", "owned") and (looks or month % 2 == 0):
        purse = purse_of(reader, held)
        if purse.lacking_cents > 0 and purse.liquid_cents < _LASTS_MONTHS * purse.lacking_cents:
            yield from _retrench(reader, content, held, purse, age.years)
            return
    if looks:
        yield from _look_around(reader, content, minute, chance, held, age.years)


def _living_of(held: Residence) -> int:
    """What such a household lives on in the United States, so that what it does tells the level of the country."""
    return household_cents(LIVING_CENTS, held.adults, held.children)


def purse_of(reader: Reader, held: Residence) -> Purse:
    """How somebody stands."""
    career = reader.find(Career) or Career()
    income = {"job": career.pay_cents, "retired": career.pension_cents}.get(career.kind, 0)
    if career.kind == "none" and career.benefit_months:
        income = career.pay_cents * _BENEFIT_PERCENT // 100
    money, credit = reader.get(Money), reader.find(Credit) or Credit()
    invested = sum(funds.value_cents(holding) for holding in reader.all(Holding))
    dues = sum(loan.instalment_cents for loan in reader.all(Loan))
    return Purse(
        income_cents=income + held.others_pay_cents,
        liquid_cents=money.cents + money.savings_cents + invested - credit.overdue_cents,
        housing_cents=held.rent_cents + held.upkeep_cents - held.let_cents + dues,
        living_cents=held.living_cents * 5 // 4,
    )


def _retrench(reader: Reader, content: Content, held: Residence, purse: Purse, years: int) -> Iterator[Request]:
    """Live for less, while there is still a choice."""
    if held.status == "owned":
        yield SellHome(home_id=held.home_id)
        return
    if held.family_home_is_open and years < _GOES_HOME_UNTIL and not purse.income_cents:
        yield MoveBackToFamily()
        return
    for home_id in reversed(_HOMELY):
        rent = content.homes[home_id].rent_cents * held.living_cents // _living_of(held)
        if rent < held.rent_cents and rent * 100 <= purse.income_cents * _RENT_PERCENT:
            yield RentHome(home_id=home_id)
            return
    first = _HOMELY[0]
    if held.home_id != first and content.homes[held.home_id].role != "supported":
        yield RentHome(home_id=first)
    elif held.family_home_is_open and purse.liquid_cents <= 0:
        yield MoveBackToFamily()


def _look_around(
    reader: Reader, content: Content, minute: int, chance: Random, held: Residence, years: int
) -> Iterator[Request]:
    money = reader.get(Money)
    if held.status == "owned":
        yield from _renovate(reader, content, minute, money)
        return
    career = reader.find(Career)
    if career is None or career.kind == "none":
        return
    holdings = [(h.fund_id, funds.value_cents(h)) for h in reader.all(Holding)]
    tax_year = reader.find(TaxYear)
    pay = career.pay_cents if career.kind == "job" else career.pension_cents
    income = min(tax_year.previous_gross_cents if tax_year is not None else 0, pay * 12)
    wealth = money.cents + money.savings_cents + sum(value for _, value in holdings)
    if career.kind == "job" and years >= _BUYS_FROM and chance.random() < _DARES:
        for home_id in reversed(_OWN):
            price = content.homes[home_id].price_cents * held.living_cents // _living_of(held)
            lent = price * (100 - _DOWN_PERCENT) // 100
            if lent <= income * _INCOMES_LENT and wealth >= price * (_DOWN_PERCENT + _KEEPS_PERCENT) // 100:
                yield from _buy(home_id, price, money, holdings)
                return
    for home_id in reversed(_HOMELY):
        rent = content.homes[home_id].rent_cents * held.living_cents // _living_of(held)
        fits = rent * 1200 <= income * _RENT_PERCENT and money.cents + money.savings_cents >= rent * _ESTABLISHED
        if fits and rent > held.rent_cents:
            yield RentHome(home_id=home_id)
            return


def _renovate(reader: Reader, content: Content, minute: int, money: Money) -> Iterator[Request]:
    """When it has become shabby, and there is the money for it."""
    for owned in reader.all(OwnedHome):
        condition = owned_condition(owned, content.homes[owned.home_id], minute)
        cost = renovation_cents(owned.value_cents, condition)
        if condition < _RENOVATES_AT and money.cents + money.savings_cents > cost:
            if cost > money.cents:
                yield WithdrawSavings(cents=cost - money.cents)
            yield RenovateHome(home_id=owned.home_id)


def _buy(home_id: str, price: int, money: Money, holdings: list[tuple[str, int]]) -> Iterator[Request]:
    """Bring together what is put aside, and buy."""
    missing = price * (_DOWN_PERCENT + _KEEPS_PERCENT) // 100 - money.cents
    if missing > 0 and money.savings_cents:
        yield WithdrawSavings(cents=min(missing, money.savings_cents))
    missing -= money.savings_cents
    for fund_id, value in holdings:
        if missing > 0:
            yield SellInvestment(fund_id=fund_id, everything=True)
            missing -= value
    yield BuyHome(home_id=home_id, down_payment_cents=price * _DOWN_PERCENT // 100, months=300)
