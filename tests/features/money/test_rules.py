"""Cash: nobody chooses to go into debt, misfortune may push there, to a limit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.features.support import refused
from tests.support.life import SandboxLife
from ws.features.money import api, rules

cents = st.integers(-rules.DEBT_LIMIT_CENTS, 10**9)


@given(held=cents, cost=st.integers(0, 10**9))
def test_what_is_paid_was_there(held: int, cost: int) -> None:
    if cost > 0 and cost > held:
        with refused("not_enough_money") as facts:
            rules.paid(held, cost)
        assert facts == {"needed": cost, "money": held}
    else:
        assert rules.paid(held, cost) == held - cost


@given(held=cents, amount=st.integers(-(10**10), 10**10))
def test_misfortune_stops_at_the_limit(held: int, amount: int) -> None:
    after = rules.changed(held, amount)
    assert after >= -rules.DEBT_LIMIT_CENTS
    assert after == held + amount or after == -rules.DEBT_LIMIT_CENTS


def test_money_moves_through_the_door() -> None:
    turn = SandboxLife(1).turn()
    before = api.cents(turn)
    api.change(turn, 500, "found")
    api.pay(turn, 300, "toy")
    assert api.cents(turn) == before + 200
    with refused("not_enough_money"):
        api.pay(turn, before + 201, "toy")
    api.change(turn, -(before + 1200), "lost")
    assert api.cents(turn) == -1000
