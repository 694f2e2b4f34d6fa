"""What a new month does to money: it closes the old one, then dues fall due."""

from __future__ import annotations

from msgspec.structs import replace

from ws.content.schemas import Effects
from ws.engine.turn import Turn
from ws.features.ageing.api import LifeEnded
from ws.features.day.api import DayBegan
from ws.features.money import api, ledger
from ws.features.money.records import Credit, Holding, Loan, Money, Policy
from ws.features.money.rules import SAVINGS_BASIS_POINTS, dollars, funds, loans, monthly_interest, scaled
from ws.features.money.rules import credit as crediting
from ws.features.vitals import api as vitals
from ws.kernel.prose import fill


def month_begins(turn: Turn, fact: DayBegan) -> None:
    """Midnight: the statement of the month past, then interest, instalments, premiums, and what is overdue."""
    money = turn.find(Money)
    if money is None:
        return
    if not ledger.is_adult(turn):
        ledger.begin_month(turn, fact.day, money.cents + money.savings_cents)
        _grow_savings(turn, money)
        return
    holdings = _grow_funds(turn, fact.day)
    running = tuple(turn.all(Loan))
    before = ledger.credit(turn)
    worth = money.cents + money.savings_cents - loans.owed(running) - before.overdue_cents
    ledger.begin_month(turn, fact.day, worth + sum(map(funds.value_cents, holdings)))
    _grow_savings(turn, money)
    income_cents = ledger.reckon_income(turn)
    if before.overdue_cents:
        _collect(turn)
    _pay_interest(turn)
    for loan in running:
        _pay_instalment(turn, loan, fact.day)
    for policy in tuple(turn.all(Policy)):
        _pay_premium(turn, policy)
    _judge(turn, fact.day, bool(running), income_cents)


def life_ends(turn: Turn, fact: LifeEnded) -> None:
    """A life insurance pays to the estate."""
    for policy in list(turn.all(Policy)):
        insurance = turn.content.insurances.get(policy.kind)
        if insurance is not None and insurance.payout_cents:
            api.change(turn, api.in_country(turn, insurance.payout_cents), "life insurance")


def write(turn: Turn, letter_id: str, cents: int = 0, what: str = "") -> None:
    """A letter about money, worded by chance."""
    letter = turn.content.bank_letters[letter_id]
    text = turn.rolls().choose(f"money.letter.{letter_id}", letter.texts, str) or letter.texts[0]
    told = fill(text, name=turn.life.first_name, amount=dollars(cents), what=what)
    turn.tell("money", told, title=letter.title)


def _grow_savings(turn: Turn, money: Money) -> None:
    interest = monthly_interest(money.savings_cents, SAVINGS_BASIS_POINTS)
    if interest:
        ledger.put_aside(turn, interest)


def _grow_funds(turn: Turn, month: int) -> list[Holding]:
    """Returns the holdings at the prices of the month."""
    grown: list[Holding] = []
    for holding in turn.all(Holding):
        fund = turn.content.funds.get(holding.fund_id)
        later = holding if fund is None else funds.grown(holding, fund, bytes.fromhex(turn.life.seed), month)
        grown.append(later)
    for later in grown:
        turn.put(later)
    return grown


def _collect(turn: Turn) -> None:
    """What is overdue is taken from cash first; the bailiff takes savings as well."""
    ledger.pay_overdue(turn, turn.get(Money).cents)
    standing = ledger.credit(turn)
    if standing.overdue_months >= crediting.BAILIFF_FROM:
        seized = min(standing.overdue_cents, turn.get(Money).savings_cents)
        if seized > 0:
            ledger.put_aside(turn, -seized)
            turn.put(replace(standing, overdue_cents=standing.overdue_cents - seized))


def _pay_interest(turn: Turn) -> None:
    """On the credit line and on what is overdue."""
    used = max(0, -turn.get(Money).cents)
    standing = ledger.credit(turn)
    if used or standing.overdue_cents:
        rate = turn.content.loans["credit_line"].interest_basis_points
        api.charge(turn, monthly_interest(used, rate) + crediting.overdue_interest(standing), "interest")


def _pay_instalment(turn: Turn, loan: Loan, month: int) -> None:
    if month < loan.first_month:
        return
    interest, repayment, left = loans.paid_instalment(loan)
    ledger.owe(turn, ("loan interest", interest), ("loan repayment", repayment))
    if interest:
        turn.announce(api.MoneySpent(interest, "loan interest"))
    api.put_loan(turn, left)
    if not left.balance_cents:
        kind = turn.content.loans.get(loan.kind)
        write(turn, "loan_repaid", what=kind.name.lower() if kind is not None else "loan")


def _pay_premium(turn: Turn, policy: Policy) -> None:
    """An insurer who waits for the money longer than a reminder ends the cover."""
    insurance = turn.content.insurances.get(policy.kind)
    if insurance is None:
        return
    if ledger.credit(turn).overdue_months >= crediting.BAILIFF_FROM - 1:
        turn.remove(Policy, policy.kind)
        write(turn, "insurance_lapsed", what=insurance.name.lower())
    else:
        api.charge(turn, api.in_country(turn, insurance.monthly_cents), "insurance")


def _judge(turn: Turn, month: int, has_loans: bool, income_cents: int) -> None:
    """The standing after this month's dues, and what being overdue brings."""
    held = ledger.credit(turn)
    after = crediting.after_month(held, turn.get(Money).cents, has_loans)
    if not after.overdue_cents:
        line, level = turn.content.loans["credit_line"], ledger.economy(turn).income_percent
        limit = crediting.limit_cents(after, line, income_cents, level, month)
        if limit != after.limit_cents:
            after = replace(after, limit_cents=limit)
    if after != held:
        turn.put(after)
    if after.overdue_cents:
        _press(turn, after)
    elif held.overdue_months:
        vitals.affect(turn, crediting.RELIEF)
        write(turn, "debts_paid")
    if month == held.barred_until_month and month:
        write(turn, "fresh_start")


def _press(turn: Turn, standing: Credit) -> None:
    """Letters, fees and worries."""
    effects: Effects = crediting.worry(standing.overdue_months)
    vitals.affect(turn, effects)
    letter = crediting.LETTERS.get(standing.overdue_months)
    if letter is None:
        return
    write(turn, letter, standing.overdue_cents)
    if standing.overdue_months < crediting.BAILIFF_FROM:
        fee = scaled(crediting.REMINDER_CENTS, ledger.economy(turn).income_percent)
        api.charge(turn, fee, "reminder fees")
    else:
        turn.interruption = turn.interruption or "event"
