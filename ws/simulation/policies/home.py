"""How a plain person finds a roof: for a third of the pay, later a home of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Final

from ws.content.schemas import Content
from ws.features.ageing.records import Age
from ws.features.careers.records import Career
from ws.features.home.messages import BuyHome, RenovateHome, RentHome
from ws.features.home.records import OwnedHome, Residence
from ws.features.home.rules import LIVING_CENTS, owned_condition, renovation_cents
from ws.features.money.messages import SellInvestment, WithdrawSavings
from ws.features.money.records import Holding, Money, TaxYear
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
_INCOMES_LENT: Final = 4
_RENOVATES_AT: Final = 600_000
_RENT_PERCENT: Final = 36
"""Of the income of the year before."""
_ESTABLISHED: Final = 3
"""Rents in cash, before somebody moves up."""
_HOMELY: Final = ("shared_room", "basement_flat", "studio_flat", "mobile_home", "city_flat", "family_flat")
_OWN: Final = ("mobile_home", "studio_flat", "country_cottage", "city_flat", "terraced_house", "suburban_house")


def requests(reader: Reader, content: Content, minute: int, chance: Random) -> Iterator[Request]:
    """Moves out between 19 and 23, moves up with the savings, and buys when the down payment is there."""
    held, age = reader.find(Residence), reader.find(Age)
    if held is None or age is None or age.years < 19 or chance.random() >= _LOOKS_AROUND:
        return
    money = reader.get(Money)
    if held.status == "owned":
        yield from _renovate(reader, content, minute, money)
        return
    career = reader.find(Career)
    if career is None or career.kind != "job":
        return
    holdings = [(h.fund_id, funds.value_cents(h)) for h in reader.all(Holding)]
    tax_year = reader.find(TaxYear)
    income = tax_year.previous_gross_cents if tax_year is not None else 0
    wealth = money.cents + money.savings_cents + sum(value for _, value in holdings)
    if age.years >= _BUYS_FROM and chance.random() < _DARES:
        for home_id in reversed(_OWN):
            price = content.homes[home_id].price_cents * held.living_cents // LIVING_CENTS
            lent = price * (100 - _DOWN_PERCENT) // 100
            if lent <= income * _INCOMES_LENT and wealth >= price * (_DOWN_PERCENT + _KEEPS_PERCENT) // 100:
                yield from _buy(home_id, price, money, holdings)
                return
    for home_id in reversed(_HOMELY):
        rent = content.homes[home_id].rent_cents * held.living_cents // LIVING_CENTS
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
