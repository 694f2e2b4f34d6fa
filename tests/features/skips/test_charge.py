"""What a skip costs: the prices of GAME.md, pro rata, rounded in the player's favour."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.life import world
from ws.features.skips.rules import charge

SKIPS = world().content.skips
PRICES = {"hour": (60, 5), "day": (1440, 25), "week": (10_080, 100)}


def test_prices_and_lengths_are_those_of_the_contract() -> None:
    found = {skip.id: (skip.minutes, skip.diamonds) for skip in SKIPS.values() if not skip.to_next_event}
    assert found == PRICES
    following = SKIPS["next_event"]
    assert (following.minutes, following.diamonds, following.to_next_event) == (10_080, 50, True)


@given(skip=st.sampled_from(sorted(PRICES)), share=st.floats(0, 1))
def test_what_was_not_skipped_is_not_charged(skip: str, share: float) -> None:
    minutes, price = PRICES[skip]
    skipped = int(minutes * share)
    charged = charge(SKIPS[skip], skipped, "question")
    exact = Fraction(price * skipped, minutes)
    assert exact - 1 < charged <= exact


@pytest.mark.parametrize("skip", sorted(PRICES))
def test_the_whole_of_it_costs_the_whole_price(skip: str) -> None:
    minutes, price = PRICES[skip]
    assert charge(SKIPS[skip], minutes, "") == price
    assert charge(SKIPS[skip], minutes - 1, "question") == price - 1
    assert charge(SKIPS[skip], 0, "question") == 0


@pytest.mark.parametrize(("stopped_by", "diamonds"), [("event", 50), ("question", 50), ("death", 0), ("", 0)])
def test_the_next_event_has_one_price_when_there_is_one(stopped_by: str, diamonds: int) -> None:
    assert charge(SKIPS["next_event"], 3, stopped_by) == diamonds
    assert charge(SKIPS["next_event"], 10_080, stopped_by) == diamonds
