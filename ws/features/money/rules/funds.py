"""Funds: prices by named draws, and whole millionths of shares.

The price of a month hangs on the life's seed, the fund and the month alone, so it is the same whoever
asks, and whenever. Everything is whole numbers: returns in millionths, prices in millionths of a dollar.
"""

from __future__ import annotations

from functools import lru_cache
from math import isqrt
from typing import Final

from msgspec.structs import replace

from ws.content.schemas import Fund
from ws.engine.clock import MINUTES_PER_DAY
from ws.features.money.records import Holding
from ws.kernel.errors import Refused
from ws.kernel.rolls import Rolls

MILLION: Final = 1_000_000
FIRST_PRICE: Final = MILLION
"""One dollar, in the month of birth."""
LOWEST_PRICE: Final = 1_000
VALUE_UNIT: Final = 10**10
"""Millionths of shares times millionths of dollars that make a cent."""
HIGHEST_PRICE: Final = VALUE_UNIT - 1
"""Below this a millionth of a share is less than a cent, so that every amount can be invested to the cent."""
WORST_MONTH: Final = -600_000
_APART: Final = tuple(isqrt(100 * 100 - percent**2) for percent in range(101))
"""Weight of a fund's own shock, by the hundredths of that of the market."""
_STRIDE: Final = 12
_BITS: Final = 13
_MASK: Final = (1 << _BITS) - 1
_SCALE: Final = 1 << 4 * _BITS


def shock(chance: float) -> int:
    """A draw of [0, 1) as a normal deviate in thousandths: the sum of four uniform ones (Irwin and Hall),
    in whole numbers, within 3.46 standard deviations."""
    bits = int(chance * _SCALE)
    total = (bits & _MASK) + (bits >> _BITS & _MASK) + (bits >> 2 * _BITS & _MASK) + (bits >> 3 * _BITS & _MASK)
    return (2 * total - 4 * _MASK) * 1000 // 9459


def monthly_return(fund: Fund, market: int, own: int) -> int:
    """The return of a month in millionths, from two shocks: that of the market, and the fund's own."""
    mixed = fund.market_percent * market + _APART[fund.market_percent] * own
    return max(WORST_MONTH, fund.mean_basis_points * 25 // 3 + fund.volatility_basis_points * mixed * 10 // 34_641)


def next_price(price: int, fund: Fund, seed: bytes, month: int) -> int:
    """The price of `month`, from that of the month before."""
    earned = _returns(fund, seed, month // _STRIDE)[month % _STRIDE]
    return min(HIGHEST_PRICE, max(LOWEST_PRICE, price * (MILLION + earned) // MILLION))


@lru_cache(maxsize=2_048)
def _returns(fund: Fund, seed: bytes, year: int) -> tuple[int, ...]:
    """What a fund earns in the months of a year, drawn together."""
    rolls = Rolls(seed, year * _STRIDE * MINUTES_PER_DAY)
    own = rolls.chances(f"money.fund.{fund.id}", range(_STRIDE))
    return tuple(
        monthly_return(fund, market, shock(drawn)) for market, drawn in zip(_market(seed, year), own, strict=True)
    )


@lru_cache(maxsize=256)
def _market(seed: bytes, year: int) -> tuple[int, ...]:
    """The market's shocks of a year, which all funds share."""
    rolls = Rolls(seed, year * _STRIDE * MINUTES_PER_DAY)
    return tuple(shock(drawn) for drawn in rolls.chances("money.market", range(_STRIDE)))


def price_at(fund: Fund, seed: bytes, month: int) -> int:
    """The price of a month, from the first one on; what was worked out before is remembered by the year."""
    price = FIRST_PRICE
    for year in range(month // _STRIDE):
        price = _price_a_year_later(price, fund, seed, year * _STRIDE)
    for passed in range(month // _STRIDE * _STRIDE + 1, month + 1):
        price = next_price(price, fund, seed, passed)
    return price


@lru_cache(maxsize=16_384)
def _price_a_year_later(price: int, fund: Fund, seed: bytes, month: int) -> int:
    for passed in range(month + 1, month + _STRIDE + 1):
        price = next_price(price, fund, seed, passed)
    return price


def value_cents(holding: Holding) -> int:
    """What the shares are worth, rounded down to the cent."""
    return holding.shares_millionths * holding.price_millionths // VALUE_UNIT


def worth_exactly(cents: int, price: int) -> int:
    """The fewest millionths of shares whose value at a price is exactly so many cents."""
    return -(-cents * VALUE_UNIT // price)


def bought(holding: Holding, cents: int) -> Holding:
    """With so many cents more in it, to the cent."""
    value = value_cents(holding) + cents
    return replace(
        holding,
        shares_millionths=worth_exactly(value, holding.price_millionths),
        paid_cents=holding.paid_cents + cents,
    )


def sold(holding: Holding, cents: int) -> Holding:
    """With so many cents less in it, to the cent. Raises Refused("not_allowed") when there is not that much."""
    value = value_cents(holding)
    if cents > value:
        raise Refused("not_allowed", "Your shares are not worth that much.", value_cents=value)
    left = value - cents
    return replace(
        holding,
        shares_millionths=worth_exactly(left, holding.price_millionths),
        paid_cents=holding.paid_cents * left // value if value else 0,
    )


def grown(holding: Holding, fund: Fund, seed: bytes, month: int) -> Holding:
    """The shares at the price of a later month."""
    price = holding.price_millionths
    for passed in range(holding.month + 1, month + 1):
        price = next_price(price, fund, seed, passed)
    return replace(holding, price_millionths=price, month=month)
