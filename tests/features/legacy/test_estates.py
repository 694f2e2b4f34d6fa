"""Estates add up to the cent, whoever inherits and whatever the state takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.features.legacy.support import person
from tests.support.life import world
from ws.content.schemas.legacy import InheritanceTax
from ws.features.legacy.records import Inheritor
from ws.features.legacy.rules import bequests, estates
from ws.features.legacy.rules.estates import Assets, Heir

TAXES = world().content.inheritance_taxes
CENTS = st.integers(0, 10**11)
RELATIONS = (*estates.KIN, "cousin", "friend", "charity")


def assets(**changes: int) -> Assets:
    return Assets(**{"cash": 0, "savings": 0, "funds": 0, "homes": 0, "belongings": 0, **changes})


@given(parts=st.tuples(CENTS, CENTS, CENTS, CENTS, CENTS), debts=CENTS, funeral=st.integers(0, 2_000_000))
def test_lines_add_up_and_nobody_inherits_debts(parts: tuple[int, ...], debts: int, funeral: int) -> None:
    found = estates.balance(Assets(*parts), debts, funeral)
    assert sum(cents for _, cents in found.lines) == found.left_cents >= 0
    paid = dict(found.lines)
    assert -paid.get("debts", 0) + found.unpaid_cents == debts
    if found.unpaid_cents:
        assert found.left_cents == 0, "nothing is left while a debt is open"
    assert -paid.get("selling costs", 0) == parts[3] * estates.SELLING_PERCENT // 100


def test_the_funeral_comes_before_the_debts() -> None:
    found = estates.balance(assets(cash=900_000), debts_cents=500_000, funeral_cents=830_000)
    assert found.lines == (("cash", 900_000), ("funeral", -830_000), ("debts", -70_000))
    assert (found.left_cents, found.unpaid_cents) == (0, 430_000)


@given(cents=CENTS, weights=st.lists(st.integers(0, 1000), min_size=1, max_size=12).filter(any))
def test_what_is_shared_is_all_of_it(cents: int, weights: list[int]) -> None:
    parts = estates.shared(cents, weights)
    assert sum(parts) == cents
    total = sum(weights)
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - cents * weight / total) <= max(1, cents * 1e-12)


def test_nobody_to_share_among_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="nobody"):
        estates.shared(100, [0, 0])


@given(
    country=st.sampled_from(sorted(TAXES)),
    cents=CENTS,
    heirs=st.lists(st.tuples(st.sampled_from(RELATIONS), st.integers(1, 100)), min_size=1, max_size=10),
)
def test_tax_and_what_is_left_are_the_estate(country: str, cents: int, heirs: list[tuple[str, int]]) -> None:
    shares = [(Heir(f"p{n}", "", relation), weight) for n, (relation, weight) in enumerate(heirs)]
    found = estates.taxed(TAXES[country], estates.distributed(cents, shares))
    assert sum(one.tax_cents + one.cents for one in found) == cents
    for one in found:
        assert 0 <= one.tax_cents <= one.gross_cents


def taxes_of(country: str, *portions: tuple[str, int]) -> list[int]:
    """Dollars of tax on portions of dollars, by relation."""
    tax = TAXES[country]
    inheritors = [
        Inheritor(f"p{n}", "", relation, dollars * 100, 0) for n, (relation, dollars) in enumerate(portions)
    ]
    return [one.tax_cents // 100 for one in estates.taxed(tax, inheritors)]


def test_worked_examples_of_the_countries() -> None:
    # United Kingdom: (1,000,000 - 478,000) at 40 per cent; a spouse pays nothing and is not counted
    assert taxes_of("gb", ("son", 1_000_000)) == [208_800]
    assert taxes_of("gb", ("wife", 2_000_000), ("son", 478_000)) == [0, 0]
    assert taxes_of("gb", ("son", 500_000), ("daughter", 500_000)) == [104_400, 104_400]
    # Germany, a child: 1,000,000 - 556,000 = 444,000; 104,000 at 7, 313,000 at 11, 27,000 at 15 per cent
    assert taxes_of("de", ("daughter", 1_000_000)) == [7_280 + 34_430 + 4_050]
    # Germany, a friend: (100,000 - 27,800) at 30 per cent
    assert taxes_of("de", ("friend", 100_000)) == [21_660]
    # France, a brother: 22,800 free, 34,900 at 35, the rest at 45 per cent
    assert taxes_of("fr", ("brother", 100_000)) == [12_215 + 19_035]
    # United States: far below the exclusion, and 100,000 above it in the lowest brackets
    assert taxes_of("us", ("son", 5_000_000)) == [0]
    assert taxes_of("us", ("son", 12_930_000)) == [1_800]
    # the state keeps away from these
    assert taxes_of("au", ("friend", 10**7)) == taxes_of("in", ("friend", 10**7)) == [0]
    # Philippines: 6 per cent above 263,000
    assert taxes_of("ph", ("mother", 363_000)) == [6_000]


@pytest.mark.parametrize("country", sorted(TAXES))
def test_charities_and_the_state_pay_nothing(country: str) -> None:
    found = estates.taxed(
        TAXES[country],
        [
            Inheritor("charity:lifeboats", "", "charity", 10**12, 0),
            Inheritor(estates.STATE, "", estates.STATE, 10**12, 0),
        ],
    )
    assert [one.tax_cents for one in found] == [0, 0]


@pytest.mark.parametrize("tax", TAXES.values(), ids=lambda tax: tax.id)
def test_the_nearest_never_pay_more_than_strangers(tax: InheritanceTax) -> None:
    for dollars in (10_000, 200_000, 3_000_000):
        by_kin = [taxes_of(tax.id, (relation, dollars))[0] for relation in ("wife", "son", "sister", "friend")]
        assert by_kin[0] <= by_kin[1] <= by_kin[2] <= by_kin[3], (tax.id, dollars)


def heirs(*relations: str) -> list[Heir]:
    return [Heir(f"p{n}", "", relation) for n, relation in enumerate(relations)]


def test_the_law_knows_an_order() -> None:
    def found(*relations: str) -> list[tuple[str, int]]:
        return [(heir.relation, weight) for heir, weight in estates.by_law(heirs(*relations))]

    assert found() == [("state", 1)]
    assert found("cousin", "mother", "brother") == [("mother", 1)]
    assert found("brother", "sister", "uncle") == [("brother", 1), ("sister", 1)]
    assert found("wife", "son", "daughter", "mother") == [("wife", 2), ("son", 1), ("daughter", 1)]
    assert found("husband") == [("husband", 1)]
    assert found("friend") == [("state", 1)], "without a will friends get nothing"


def test_who_stands_before_the_life_when_a_relative_dies() -> None:
    mother = person(1, "mother")
    assert bequests.others(mother, [person(2, "father")]) is None
    assert bequests.others(mother, [person(3, "sister"), person(4, "brother")]) == 2
    assert bequests.others(person(5, "grandmother"), [person(1, "mother")]) is None
    assert bequests.others(person(3, "sister", children=1), []) is None
    assert bequests.others(person(3, "sister"), []) == 0
    assert not bequests.leaves_something(person(6, "friend"))


@given(age=st.integers(0, 120), pay=st.integers(0, 3_000_000), luck=st.floats(0, 1, exclude_max=True))
def test_what_relatives_leave_is_bounded(age: int, pay: int, luck: float) -> None:
    assert 0 <= bequests.worth_cents(age, pay, luck) <= 1_000_000_000
    assert bequests.worth_cents(17, pay, luck) == 0
