"""Funds: prices hang on life, fund and month alone; not a cent is lost in trading."""

from __future__ import annotations

from statistics import fmean, pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.features.support import refused
from tests.support.life import seed_of, world
from ws.features.money.records import Holding
from ws.features.money.rules import funds
from ws.kernel.rolls import Rolls

FUNDS = world().content.funds
prices = st.integers(funds.LOWEST_PRICE, funds.HIGHEST_PRICE)


def seed(number: int) -> bytes:
    return bytes.fromhex(seed_of(number))


def test_a_price_is_the_same_however_one_came_to_it() -> None:
    index = FUNDS["index"]
    price = funds.FIRST_PRICE
    for month in range(1, 200):
        price = funds.next_price(price, index, seed(1), month)
        assert funds.price_at(index, seed(1), month) == price
    begun = Holding("index", 10**9, funds.price_at(index, seed(1), 37), 37, 0)
    assert funds.grown(begun, index, seed(1), 199).price_millionths == price
    assert funds.grown(begun, index, seed(1), 37) == begun


def test_lives_and_funds_have_prices_of_their_own() -> None:
    assert len({funds.price_at(fund, seed(1), 240) for fund in FUNDS.values()}) == len(FUNDS)
    assert funds.price_at(FUNDS["index"], seed(1), 240) != funds.price_at(FUNDS["index"], seed(2), 240)


def test_shocks_are_normal_enough() -> None:
    drawn = [funds.shock(Rolls(seed(3), minute).chance("test")) for minute in range(20_000)]
    assert fmean(drawn) == pytest.approx(0, abs=25)
    assert pstdev(drawn) == pytest.approx(1000, abs=25)
    assert max(map(abs, drawn)) < 3500
    assert funds.shock(0.0) == -funds.shock(1.0 - 2**-53) - 1 or abs(funds.shock(0.0)) < 3500


@pytest.mark.parametrize("fund_id", sorted(FUNDS))
def test_a_fund_has_the_mean_and_the_volatility_it_says(fund_id: str) -> None:
    fund = FUNDS[fund_id]
    returns = []
    for life in range(12):
        for month in range(1, 800):
            rolls = Rolls(seed(life), month * 1440)
            market, own = rolls.chance("money.market"), rolls.chance("money.fund", fund_id)
            returns.append(funds.monthly_return(fund, funds.shock(market), funds.shock(own)))
    volatility = pstdev(returns) / 100 * 12**0.5
    assert volatility == pytest.approx(fund.volatility_basis_points, rel=0.05)
    error = fund.volatility_basis_points * 12**0.5 / len(returns) ** 0.5
    assert fmean(returns) * 12 / 100 == pytest.approx(fund.mean_basis_points, abs=3.5 * error)


@given(price=prices, shares=st.integers(0, 10**12), cents=st.integers(1, 10**10))
def test_what_is_invested_is_what_it_is_worth(price: int, shares: int, cents: int) -> None:
    held = Holding("index", shares, price, 1, 0)
    value = funds.value_cents(held)
    after = funds.bought(held, cents)
    assert funds.value_cents(after) == value + cents
    assert after.shares_millionths >= shares
    back = funds.sold(after, cents)
    assert funds.value_cents(back) == value
    gone = funds.sold(after, value + cents)
    assert (gone.shares_millionths, gone.paid_cents) == (0, 0)
    with refused("not_allowed") as facts:
        funds.sold(after, value + cents + 1)
    assert facts == {"value_cents": value + cents}


@given(price=prices, market=st.integers(-3500, 3500), own=st.integers(-3500, 3500))
def test_a_price_stays_within_its_bounds(price: int, market: int, own: int) -> None:
    for fund in FUNDS.values():
        assert funds.monthly_return(fund, market, own) >= funds.WORST_MONTH
    moved = funds.next_price(price, FUNDS["growth"], seed(1), abs(market))
    assert funds.LOWEST_PRICE <= moved <= funds.HIGHEST_PRICE
