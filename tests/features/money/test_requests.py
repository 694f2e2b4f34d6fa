"""What a player asks of the bank, and what it answers."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from tests.features.money.heard import HeardLife, check_statements, heard, standing
from tests.features.support import ask, bare_turn, grown, put, refused
from tests.support.life import SandboxLife
from ws.engine.feature import Handler
from ws.engine.records import LifeChoice
from ws.features.money import FEATURE, api, handlers, messages
from ws.features.money.facts import WentBankrupt
from ws.features.money.records import Holding, Loan, Money, Policy, TaxYear
from ws.features.money.rules import credit, funds
from ws.features.money.views import bank, money
from ws.kernel.messages import Request

REQUESTS: tuple[Request, ...] = (
    messages.GetStatement(),
    messages.TakeLoan(kind="personal", cents=1000, months=12),
    messages.RepayLoan(loan_id="loan1", cents=1000),
    messages.SaveMoney(cents=100),
    messages.WithdrawSavings(cents=100),
    messages.GetFunds(),
    messages.Invest(fund_id="index", cents=100),
    messages.SellInvestment(fund_id="index", cents=100),
    messages.BuyInsurance(kind="health"),
    messages.CancelInsurance(kind="health"),
    messages.DeclareBankruptcy(),
)
HANDLERS: dict[type[Request], Handler] = {handles.request: handles.handler for handles in FEATURE.handles}


def asked(life: SandboxLife, request: Request) -> Any:
    """The reply; exactly one choice is recorded when the life was changed by it."""
    before = life.hash
    reply, turn = ask(life, HANDLERS[type(request)], request)
    recorded = [row for row in turn.rows if isinstance(row, LifeChoice)]
    assert len(recorded) == (life.hash != before)
    return reply


def says_no(life: SandboxLife, request: Request, code: str) -> dict[str, Any]:
    """The facts of a refusal, which leaves the life as it was."""
    before = life.hash
    with refused(code) as facts:
        asked(life, request)
    assert life.hash == before
    return facts


def earning(cents: int = 1_000_000) -> HeardLife:
    """Thirty, sixty thousand dollars a year, good standing."""
    life = heard(cents=cents)
    date = life.turn().date()
    put(life, TaxYear(date.year, previous_gross_cents=6_000_000, gross_cents=500_000 * date.month))
    standing(life, score=760, limit_cents=100_000)
    return life


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda r: str(r.__struct_config__.tag))
def test_without_a_life_or_after_it_there_is_no_bank(request_: Request) -> None:
    turn = bare_turn()
    with refused("no_life"):
        made = HANDLERS[type(request_)](turn, request_)
        next(made)  # type: ignore[call-overload]  # a generator handler begins with its first slice
    over = grown(30)
    ended = over.turn()
    ended.end_life("a test")
    over.commit(ended, over.minute)
    says_no(over, request_, "life_over")


@pytest.mark.parametrize(
    "body",
    [
        {"type": "save_money", "cents": 0},
        {"type": "save_money", "cents": -5},
        {"type": "save_money", "cents": 10**14},
        {"type": "save_money", "cents": 1.5},
        {"type": "save_money", "cents": True},
        {"type": "save_money", "cents": "5"},
        {"type": "save_money"},
        {"type": "take_loan", "kind": "mortgage", "cents": 5, "months": 5},
        {"type": "take_loan", "kind": "personal", "cents": 5, "months": 0},
        {"type": "take_loan", "kind": "personal", "cents": 5, "months": 481},
        {"type": "get_statement", "month": -1},
        {"type": "invest", "fund_id": "x" * 65, "cents": 5},
        {"type": "sell_investment", "fund_id": "index", "cents": 5, "all": True},
    ],
)
def test_amounts_are_bounded_whole_and_positive(body: dict[str, Any]) -> None:
    kinds = {handles.request.__struct_config__.tag: handles.request for handles in FEATURE.handles}
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(msgspec.json.encode(body), type=kinds[body["type"]])


def test_savings_go_in_and_come_out() -> None:
    life = heard(6, cents=1000)
    reply = asked(life, messages.SaveMoney(cents=600))
    assert (reply.cash_cents, reply.savings_cents) == (400, 600)
    assert says_no(life, messages.SaveMoney(cents=401), "not_enough_money") == {"needed": 401, "money": 400}
    assert says_no(life, messages.WithdrawSavings(cents=601), "not_enough_money") == {"needed": 601, "savings": 600}
    reply = asked(life, messages.WithdrawSavings(cents=600))
    assert (reply.cash_cents, reply.savings_cents) == (1000, 0)
    check_statements(life)


def test_before_school_there_is_no_savings_account() -> None:
    life = SandboxLife(3)
    turn = life.turn()
    turn.minute = 5 * 12 * 1440
    api.change(turn, 500, "found")
    with refused("not_allowed") as facts:
        handlers.save_money(turn, messages.SaveMoney(cents=100))
    assert facts == {"from_age": 6}


@pytest.mark.parametrize(
    "request_",
    [
        messages.TakeLoan(kind="personal", cents=1000, months=12),
        messages.Invest(fund_id="index", cents=100),
        messages.BuyInsurance(kind="health"),
        messages.DeclareBankruptcy(),
    ],
)
def test_children_do_not_borrow_invest_or_insure(request_: Request) -> None:
    assert says_no(heard(17, cents=10_000), request_, "not_allowed") == {"from_age": 18}


def test_a_personal_loan_is_taken_and_paid_back() -> None:
    life = earning(cents=0)
    reply = asked(life, messages.TakeLoan(kind="personal", cents=600_000, months=24))
    assert (reply.cash_cents, reply.cents, reply.months) == (600_000, 600_000, 24)
    assert 600_000 // 24 < reply.instalment_cents < 28_000
    assert api.net_worth_cents(life.turn()) == 0
    paid = asked(life, messages.RepayLoan(loan_id=reply.loan_id, cents=100_000))
    assert (paid.paid_cents, paid.left_cents, paid.cash_cents) == (100_000, 500_000, 500_000)
    paid = asked(life, messages.RepayLoan(loan_id=reply.loan_id, cents=10**13))
    assert (paid.paid_cents, paid.left_cents, paid.cash_cents) == (500_000, 0, 0)
    assert not list(life.state.all(Loan))
    says_no(life, messages.RepayLoan(loan_id=reply.loan_id, cents=1), "not_found")
    check_statements(life)


def test_a_loan_is_refused_with_the_reason() -> None:
    life = earning()
    most = says_no(life, messages.TakeLoan(kind="personal", cents=10**13, months=84), "not_allowed")["most_cents"]
    assert most == 6_000_000 * 35 // 100
    asked(life, messages.TakeLoan(kind="personal", cents=most, months=84))
    says_no(life, messages.TakeLoan(kind="personal", cents=1, months=84), "not_allowed")


def test_repaying_needs_cash() -> None:
    life = earning(cents=0)
    put(life, Loan("loan1", "vehicle", 9000, 9000, 100, 0, 90, 0))
    facts = says_no(life, messages.RepayLoan(loan_id="loan1", cents=50), "not_enough_money")
    assert facts == {"needed": 50, "money": 0}


def test_what_is_overdue_is_paid_by_name() -> None:
    life = heard(45, 2, cents=700)
    says_no(life, messages.RepayLoan(loan_id="overdue", cents=1), "not_found")
    standing(life, overdue_cents=500, overdue_months=1)
    paid = asked(life, messages.RepayLoan(loan_id="overdue", cents=200))
    assert (paid.paid_cents, paid.left_cents, paid.cash_cents) == (200, 300, 500)
    paid = asked(life, messages.RepayLoan(loan_id="overdue", cents=900))
    assert (paid.paid_cents, paid.left_cents, paid.cash_cents) == (300, 0, 200)
    assert not api.is_overdue(life.turn())


def test_funds_are_bought_and_sold_to_the_cent() -> None:
    life = heard(30, cents=100_000)
    reply = asked(life, messages.Invest(fund_id="growth", cents=33_333))
    assert (reply.value_cents, reply.cash_cents) == (33_333, 66_667)
    held = life.state.get(Holding, "growth")
    assert held.paid_cents == 33_333
    sold = asked(life, messages.SellInvestment(fund_id="growth", cents=3_333))
    assert (sold.sold_cents, sold.value_cents, sold.cash_cents) == (3_333, 30_000, 70_000)
    assert says_no(life, messages.SellInvestment(fund_id="growth", cents=30_001), "not_allowed") == {
        "value_cents": 30_000
    }
    says_no(life, messages.SellInvestment(fund_id="growth"), "not_allowed")
    says_no(life, messages.SellInvestment(fund_id="growth", cents=1, everything=True), "not_allowed")
    sold = asked(life, messages.SellInvestment(fund_id="growth", everything=True))
    assert (sold.sold_cents, sold.value_cents, sold.cash_cents) == (30_000, 0, 100_000)
    assert life.state.find(Holding, "growth") is None
    says_no(life, messages.SellInvestment(fund_id="growth", everything=True), "not_found")
    says_no(life, messages.Invest(fund_id="tulips", cents=100), "not_found")
    says_no(life, messages.Invest(fund_id="bonds", cents=100_001), "not_enough_money")
    check_statements(life)


def test_fund_prices_are_shown_and_are_those_one_buys_at() -> None:
    life = heard(30, cents=100_000)
    asked(life, messages.Invest(fund_id="index", cents=50_000))
    life.pass_month()
    shown = asked(life, messages.GetFunds())
    assert [offer.id for offer in shown.funds] == list(life.world.content.funds)
    offer = next(offer for offer in shown.funds if offer.id == "index")
    held = life.state.get(Holding, "index")
    assert offer.price_millionths == held.price_millionths
    assert offer.value_cents == funds.value_cents(held)
    seed = bytes.fromhex(life.life.seed)
    index = life.world.content.funds["index"]
    assert offer.price_a_year_ago_millionths == funds.price_at(index, seed, shown.month - 12)


def test_insurances_are_bought_once_and_cancelled_once() -> None:
    life = heard(30)
    reply = asked(life, messages.BuyInsurance(kind="health"))
    assert (reply.monthly_cents, reply.paid_percent) == (19_000, 80)
    says_no(life, messages.BuyInsurance(kind="health"), "not_allowed")
    says_no(life, messages.BuyInsurance(kind="hole in one"), "not_found")
    asked(life, messages.CancelInsurance(kind="health"))
    says_no(life, messages.CancelInsurance(kind="health"), "not_found")
    standing(life, overdue_cents=1)
    says_no(life, messages.BuyInsurance(kind="health"), "not_allowed")
    assert says_no(heard(61, 3), messages.BuyInsurance(kind="life"), "not_allowed") == {"sold_to_age": 60}


def test_statements_of_two_years_are_kept() -> None:
    life = heard(30)
    now = life.minute // 1440
    running = asked(life, messages.GetStatement())
    assert (running.month, running.closed, running.closing_cents) == (now, False, life.cents)
    assert asked(life, messages.GetStatement(month=now)) == running
    last = asked(life, messages.GetStatement(month=now - 1))
    assert (last.month, last.closed, last.closing_cents) == (now - 1, True, running.opening_cents)
    assert last.opening_cents + sum(last.lines.values()) == last.closing_cents
    assert asked(life, messages.GetStatement(month=now - 24)).month == now - 24
    for month in (now - 25, now + 1, 0, 1_000_000):
        says_no(life, messages.GetStatement(month=month), "not_found")


def ruined() -> HeardLife:
    """Owes more than there is: cash, savings, funds and every kind of debt."""
    life = heard(45, 2, cents=150_000)
    turn = life.turn()
    api.change(turn, 30_000, "found")
    life.commit(turn, life.minute)
    asked(life, messages.SaveMoney(cents=20_000))
    asked(life, messages.Invest(fund_id="index", cents=10_000))
    month = life.minute // 1440
    put(
        life,
        Loan("loan1", "personal", 900_000, 400_000, 20_000, 880, 30, month - 6),
        Loan("loan2", "student", 900_000, 300_000, 20_000, 340, 30, month + 1),
        Loan("loan3", "mortgage", 9_000_000, 7_000_000, 60_000, 290, 300, month + 1),
        Policy("health", month),
    )
    standing(life, score=520, overdue_cents=100_000, overdue_months=5)
    return life


def test_bankruptcy_frees_of_debts_and_takes_nearly_everything() -> None:
    life = ruined()
    life.heard()
    worth = life.worth
    reply = asked(life, messages.DeclareBankruptcy())
    given_up = 50_000 + 20_000 + 10_000
    assert (reply.given_up_cents, reply.freed_cents) == (given_up, 500_000 - given_up)
    assert WentBankrupt(500_000 - given_up) in life.heard()
    assert life.state.get(Money) == Money(100_000, 0)
    assert [loan.kind for loan in life.state.all(Loan)] == ["student", "mortgage"]
    assert not list(life.state.all(Holding))
    assert life.worth == worth + reply.freed_cents
    held = life.credit
    assert (held.overdue_cents, held.limit_cents, held.bankruptcies) == (0, 0, 1)
    assert held.score <= credit.AFTER_BANKRUPTCY
    assert reply.barred_until_month == held.barred_until_month == life.minute // 1440 + 84
    assert life.messages("money")[-1].title == "Bankrupt"
    says_no(life, messages.DeclareBankruptcy(), "not_allowed")
    facts = says_no(life, messages.TakeLoan(kind="personal", cents=100, months=12), "not_allowed")
    assert facts == {"months_left": 84}
    check_statements(life)


def test_a_bankrupt_begins_anew_after_seven_years() -> None:
    life = ruined()
    asked(life, messages.DeclareBankruptcy())
    life.state.forget(frozenset({"loan", "policy"}))
    for _ in range(83):
        life.pass_month()
        assert life.credit.limit_cents == 0
    assert "A clean page" not in [message.title for message in life.messages("money")]
    life.pass_month()
    assert life.messages("money")[-1].title == "A clean page"


def test_the_credit_line_is_struck_out_too() -> None:
    life = heard(45, 2, cents=-40_000)
    standing(life, limit_cents=50_000)
    reply = asked(life, messages.DeclareBankruptcy())
    assert (reply.freed_cents, reply.given_up_cents) == (40_000, 0)
    assert life.cents == 0


def test_who_can_pay_is_not_bankrupt() -> None:
    life = heard(45, 2, cents=500_000)
    says_no(life, messages.DeclareBankruptcy(), "not_allowed")
    month = life.minute // 1440
    put(life, Loan("loan1", "personal", 9_000_000, 9_000_000, 20_000, 880, 30, month - 5))
    says_no(life, messages.DeclareBankruptcy(), "not_allowed")
    put(life, Loan("loan1", "personal", 400_000, 400_000, 20_000, 880, 30, month - 6))
    facts = says_no(life, messages.DeclareBankruptcy(), "not_allowed")
    assert facts == {"owned_cents": 400_000, "owed_cents": 400_000}
    put(life, replace(life.state.get(Loan, "loan1"), balance_cents=400_001))
    asked(life, messages.DeclareBankruptcy())


def test_the_client_sees_it_all() -> None:
    life = ruined()
    shown = money(life.state, life.world.content)
    assert shown is not None
    assert shown["net_worth_cents"] == life.worth == 180_000 - 400_000 - 300_000 - 7_000_000 - 100_000
    assert shown["debt_cents"] == 7_800_000
    assert (shown["cents"], shown["savings_cents"], shown["overdue_cents"]) == (150_000, 20_000, 100_000)
    section: Any = bank(life.state, life.world.content)
    assert [loan["kind"] for loan in section["loans"]] == ["personal", "student", "mortgage"]
    assert [(held["fund_id"], held["value_cents"]) for held in section["funds"]] == [("index", 10_000)]
    assert section["insurances"] == ["health"]
    assert len(section["months"]) == 24
    for month in section["months"]:
        assert set(month) == {"month", "income_cents", "spending_cents", "closing_cents", "net_worth_cents"}
    empty = bare_turn()
    assert money(empty, empty.content) is bank(empty, empty.content) is None
