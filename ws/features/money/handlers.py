"""What a player asks of the bank. The handlers say no; the deeds change the life."""

from __future__ import annotations

from collections.abc import Generator

from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.money import api, ledger, messages, offers
from ws.features.money.deeds import OVERDUE
from ws.features.money.records import Holding, Loan, Money, Policy, Statement
from ws.features.money.rules import ADULT, SAVES_FROM, cash, funds
from ws.kernel.errors import Refused


def get_statement(turn: Turn, request: messages.GetStatement) -> messages.StatementShown:
    """A month's statement: the running one, or one of the last two years."""
    turn.living()
    running = ledger.month(turn)
    if request.month in (None, running.month):
        return messages.StatementShown(
            month=running.month,
            closed=False,
            opening_cents=running.opening_cents,
            lines=running.lines,
            closing_cents=cash.closing_cents(running),
            net_worth_cents=ledger.net_worth_cents(turn),
        )
    found = turn.find(Statement, str(request.month % cash.KEPT_MONTHS)) if request.month is not None else None
    if found is None or found.month != request.month:
        raise Refused("not_found", "The bank keeps the statements of the last 24 months.", month=request.month)
    return messages.StatementShown(
        month=found.month,
        closed=True,
        opening_cents=found.opening_cents,
        lines=found.lines,
        closing_cents=found.closing_cents,
        net_worth_cents=found.net_worth_cents,
    )


def take_loan(turn: Turn, request: messages.TakeLoan) -> messages.LoanGranted:
    """Borrow money to spend freely."""
    turn.living()
    _check_room(turn, request.cents)
    loan_id = str(turn.perform(messages.LoanChosen(request.kind, request.cents, request.months)))
    loan = turn.get(Loan, loan_id)
    return messages.LoanGranted(
        loan_id=loan.id,
        cents=loan.borrowed_cents,
        months=loan.months_left,
        instalment_cents=loan.instalment_cents,
        interest_basis_points=loan.interest_basis_points,
        cash_cents=api.cents(turn),
    )


def repay_loan(turn: Turn, request: messages.RepayLoan) -> messages.LoanPaid:
    """Pay back early, or pay what is overdue."""
    turn.living()
    if request.loan_id == OVERDUE:
        due = ledger.credit(turn).overdue_cents
        if not due:
            raise Refused("not_found", "Nothing is overdue.", loan_id=OVERDUE)
    else:
        due = api.held_loan(turn, request.loan_id).balance_cents
    part = min(due, request.cents)
    cash.paid(api.cents(turn), part)
    turn.perform(messages.RepaymentChosen(request.loan_id, part))
    return messages.LoanPaid(
        loan_id=request.loan_id, paid_cents=part, left_cents=due - part, cash_cents=api.cents(turn)
    )


def save_money(turn: Turn, request: messages.SaveMoney) -> messages.MoneySaved:
    """From cash into savings."""
    turn.living()
    _check_age(turn, SAVES_FROM, "have a savings account")
    cash.paid(api.cents(turn), request.cents)
    turn.perform(messages.SavingChosen(request.cents))
    held = turn.get(Money)
    return messages.MoneySaved(cash_cents=held.cents, savings_cents=held.savings_cents)


def withdraw_savings(turn: Turn, request: messages.WithdrawSavings) -> messages.SavingsWithdrawn:
    """From savings into cash."""
    turn.living()
    savings = turn.get(Money).savings_cents
    if request.cents > savings:
        raise Refused(
            "not_enough_money", "There is not that much in your savings.", needed=request.cents, savings=savings
        )
    _check_room(turn, request.cents)
    turn.perform(messages.SavingChosen(-request.cents))
    held = turn.get(Money)
    return messages.SavingsWithdrawn(cash_cents=held.cents, savings_cents=held.savings_cents)


def get_funds(turn: Turn, request: messages.GetFunds) -> Generator[None, None, messages.Funds]:
    """Every fund with its price; a first look at a long life takes a few milliseconds a fund."""
    turn.living()
    month = turn.minute // MINUTES_PER_DAY
    seed = bytes.fromhex(turn.life.seed)
    found: list[messages.FundOffer] = []
    for fund in turn.content.funds.values():
        holding = turn.find(Holding, fund.id)
        found.append(
            messages.FundOffer(
                id=fund.id,
                name=fund.name,
                text=fund.text,
                mean_basis_points=fund.mean_basis_points,
                volatility_basis_points=fund.volatility_basis_points,
                price_millionths=funds.price_at(fund, seed, month),
                price_a_year_ago_millionths=funds.price_at(fund, seed, max(0, month - 12)),
                shares_millionths=holding.shares_millionths if holding is not None else 0,
                value_cents=funds.value_cents(holding) if holding is not None else 0,
            )
        )
        yield
    return messages.Funds(month=month, funds=tuple(found))


def invest(turn: Turn, request: messages.Invest) -> messages.Invested:
    """Buy shares."""
    turn.living()
    _check_age(turn, ADULT, "invest")
    if request.fund_id not in turn.content.funds:
        raise Refused("not_found", "There is no such fund.", fund_id=request.fund_id)
    cash.paid(api.cents(turn), request.cents)
    turn.perform(messages.InvestmentChosen(request.fund_id, request.cents))
    holding = turn.get(Holding, request.fund_id)
    return messages.Invested(
        fund_id=holding.fund_id,
        shares_millionths=holding.shares_millionths,
        value_cents=funds.value_cents(holding),
        cash_cents=api.cents(turn),
    )


def sell_investment(turn: Turn, request: messages.SellInvestment) -> messages.InvestmentSold:
    """Sell shares, some or all."""
    turn.living()
    holding = turn.find(Holding, request.fund_id)
    if holding is None:
        raise Refused("not_found", "You have no shares of this fund.", fund_id=request.fund_id)
    if (request.cents is None) is not request.everything:
        raise Refused("not_allowed", "Say how many cents of it to sell, or everything.")
    value = funds.value_cents(holding)
    part = value if request.cents is None else request.cents
    funds.sold(holding, part)
    _check_room(turn, part)
    turn.perform(messages.InvestmentChosen(request.fund_id, -part))
    return messages.InvestmentSold(
        fund_id=request.fund_id, sold_cents=part, value_cents=value - part, cash_cents=api.cents(turn)
    )


def buy_insurance(turn: Turn, request: messages.BuyInsurance) -> messages.InsuranceBought:
    """Take out a policy."""
    turn.living()
    insurance = turn.content.insurances.get(request.kind)
    if insurance is None:
        raise Refused("not_found", "Nobody sells such an insurance.", kind=request.kind)
    offers.check_insurance(turn, insurance)
    turn.perform(messages.InsuranceChosen(request.kind))
    return messages.InsuranceBought(
        kind=request.kind,
        monthly_cents=api.in_country(turn, insurance.monthly_cents),
        paid_percent=insurance.paid_percent,
    )


def cancel_insurance(turn: Turn, request: messages.CancelInsurance) -> messages.InsuranceCancelled:
    """End a policy."""
    turn.living()
    if turn.find(Policy, request.kind) is None:
        raise Refused("not_found", "You have no such insurance.", kind=request.kind)
    turn.perform(messages.CancellationChosen(request.kind))
    return messages.InsuranceCancelled(kind=request.kind)


def declare_bankruptcy(turn: Turn, request: messages.DeclareBankruptcy) -> messages.Bankrupt:
    """Begin anew, with nearly nothing."""
    turn.living()
    held = offers.check_bankruptcy(turn)
    turn.perform(messages.BankruptcyChosen())
    return messages.Bankrupt(
        freed_cents=held.owed_cents - held.given_up_cents,
        given_up_cents=held.given_up_cents,
        barred_until_month=ledger.credit(turn).barred_until_month,
    )


def _check_age(turn: Turn, age: int, what: str) -> None:
    if turn.age() < age:
        raise Refused("not_allowed", f"You can {what} when you are {age}.", from_age=age)


def _check_room(turn: Turn, cents: int) -> None:
    if cents > ledger.room_cents(turn):
        raise Refused("not_allowed", "You can not hold more cash than you have.", room_cents=ledger.room_cents(turn))
