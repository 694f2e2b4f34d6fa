"""No cent appears or disappears, whatever a player asks for and however long the life goes on."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.features.money.heard import MONTH, HeardLife, check_statements, heard, standing
from tests.features.support import ask, whole_lives
from ws.features.money import FEATURE, api, messages
from ws.features.money.facts import LoanTaken, MoneyEarned, MoneySpent, WentBankrupt
from ws.features.money.records import Holding, Loan, Money, Statement
from ws.features.money.rules import SAVINGS_BASIS_POINTS, funds, monthly_interest
from ws.kernel.errors import Refused

HANDLERS = {handles.request: handles.handler for handles in FEATURE.handles}
amounts = st.one_of(st.integers(1, 5_000), st.integers(1, 40_000), st.integers(1, 3_000_000), st.just(10**13))
fund_ids = st.sampled_from(["money_market", "index", "growth", "tulips"])
loan_ids = st.sampled_from(["loan1", "loan2", "overdue"])
insurances = st.sampled_from(["health", "home", "life"])
requests = st.one_of(
    st.builds(messages.TakeLoan, kind=st.just("personal"), cents=amounts, months=st.integers(1, 100)),
    st.builds(messages.TakeLoan, kind=st.just("personal"), cents=st.integers(1, 90_000), months=st.integers(6, 84)),
    st.builds(messages.RepayLoan, loan_id=loan_ids, cents=amounts),
    st.builds(messages.SaveMoney, cents=amounts),
    st.builds(messages.WithdrawSavings, cents=amounts),
    st.builds(messages.Invest, fund_id=fund_ids, cents=amounts),
    st.builds(
        messages.SellInvestment, fund_id=fund_ids, cents=st.one_of(st.none(), amounts), everything=st.booleans()
    ),
    st.builds(messages.BuyInsurance, kind=insurances),
    st.builds(messages.CancelInsurance, kind=insurances),
    st.just(messages.DeclareBankruptcy()),
    st.just(messages.GetStatement()),
)
doors = st.one_of(
    st.tuples(st.sampled_from(["earn", "change", "lose", "charge", "pay"]), amounts),
    st.tuples(st.sampled_from(["student", "vehicle", "mortgage"]), st.integers(1, 200_000)),
    st.tuples(st.just("earn"), st.integers(300_000, 900_000)),
)
MONTH_PASSES = "a month passes"
steps = st.lists(st.one_of(requests, doors, st.just(MONTH_PASSES), st.just(MONTH_PASSES)), min_size=5, max_size=40)


def came_and_went(life: HeardLife) -> int:
    """What the facts say net worth has changed by. A loan for something is spent on it at once."""
    total = 0
    for fact in life.heard():
        if isinstance(fact, MoneyEarned):
            total += fact.cents
        elif isinstance(fact, MoneySpent):
            total -= fact.cents
        elif isinstance(fact, WentBankrupt):
            total += fact.freed_cents
        elif isinstance(fact, LoanTaken) and fact.kind != "personal":
            total -= fact.cents
    return total


def interest_and_returns(life: HeardLife) -> int:
    """What savings and funds will have grown by after the coming midnight."""
    seed = bytes.fromhex(life.life.seed)
    grown = monthly_interest(life.state.get(Money).savings_cents, SAVINGS_BASIS_POINTS)
    for held in life.state.all(Holding):
        later = funds.grown(held, life.world.content.funds[held.fund_id], seed, life.minute // MONTH + 1)
        grown += funds.value_cents(later) - funds.value_cents(held)
    return grown


def through_a_door(life: HeardLife, door: str, cents: int) -> None:
    turn = life.turn()
    if door == "earn":
        api.earn(turn, cents % 10**9, "salary")
    elif door in ("change", "lose"):
        api.change(turn, cents % 10**9 * (1 if door == "change" else -1), "chance")
    elif door == "charge":
        api.charge(turn, cents % 10**7, "rent")
    elif door == "pay":
        api.pay(turn, cents, "shop")
    else:
        api.borrow(turn, door, cents, 60)
    life.commit(turn, life.minute)


def step(life: HeardLife, what: Any, alone: bool) -> int:
    """Do it; returns what grew by itself. What is refused changes nothing. Months pass for money `alone`,
    or with everything that happens in them."""
    if what == MONTH_PASSES:
        grown = interest_and_returns(life)
        life.pass_month() if alone else life.live_month()
        return grown
    before = life.hash
    try:
        if isinstance(what, tuple):
            through_a_door(life, *what)
        else:
            ask(life, HANDLERS[type(what)], what)
    except Refused:
        assert life.hash == before
        life.heard()
    return 0


def begun(age: int, score: int, overdue: int, owned: tuple[int, int, int]) -> HeardLife:
    """A life with cash, savings and a fund as wished; grown-ups may already owe."""
    cents, savings, invested = owned
    life = heard(age, 2, cents=savings + invested if age >= 18 else max(0, cents) + savings)
    ask(life, HANDLERS[messages.SaveMoney], messages.SaveMoney(cents=savings)) if savings else None
    if age >= 18:
        if invested:
            ask(life, HANDLERS[messages.Invest], messages.Invest(fund_id="growth", cents=invested))
        standing(life, score=score, limit_cents=50_000, overdue_cents=overdue, overdue_months=2 if overdue else 0)
        through_a_door(life, "change" if cents > 0 else "lose", abs(cents))
    life.heard()
    return life


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    todo=steps,
    age=st.sampled_from([10, 30, 45]),
    score=st.integers(300, 850),
    overdue=st.sampled_from([0, 0, 0, 3_000, 40_000_000]),
    alone=st.booleans(),
    owned=st.tuples(st.sampled_from([-40_000, 0, 80_000]), st.integers(0, 50_000), st.sampled_from([0, 30_000])),
)
def test_net_worth_changes_by_what_came_and_went_and_grew(
    todo: list[Any], age: int, score: int, overdue: int, alone: bool, owned: tuple[int, int, int]
) -> None:
    life = begun(age, score, overdue, owned)
    for what in todo:
        before = life.worth
        grown = step(life, what, alone)
        assert life.worth - before == came_and_went(life) + grown, what
        check_statements(life)
        held = life.state.get(Money)
        assert held.savings_cents >= 0
        assert all(loan.balance_cents > 0 for loan in life.state.all(Loan))
        if age < 18:
            assert held.cents >= 0
            assert life.worth >= 0


@pytest.mark.parametrize("days_per_year", [12, 5])
def test_the_statements_of_whole_lives_add_up(days_per_year: int) -> None:
    for life in whole_lives(4, days_per_year):
        check_statements(life)
        assert len(list(life.state.all(Statement))) == 24


def test_a_month_is_the_same_price_whenever_one_buys() -> None:
    early, late = heard(30, 2, cents=100_000), heard(30, 2, cents=100_000)
    ask(early, HANDLERS[messages.Invest], messages.Invest(fund_id="index", cents=50_000))
    for _ in range(30):
        early.pass_month()
        late.pass_month()
    ask(late, HANDLERS[messages.Invest], messages.Invest(fund_id="index", cents=50_000))
    prices = [life.state.get(Holding, "index").price_millionths for life in (early, late)]
    assert prices[0] == prices[1]
