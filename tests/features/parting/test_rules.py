"""What is divided comes out to the cent, and what is owed follows the guidelines."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ws.content.schemas.parting import Regime
from ws.features.parting.rules import custody, dividing, support, wealth, willing
from ws.features.parting.rules.dividing import Estate, Homes, Thing

CENTS = st.integers(0, 10**12)
THINGS = st.builds(
    Thing,
    kind=st.sampled_from(["home", "vehicle", "belongings", "business"]),
    id=st.just("x"),
    worth_cents=CENTS,
    owed_cents=CENTS,
    gained=st.booleans(),
)
ESTATES = st.builds(
    Estate,
    things=st.lists(THINGS, max_size=6).map(tuple),
    money_cents=st.integers(-(10**12), 10**12),
    brought_cents=st.integers(-(10**12), 10**12),
    theirs_cents=CENTS,
    their_brought_cents=CENTS,
    given_cents=CENTS,
)
REGIMES = st.sampled_from(get_args(Regime))
SHARES = st.integers(0, 100)
HOMES = st.sampled_from(get_args(Homes))


@given(ESTATES, REGIMES, SHARES, HOMES)
def test_nothing_is_made_or_lost(estate: Estate, regime: Regime, share: int, homes: Homes) -> None:
    before = estate.money_cents + sum(thing.net_cents for thing in estate.things) + estate.theirs_cents
    divided = dividing.divide(estate, regime, share, homes)
    assert divided.mine_cents + divided.theirs_cents + divided.costs_cents == before
    assert -estate.theirs_cents <= divided.payment_cents
    assert divided.costs_cents >= 0


@given(ESTATES, REGIMES, SHARES, HOMES)
def test_nobody_pays_more_than_they_have(estate: Estate, regime: Regime, share: int, homes: Homes) -> None:
    divided = dividing.divide(estate, regime, share, homes)
    if divided.payment_cents > 0:
        assert divided.mine_cents >= 0
    if divided.payment_cents < 0:
        given_home = sum(line.thing.net_cents for line in divided.lines if line.goes == "other")
        assert divided.theirs_cents - given_home >= 0


def thing(worth: int, owed: int = 0, kind: str = "home", gained: bool = True) -> Thing:
    return Thing(kind, kind, worth, owed, gained)  # type: ignore[arg-type]  # one of the kinds


def test_half_of_what_was_gained() -> None:
    estate = Estate((thing(300_000, 100_000),), 90_000, 50_000, 70_000, 30_000)
    divided = dividing.divide(estate, "community", 50)
    assert divided.pool_cents == 200_000 + 40_000 + 40_000
    assert divided.payment_cents == 240_000 - 140_000
    sold = dividing.divide(estate, "community", 50, "sell")
    assert (sold.costs_cents, sold.pool_cents) == (18_000, 262_000)
    given_away = dividing.divide(estate, "community", 50, "give")
    assert given_away.payment_cents == -70_000, "who gives the home is paid, as far as the other one has money"


def test_what_was_brought_along_stays() -> None:
    estate = Estate((thing(300_000, gained=False),), 50_000, 80_000, 40_000, 40_000)
    for regime in ("community", "participation", "equitable", "separate"):
        divided = dividing.divide(estate, regime, 50)  # type: ignore[arg-type]  # one of them
        assert divided.payment_cents == 0
    assert dividing.divide(estate, "universal", 50).payment_cents == 350_000 - 195_000
    assert dividing.divide(estate, "universal", 50, "sell").costs_cents == 18_000


def test_money_given_away_shortly_before_counts() -> None:
    rich = Estate((), 100_000, 0, 0, 0)
    hidden = Estate((), 20_000, 0, 0, 0, given_cents=80_000)
    assert dividing.divide(rich, "community", 50).payment_cents == 50_000
    assert dividing.divide(hidden, "community", 50).payment_cents == 20_000, "all there is, and still not even"


def test_debts_of_the_marriage_are_shared() -> None:
    estate = Estate((), -60_000, 0, 100_000, 0)
    assert dividing.divide(estate, "community", 50).payment_cents == -80_000
    assert dividing.divide(estate, "participation", 50).payment_cents == -50_000, "no gain is less than nothing"


@pytest.mark.parametrize(
    ("brought", "now", "kept"),
    [(100, 300, 100), (300, 100, 100), (-50, 100, 0), (-50, -20, -20), (-50, -80, -50), (50, -80, 0)],
)
def test_nobody_gets_more_back_than_there_is(brought: int, now: int, kept: int) -> None:
    assert dividing.kept_of(brought, now) == kept


def test_what_a_court_finds_fair() -> None:
    assert dividing.fair_percent("community", 0, 9, 30, True) == 50
    assert dividing.fair_percent("equitable", 100, 100, 10, None) == 50
    assert dividing.fair_percent("equitable", 0, 100, 10, True) == 65
    assert dividing.fair_percent("equitable", 100, 0, 10, False) == 35
    assert dividing.fair_percent("equitable", 100, 0, 0, False) == 50


@given(st.integers(0, 10**8), st.integers(0, 10**8), st.integers(0, 9))
def test_children_are_paid_for_by_whom_they_do_not_live_with(own: int, theirs: int, children: int) -> None:
    assert support.owed_by_player("other", own, theirs, children) >= 0
    assert support.owed_by_player("player", own, theirs, children) <= 0
    shared = support.owed_by_player("both", own, theirs, children)
    assert -shared == support.owed_by_player("both", theirs, own, children) or abs(shared) <= abs(own - theirs)


def test_support_as_the_guideline_says() -> None:
    assert [support.child_cents(400_000, n) for n in range(7)] == [
        0,
        68_000,
        100_000,
        116_000,
        124_000,
        136_000,
        136_000,
    ]
    assert support.alimony_cents(1_000_000, 200_000, 100) == 260_000
    assert support.alimony_cents(200_000, 1_000_000, 100) == -260_000
    assert support.alimony_cents(500_000, 400_000, 100) == 0
    assert support.alimony_cents(1_000_000, 200_000, 0) == 0
    lasts = [support.alimony_months(years * 12, 12) for years in (2, 5, 15, 25)]
    assert lasts == [7, 30, 135, None]


@given(st.integers(0, 10**8), st.integers(0, 10**8))
def test_who_is_paid_does_not_end_above_who_pays(own: int, theirs: int) -> None:
    cents = support.alimony_cents(own, theirs, 100)
    assert (own - cents - theirs - cents) * (own - theirs) >= 0


def test_custody_hears_the_children() -> None:
    assert custody.decided([90], [15], "player", "other", is_fit=True) == "player"
    assert custody.decided([-60], [15], "player", "other", is_fit=True) == "other"
    assert custody.decided([60], [6], "player", "other", is_fit=True) == "both"
    assert custody.decided([-80, 95], [6, 16], "player", "both", is_fit=True) == "player", (
        "the one of sixteen is asked"
    )
    assert custody.decided([95], [15], "player", "both", is_fit=False) == "other"
    assert custody.decided([-90], [15], "both", "both", is_fit=True) == "both"
    assert custody.decided([], [], "player", "other", is_fit=True) == "both"


def two(**changes: object) -> willing.Between:
    values: dict[str, object] = {
        "affinity": 40, "agreeableness": 50, "trust": 50, "passion": 40, "strain": 40, "betrayed": False, **changes,
    }  # fmt: skip
    return willing.Between(**values)  # type: ignore[arg-type]  # as above


def test_who_signs_and_who_comes_back() -> None:
    assert willing.signs(two(), 0, False) > 0.5 > willing.signs(two(), 50, False)
    assert willing.signs(two(betrayed=True), 0, False) < willing.signs(two(), 0, False)
    assert willing.comes_back(two(affinity=90, trust=90, passion=80, strain=0), 1, 1) > 0.6
    assert willing.comes_back(two(affinity=-60, strain=90, trust=5), 1, 1) == 0
    assert willing.comes_back(two(), 1, 4) < willing.comes_back(two(), 1, 1)
    assert willing.accepts_prenup(two(), 90, True) < willing.accepts_prenup(two(), 50, False)
    assert 0.01 <= willing.files(0, 100) < willing.files(100, -100) <= 0.12


@given(st.integers(18, 110), st.integers(0, 10**7), st.floats(0, 1, exclude_max=True))
def test_what_is_brought_is_never_below_zero(age: int, pay: int, luck: float) -> None:
    assert wealth.brought_cents(age, pay, luck) >= 0
    assert wealth.saved_cents(pay, 24) == pay * 24 // 20
