"""How a player's choices change the money of a life. What they may not do, the handlers have refused."""

from __future__ import annotations

from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.money import api, ledger, messages
from ws.features.money.records import Holding, Loan, Money, Policy
from ws.features.money.rules import credit, funds
from ws.features.money.systems import write
from ws.features.vitals import api as vitals

OVERDUE = "overdue"
"""What stands for everything overdue where a loan is named."""


def lend(turn: Turn, deed: messages.LoanChosen) -> str:
    """Take the loan; its money is cash."""
    loan_id = api.borrow(turn, deed.kind, deed.cents, deed.months)
    ledger.book(turn, ("loan", deed.cents))
    return loan_id


def pay_back(turn: Turn, deed: messages.RepaymentChosen) -> int:
    """Pay a part of a loan, or of what is overdue; returns what was paid."""
    if deed.loan_id == OVERDUE:
        return ledger.pay_overdue(turn, deed.cents)
    return api.repay(turn, deed.loan_id, deed.cents)


def put_aside(turn: Turn, deed: messages.SavingChosen) -> None:
    """Into savings, or out of them."""
    ledger.book(turn, ("savings", -deed.cents))
    ledger.put_aside(turn, deed.cents)


def trade(turn: Turn, deed: messages.InvestmentChosen) -> None:
    """Buy or sell shares at the price of the month."""
    month = turn.minute // MINUTES_PER_DAY
    fund = turn.content.funds[deed.fund_id]
    seed = bytes.fromhex(turn.life.seed)
    held = turn.find(Holding, deed.fund_id)
    if held is None:
        held = Holding(deed.fund_id, 0, funds.price_at(fund, seed, month), month, 0)
    held = funds.grown(held, fund, seed, month)
    after = funds.bought(held, deed.cents) if deed.cents > 0 else funds.sold(held, -deed.cents)
    ledger.book(turn, ("investments", -deed.cents))
    if after.shares_millionths:
        turn.put(after)
    else:
        turn.remove(Holding, deed.fund_id)


def insure(turn: Turn, deed: messages.InsuranceChosen) -> None:
    """A policy begins."""
    turn.put(Policy(deed.kind, turn.minute // MINUTES_PER_DAY))


def cancel(turn: Turn, deed: messages.CancellationChosen) -> None:
    """A policy ends."""
    turn.remove(Policy, deed.kind)


def go_bankrupt(turn: Turn, deed: messages.BankruptcyChosen) -> None:
    """What is there goes to the creditors, the rest is struck out."""
    held = estate(turn)
    if held.cash_cents < 0:
        ledger.book(turn, ("debts struck out", -held.cash_cents))
    elif held.cash_cents > held.kept_cash_cents:
        ledger.book(turn, ("taken by creditors", held.kept_cash_cents - held.cash_cents))
    ledger.put_aside(turn, -held.savings_cents)
    for holding in list(turn.all(Holding)):
        turn.remove(Holding, holding.fund_id)
    for loan in list(turn.all(Loan)):
        if _is_discharged(turn, loan):
            turn.remove(Loan, loan.id)
    turn.put(credit.after_bankruptcy(ledger.credit(turn), turn.minute // MINUTES_PER_DAY))
    freed = held.owed_cents - held.given_up_cents
    vitals.affect(turn, credit.BROKE)
    turn.announce(api.WentBankrupt(freed))
    write(turn, "bankrupt", freed)


def estate(turn: Turn) -> credit.Estate:
    """What there is to share among creditors, and what is owed to them."""
    held = turn.get(Money)
    return credit.Estate(
        cash_cents=held.cents,
        savings_cents=held.savings_cents,
        funds_cents=sum(funds.value_cents(holding) for holding in turn.all(Holding)),
        dischargeable_cents=sum(loan.balance_cents for loan in turn.all(Loan) if _is_discharged(turn, loan)),
        overdue_cents=ledger.credit(turn).overdue_cents,
        kept_cash_cents=api.in_country(turn, credit.KEPT_CASH_CENTS),
    )


def _is_discharged(turn: Turn, loan: Loan) -> bool:
    return credit.is_discharged(loan, turn.content.loans.get(loan.kind), turn.minute // MINUTES_PER_DAY)
