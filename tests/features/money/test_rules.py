"""Cash and its statement: what is paid was there, what is lost stops at a limit, and every line adds up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.features.support import refused
from ws.features.money.records import Month
from ws.features.money.rules import cash, dollars, monthly_interest, scaled

cents = st.integers(-500_000, 10**9)


@given(held=cents, cost=st.integers(0, 10**9))
def test_what_is_paid_was_there(held: int, cost: int) -> None:
    if cost > 0 and cost > held:
        with refused("not_enough_money") as facts:
            cash.paid(held, cost)
        assert facts == {"needed": cost, "money": held}
    else:
        assert cash.paid(held, cost) == held - cost


@given(held=cents, amount=st.integers(0, 10**10), limit=st.integers(0, 10**6))
def test_nobody_loses_more_than_there_is_and_the_credit_line_allows(held: int, amount: int, limit: int) -> None:
    taken = cash.taken(held, amount, limit)
    assert 0 <= taken <= amount
    if taken:
        assert held - taken >= -limit
    if taken < amount:
        assert held - taken <= -limit, "everything that could be taken was"


@given(
    opening=cents,
    lines=st.lists(st.tuples(st.sampled_from([*(f"category {n}" for n in range(60)), "rent"]), cents), max_size=120),
)
def test_a_statement_adds_up_whatever_is_booked(opening: int, lines: list[tuple[str, int]]) -> None:
    running = cash.booked(Month(3, opening), lines)
    assert cash.closing_cents(running) == opening + sum(amount for _, amount in lines)
    assert len(running.lines) <= cash.MOST_LINES + 1
    closed = cash.closed(running, 77)
    assert closed.closing_cents == closed.opening_cents + sum(closed.lines.values())
    assert cash.income_cents(closed.lines) - cash.spending_cents(closed.lines) == sum(closed.lines.values())


def test_lines_of_one_category_are_summed_in_the_order_they_came() -> None:
    running = cash.booked(cash.booked(Month(0, 5), [("rent", -3), ("salary", 9)]), [("rent", -1), ("none", 0)])
    assert list(running.lines.items()) == [("rent", -4), ("salary", 9)]


@pytest.mark.parametrize(
    ("amount", "rate", "interest"),
    [(120_000, 100, 100), (1200, 100, 1), (1199, 100, 0), (0, 5000, 0), (1_000_000, 1490, 12_416)],
)
def test_interest_of_a_month(amount: int, rate: int, interest: int) -> None:
    assert monthly_interest(amount, rate) == interest


@pytest.mark.parametrize(
    ("amount", "percent", "expected"),
    [(1000, 8, 80), (3, 8, 1), (0, 8, 0), (-1000, 8, -80), (50, 101, 51), (149, 1, 1)],
)
def test_a_price_at_the_level_of_a_country(amount: int, percent: int, expected: int) -> None:
    assert scaled(amount, percent) == expected


@pytest.mark.parametrize(
    ("amount", "told"), [(0, "$0"), (5, "$0.05"), (123_456_700, "$1,234,567"), (-1_950, "-$19.50")]
)
def test_amounts_as_people_read_them(amount: int, told: str) -> None:
    assert dollars(amount) == told
