"""The doors that other features come by."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.features.money.heard import HeardLife, check_statements, heard, standing
from tests.features.support import refused
from tests.support.life import SandboxLife
from ws.features.money import api, ledger
from ws.features.money.facts import LoanRepaid, LoanTaken, MoneyEarned, MoneySpent
from ws.features.money.records import Loan, Money, Month, Policy, TaxYear
from ws.features.money.rules import tax


def lines(life: HeardLife) -> dict[str, int]:
    return life.state.get(Month).lines


def test_money_moves_through_the_door() -> None:
    turn = SandboxLife(1).turn()
    before = api.cents(turn)
    api.change(turn, 500, "found")
    api.pay(turn, 300, "toy")
    assert api.cents(turn) == before + 200
    with refused("not_enough_money"):
        api.pay(turn, before + 201, "toy")


def test_a_child_loses_no_more_than_it_has_and_owes_nothing() -> None:
    life = heard(10, cents=700)
    turn = life.turn()
    api.change(turn, -1000, "lost")
    assert (api.cents(turn), api.net_worth_cents(turn)) == (0, 0)
    assert turn.heard == [MoneySpent(700, "lost")]
    api.change(turn, 200, "found")
    api.charge(turn, 900, "window")
    assert (api.cents(turn), api.debt_cents(turn), api.is_overdue(turn)) == (0, 0, False)
    assert turn.heard[-1] == MoneySpent(200, "window")
    life.commit(turn, life.minute)
    assert lines(life)["paid by the family"] == 700
    check_statements(life)


def test_a_grown_up_loses_down_to_the_credit_line_and_no_further() -> None:
    life = heard(cents=100)
    standing(life, limit_cents=5000)
    turn = life.turn()
    api.change(turn, -9000, "lost")
    assert api.cents(turn) == -5000
    assert turn.heard == [MoneySpent(5100, "lost")]
    api.change(turn, -1, "lost")
    assert len(turn.heard) == 1, "what can not be lost is not announced"
    with refused("not_enough_money"):
        api.pay(turn, 1, "sweets")


def test_what_falls_due_is_paid_from_cash_then_credit_and_then_it_is_overdue() -> None:
    life = heard(cents=1000)
    standing(life, limit_cents=5000)
    turn = life.turn()
    api.charge(turn, 600, "rent")
    assert (api.cents(turn), api.is_overdue(turn)) == (400, False)
    api.charge(turn, 5000, "rent")
    assert (api.cents(turn), api.debt_cents(turn), api.is_overdue(turn)) == (-4600, 4600, False)
    api.charge(turn, 700, "rent")
    assert (api.cents(turn), api.debt_cents(turn), api.is_overdue(turn)) == (-5000, 5300, True)
    assert api.net_worth_cents(turn) == -5300
    assert turn.heard[-1] == MoneySpent(700, "rent")
    life.commit(turn, life.minute)
    assert lines(life)["left unpaid"] == 300
    check_statements(life)


def test_savings_are_drawn_before_the_credit_line_but_not_those_of_a_child() -> None:
    life = heard(cents=1000)
    standing(life, limit_cents=5000)
    turn = life.turn()
    ledger.put_aside(turn, 700)
    api.charge(turn, 1400, "rent")
    assert turn.get(Money) == Money(0, 300)
    api.charge(turn, 400, "rent")
    assert turn.get(Money) == Money(-100, 0)
    life.commit(turn, life.minute)
    assert lines(life)["savings"] == 700
    check_statements(life)
    child = heard(10, cents=100).turn()
    ledger.put_aside(child, 700)
    api.charge(child, 500, "window")
    assert child.get(Money) == Money(0, 700)


def test_pay_is_taxed_and_the_statement_says_so() -> None:
    life = heard(cents=0)
    turn = life.turn()
    before = turn.get(TaxYear) if turn.find(TaxYear) else TaxYear(turn.date().year)
    booked = Counter(lines(life))
    net = api.earn(turn, 500_000, "salary")
    after = turn.get(TaxYear)
    taken = after.tax_cents + after.contributions_cents - before.tax_cents - before.contributions_cents
    assert net == 500_000 - taken == api.cents(turn)
    assert 275_000 < net < 480_000, "the more was earned this year before, the more is taken"
    assert turn.heard == [MoneyEarned(net, "salary")]
    life.commit(turn, life.minute)
    now = Counter(lines(life))
    now.subtract(booked)
    assert now["salary"] == 500_000
    assert now["income tax"] + now["social contributions"] == -taken
    check_statements(life)


def test_a_pension_pays_no_contributions() -> None:
    turn = heard(70, 3, cents=0).turn()
    before = turn.find(TaxYear) or TaxYear(0)
    api.earn(turn, 200_000, "pension")
    assert turn.get(TaxYear).contributions_cents == before.contributions_cents
    assert api.earn(turn, 0, "pension") == api.earn(turn, -5, "pension") == 0


def test_a_year_of_pay_is_taxed_to_the_cent() -> None:
    life = heard(number=5, cents=0)
    while life.turn().date().month != 1:
        life.pass_month()
    year = life.turn().date().year
    life.heard()
    received = 0
    for month in range(12):
        turn = life.turn()
        received += api.earn(turn, (100_000, 900_000, 400_000)[month % 3], "salary")
        life.commit(turn, life.minute)
        life.pass_month()
    received += sum(f.cents for f in life.heard() if isinstance(f, MoneyEarned) and f.reason == "tax refund")
    gross = 5_600_000
    economy = life.world.content.economies["us"]
    assert received == gross - tax.yearly_tax(economy, gross) - tax.yearly_contributions(economy, gross)
    assert life.state.get(TaxYear) == TaxYear(year + 1, previous_gross_cents=gross)
    assert api.yearly_income_cents(life.turn()) == gross * 11 // 12


def test_a_loan_for_something_moves_no_cash_and_is_settled_at_once() -> None:
    life = heard(cents=0)
    turn = life.turn()
    loan_id = api.borrow(turn, "student", 800_000, 120)
    assert api.cents(turn) == 0
    assert api.debt_cents(turn) == -api.net_worth_cents(turn) == 800_000
    assert turn.heard == [LoanTaken(loan_id, "student", 800_000)]
    with refused("not_enough_money"):
        api.settle(turn, loan_id)
    api.change(turn, 900_000, "inheritance")
    assert api.settle(turn, loan_id) == 800_000
    assert (api.cents(turn), api.debt_cents(turn), turn.find(Loan, loan_id)) == (100_000, 0, None)
    assert turn.heard[-1] == LoanRepaid(loan_id, "student")
    with refused("not_found"):
        api.settle(turn, loan_id)
    assert api.borrow(turn, "student", 1000, 12) != loan_id


def test_how_much_is_lent_can_be_asked_before() -> None:
    turn = heard(45, 2).turn()
    most = api.most_lent_cents(turn, "student")
    assert most == 20_000_000
    with refused("not_allowed"):
        api.borrow(turn, "student", most + 1, 240)
    api.borrow(turn, "student", most, 240)
    assert api.most_lent_cents(turn, "student") == api.most_lent_cents(turn, "payday") == 0


@pytest.mark.parametrize("kind", ["credit_line", "payday", ""])
def test_not_everything_is_lent(kind: str) -> None:
    with refused("not_found"):
        api.borrow(heard().turn(), kind, 1000, 12)


def test_a_child_borrows_nothing() -> None:
    with refused("not_allowed"):
        api.borrow(heard(17).turn(), "student", 1000, 12)


def test_an_insurance_pays_its_share_on_top_of_what_everybody_has() -> None:
    turn = heard().turn()
    assert api.insured_percent(turn, "health") == 0
    turn.put(Policy("health", 360))
    assert api.insured_percent(turn, "health") == 80
    assert api.insured_percent(turn, "home") == api.insured_percent(turn, "unheard of") == 0
    british = SandboxLife(2, country="gb").turn()
    assert api.insured_percent(british, "health") == 81
    british.put(Policy("health", 0))
    assert api.insured_percent(british, "health") == 81 + 19 * 80 // 100
    assert api.insured_percent(british, "vehicle") == 0


def test_prices_are_those_of_the_country() -> None:
    assert api.in_country(SandboxLife(1).turn(), 12_345) == 12_345
    assert api.in_country(SandboxLife(1, country="in").turn(), 10_000) == 1_300
    unknown = SandboxLife(1)
    turn = unknown.turn()
    assert [api.in_country(turn, cents) for cents in (0, 1, -7)] == [0, 1, -7]


def test_an_old_life_without_these_records_goes_on() -> None:
    life = heard(40)
    life.state.forget(frozenset({"month", "statement", "tax_year", "credit"}))
    life.pass_month()
    life.pass_month()
    check_statements(life)
    assert life.credit.limit_cents > 0


def test_more_cash_than_there_may_be_does_not_come_in() -> None:
    life = heard(cents=10**15 - 5)
    turn = life.turn()
    api.change(turn, 100, "found")
    assert api.earn(turn, 100, "salary") == 0
    assert api.cents(turn) == 10**15
    assert turn.heard == [MoneyEarned(5, "found")]
    assert turn.get(Money).savings_cents == 0
