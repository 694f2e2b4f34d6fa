"""Debt: a refund takes what is there, then below zero as far as the policy allows, and gives back exactly that."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.features.support import bare_turn, refused
from ws.engine.turn import Turn
from ws.features.wallet import api, rules, views
from ws.features.wallet.records import DIAMONDS, DiamondTransaction, Purse
from ws.kernel.errors import Refused
from ws.kernel.player import Player

MOST = rules.MOST_DEBT_DIAMONDS


def holding(diamonds: int) -> Turn:
    turn = bare_turn()
    turn.put(Player(id=turn.account_id, created_at=0, diamonds=diamonds))
    return turn


@pytest.mark.parametrize(
    ("held", "asked", "taken"),
    [(100, 30, 30), (100, 100, 100), (100, 250, 250), (0, 700, 700), (-5, 10, 10), (0, MOST, MOST),
     (0, MOST + 1, MOST), (40, MOST + 500, MOST + 40), (1 - MOST, 10, 1), (-MOST, 10, 0), (-MOST - 7, 10, 0)],
)  # fmt: skip
def test_a_refund_takes_what_the_policy_allows(held: int, asked: int, taken: int) -> None:
    turn = holding(held)
    assert api.take_back(turn, asked, "refund", "apple 1", "refund:apple") == taken
    assert turn.get(Player).diamonds == held - taken
    assert [(row.amount, row.counter_account) for row in turn.rows if isinstance(row, DiamondTransaction)] == (
        [(-taken, "refund:apple")] if taken else []
    )


@given(held=st.integers(-MOST, 5000), asked=st.integers(1, 10_000))
def test_a_reversed_refund_leaves_what_was_before(held: int, asked: int) -> None:
    turn = holding(held)
    taken = api.take_back(turn, asked, "refund", "1", "refund:apple")
    assert 0 <= taken <= asked
    assert turn.get(Player).diamonds >= -MOST
    if taken:
        api.mint(turn, taken, "refund_reversed", "1", counter="refund:apple")
    assert turn.get(Player).diamonds == held
    assert sum(row.amount for row in turn.rows if isinstance(row, DiamondTransaction)) == 0


def test_who_owes_is_told_kindly_and_a_grant_fills_the_debt_first() -> None:
    turn = holding(20)
    api.take_back(turn, 100, "refund", "1", "refund:google")
    with pytest.raises(Refused) as caught:
        api.spend(turn, 10, "toy", "")
    assert (caught.value.code, caught.value.facts) == (
        "not_enough_diamonds", {"needed": 10, "diamonds": -80, "debt": 80},
    )  # fmt: skip
    assert "80 diamonds" in caught.value.message
    assert views.wallet(turn, turn.content) == {"diamonds": -80, "debt": 80, "unlimited_energy_until": 0}
    api.mint(turn, 85, "pack", "2", counter="store:google")
    assert views.wallet(turn, turn.content) == {"diamonds": 5, "debt": 0, "unlimited_energy_until": 0}
    with refused("not_enough_diamonds") as facts:
        api.require(turn, 10)
    assert facts == {"needed": 10, "diamonds": 5}
    api.require(turn, 5)


@given(held=st.integers(-MOST, 500), worth=st.integers(1, 100), data=st.data())
def test_what_a_store_paid_for_is_had_even_by_who_owes(held: int, worth: int, data: st.DataObject) -> None:
    charged = data.draw(st.integers(0, worth))
    turn = holding(held)
    number = api.settle_store_payment(turn, worth, charged, "time_skip", "week", "store:stripe")
    assert turn.get(Player).diamonds == held + worth - charged
    rows = [row for row in turn.rows if isinstance(row, DiamondTransaction)]
    assert number == rows[-1].number == len(rows) == (2 if charged else 1)
    assert [(row.amount, row.counter_account) for row in rows] == (
        [(worth, "store:stripe"), (-charged, "house:time_skip")][: len(rows)]
    )


def test_more_than_it_is_worth_is_never_charged() -> None:
    for charged in (-1, 11):
        with pytest.raises(ValueError, match="of 10"):
            api.settle_store_payment(holding(0), 10, charged, "time_skip", "hour", "store:apple")


def refusing(expected: bool, currency: str) -> AbstractContextManager[object]:
    """What happens inside is refused, when it is expected to be."""
    return refused("not_enough_diamonds" if currency == DIAMONDS else "not_allowed") if expected else nullcontext()


moves = st.lists(
    st.tuples(
        st.sampled_from(["mint", "spend", "reward", "take_back", "reverse", "paid"]),
        st.sampled_from(sorted(rules.CURRENCIES)),
        st.integers(1, 3000),
    ),
    max_size=80,
)


@given(moves=moves)
def test_any_moves_leave_books_that_add_up(moves: list[tuple[str, str, int]]) -> None:
    """Over both currencies: balances are sums, numbers have no gaps, debt keeps its bound, coins know none."""
    turn = bare_turn()
    taken = dict.fromkeys(rules.CURRENCIES, 0)
    for move, currency, amount in moves:
        before = api.balance(turn, currency)
        with refusing(move == "spend" and before < amount, currency):
            match move:
                case "mint":
                    api.mint(turn, amount, "gift", "", currency=currency)
                case "spend":
                    api.spend(turn, amount, "toy", "", currency=currency)
                case "reward":
                    api.reward(turn, amount, "level_up", "", currency=currency)
                case "take_back":
                    taken[currency] += api.take_back(turn, amount, "refund", "", "refund:apple", currency=currency)
                case "reverse" if taken[currency]:
                    back, taken[currency] = taken[currency], 0
                    api.mint(turn, back, "refund", "", counter="refund:apple", currency=currency)
                case "paid" if currency == DIAMONDS:
                    api.settle_store_payment(turn, amount, amount // 2, "time_skip", "", "sandbox:apple")
    rows = [row for row in turn.rows if isinstance(row, DiamondTransaction)]
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    player = turn.find(Player) or Player(id=turn.account_id, created_at=0)
    assert player.ledger_entries == len(rows)
    for name, currency in rules.CURRENCIES.items():
        running = 0
        for row in (row for row in rows if row.currency == name):
            running += row.amount
            assert row.balance_after == running >= -currency.most_debt
        assert api.balance(turn, name) == running
    purse = turn.find(Purse, "coins")
    assert player.diamonds == api.balance(turn)
    assert (purse.balance if purse else 0) == api.balance(turn, "coins") >= 0
