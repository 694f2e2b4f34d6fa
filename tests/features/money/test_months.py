"""What a new month brings: interest, instalments, premiums, and what becomes of unpaid bills."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.features.money.heard import HeardLife, check_statements, heard, standing, statements
from tests.features.support import ask, put
from ws.engine.advance import TO_NEXT_EVENT
from ws.features.ageing.api import LifeEnded
from ws.features.money import api, handlers, ledger, messages
from ws.features.money.facts import LoanRepaid, MoneySpent
from ws.features.money.records import Credit, Holding, Loan, Money, Policy, Statement
from ws.features.money.rules import SAVINGS_BASIS_POINTS, funds, monthly_interest
from ws.features.vitals import api as vitals


def lines(life: HeardLife) -> dict[str, int]:
    """Of the month past."""
    return statements(life)[-1].lines


def charge(life: HeardLife, cents: int, reason: str = "rent") -> None:
    turn = life.turn()
    api.charge(turn, cents, reason)
    life.commit(turn, life.minute)


def poor(overdue: int = 0, months: int = 0) -> HeardLife:
    """Without cash, credit or income."""
    life = heard(45, 2, cents=0)
    standing(life, limit_cents=0, overdue_cents=overdue, overdue_months=months, score=400)
    return life


def told(life: HeardLife) -> list[str]:
    return [message.title for message in life.messages("money")]


def test_twenty_four_statements_are_kept() -> None:
    life = heard(20, cents=5000)
    assert len(statements(life)) == 24
    check_statements(life)
    newest = life.minute // 1440 - 1
    assert [held.month for held in statements(life)] == list(range(newest - 23, newest + 1))


def test_savings_bear_interest_for_children_too() -> None:
    life = heard(9)
    put(life, replace(life.state.get(Money), savings_cents=1_000_000))
    life.pass_month()
    assert life.state.get(Money).savings_cents == 1_000_000 + monthly_interest(1_000_000, SAVINGS_BASIS_POINTS)


def test_the_credit_line_costs_interest() -> None:
    life = heard(45, 2, cents=-1_000_000)
    standing(life, limit_cents=2_000_000)
    life.pass_month()
    assert life.state.get(Money).cents == -1_000_000 - 12_416
    [spent] = [f.cents for f in life.heard() if isinstance(f, MoneySpent) and f.reason == "interest"]
    assert spent == 12_416


def test_instalments_fall_due_until_the_loan_is_paid_back() -> None:
    life = heard(45, 2, cents=10_000_000)
    put(life, Loan("loan9", "vehicle", 100_000, 100_000, 51_000, 1200, 2, life.minute // 1440 + 2))
    life.pass_month()
    assert life.state.get(Loan, "loan9").balance_cents == 100_000, "not before its first month"
    life.pass_month()
    assert life.state.get(Loan, "loan9").balance_cents == 100_000 - 50_000
    score = life.credit.score
    life.heard()
    life.pass_month()
    assert life.state.find(Loan, "loan9") is None
    assert LoanRepaid("loan9", "vehicle") in life.heard()
    assert life.credit.score > score
    assert told(life)[-1] == "The last rate"
    life.pass_month()
    assert lines(life)["loan interest"] == -500
    assert lines(life)["loan repayment"] == -50_000


def test_an_instalment_that_can_not_be_paid_is_overdue_and_the_loan_shrinks_all_the_same() -> None:
    life = poor()
    put(life, Loan("loan9", "vehicle", 100_000, 100_000, 10_000, 0, 10, 0))
    life.pass_month()
    assert life.state.get(Loan, "loan9").balance_cents == 90_000
    assert life.credit.overdue_cents == 10_000 + 1_500, "and a fee"


def test_unpaid_bills_bring_letters_worries_and_a_bailiff() -> None:
    life = poor()
    charge(life, 500_000)
    scores = [life.credit.score]
    stress = []
    for _ in range(5):
        before = life.turn()
        calm = vitals.now(before).stress
        life.pass_month()
        stress.append(vitals.now(life.turn()).stress - calm)
        scores.append(life.credit.score)
    assert [title for title in told(life) if "reminder" in title or "bailiff" in title] == [
        "A friendly reminder", "The last reminder", "The bailiff",
    ]  # fmt: skip
    assert scores == sorted(scores, reverse=True)
    assert scores[0] - scores[-1] >= 45
    assert life.credit.overdue_months == 5
    assert sum(stress[:3]) > 0, "nights take a share of it, letters bring more"
    assert 500_000 + 2 * 1_500 < life.credit.overdue_cents < 530_000, "fees and interest"
    check_statements(life)


def test_what_nobody_can_collect_stops_growing() -> None:
    life = poor(overdue=1_000_000, months=36)
    life.pass_month()
    assert life.credit.overdue_cents == 1_000_000 + monthly_interest(1_000_000, 900)
    owed = life.credit.overdue_cents
    for _ in range(3):
        life.pass_month()
    assert life.credit.overdue_cents == owed


@pytest.mark.parametrize(("months", "stopped_by"), [(1, ""), (2, "event"), (3, "")])
def test_a_skip_to_the_next_event_stops_for_the_bailiff(months: int, stopped_by: str) -> None:
    life = poor(overdue=50_000_000, months=months)
    reached = life.advance(life.minute + 1440, TO_NEXT_EVENT)
    assert reached.stopped_by == stopped_by


def test_the_bailiff_takes_a_quarter_of_pay_and_all_savings() -> None:
    life = poor(overdue=1_000_000, months=3)
    turn = life.turn()
    net = api.earn(turn, 100_000, "salary")
    taken = 1_000_000 - turn.get(Credit).overdue_cents
    assert taken == (net + taken) * 25 // 100
    assert api.cents(turn) == net
    ledger.put_aside(turn, 50_000)
    life.commit(turn, life.minute)
    life.pass_month()
    assert life.state.get(Money).savings_cents == 0
    left = 1_000_000 - taken - net - 50_000 - 25  # savings with their interest
    assert life.credit.overdue_cents == left + monthly_interest(left, 900)


@pytest.mark.parametrize("months", [0, 2])
def test_before_the_bailiff_pay_is_left_alone(months: int) -> None:
    life = poor(overdue=1_000_000, months=months)
    turn = life.turn()
    api.earn(turn, 100_000, "salary")
    assert turn.get(Credit).overdue_cents == 1_000_000


def test_cash_pays_what_is_overdue_and_then_it_is_over() -> None:
    life = poor(overdue=40_000, months=4)
    turn = life.turn()
    api.change(turn, 50_000, "inheritance")
    life.commit(turn, life.minute)
    life.pass_month()
    assert (life.credit.overdue_cents, life.credit.overdue_months) == (0, 0)
    assert told(life)[-1] == "Paid"
    life.pass_month()
    assert told(life).count("Paid") == 1


def test_premiums_are_paid_and_insurances_lapse_when_they_are_not() -> None:
    life = heard(45, 2, cents=1_000_000)
    put(life, Policy("health", 1), Policy("home", 1))
    life.pass_month()
    spent = [f.cents for f in life.heard() if isinstance(f, MoneySpent) and f.reason == "insurance"]
    assert spent == [19_000, 6_500]
    life = poor(overdue=10_000, months=1)
    put(life, Policy("health", 1))
    life.pass_month()
    assert life.state.find(Policy, "health"), "one reminder is not the end"
    life.pass_month()
    assert life.state.find(Policy, "health") is None
    assert "Cover has ended" in told(life)


def test_funds_follow_their_prices() -> None:
    life = heard(45, 2, cents=1_000_000)
    ask(life, handlers.invest, messages.Invest(fund_id="growth", cents=1_000_000))
    for _ in range(5):
        life.pass_month()
    held = life.state.get(Holding, "growth")
    fund = life.world.content.funds["growth"]
    assert held.month == life.minute // 1440
    assert held.price_millionths == funds.price_at(fund, bytes.fromhex(life.life.seed), held.month)


def test_the_credit_line_grows_with_income_and_standing() -> None:
    life = heard(45, 2)
    standing(life, score=800)
    life.pass_month()
    without = life.credit.limit_cents
    turn = life.turn()
    api.earn(turn, 3_000_000, "salary")
    life.commit(turn, life.minute)
    life.pass_month()
    assert life.credit.limit_cents >= without + 300_000
    standing(life, score=510)
    life.pass_month()
    assert 0 < life.credit.limit_cents < without + 300_000
    standing(life, score=450)
    life.pass_month()
    assert life.credit.limit_cents == 0


def test_paying_on_time_lifts_the_score_slowly() -> None:
    life = heard(45, 2, cents=10_000_000)
    standing(life, score=640)
    life.pass_month()
    assert life.credit.score == 641
    put(life, Loan("loan9", "vehicle", 100_000, 100_000, 1_000, 0, 100, 0))
    life.pass_month()
    assert life.credit.score == 643
    standing(life, score=850)
    life.pass_month()
    assert life.credit.score == 850


def test_a_life_insurance_pays_to_the_estate() -> None:
    life = heard(45, 2, cents=0)
    put(life, Policy("life", 1), Policy("health", 1))
    turn = life.turn()
    turn.announce(LifeEnded(45, "a test"))
    turn.settle()
    assert api.cents(turn) == life.world.content.insurances["life"].payout_cents


def test_the_running_statement_is_not_among_those_that_are_closed() -> None:
    life = heard(25)
    assert life.minute // 1440 not in {held.month for held in life.state.all(Statement)}
