"""What a new month does to money: it closes the old one, then dues fall due."""

from __future__ import annotations

from msgspec.structs import replace

from ws.content.schemas import Effects
from ws.engine.turn import Turn
from ws.features.ageing.api import LifeEnded
from ws.features.day.api import DayBegan
from ws.features.money import api, ledger
from ws.features.money.records import Credit, Holding, Loan, Money, Policy, TaxYear
from ws.features.money.rules import SAVINGS_BASIS_POINTS, dollars, funds, loans, monthly_interest, scaled
from ws.features.money.rules import credit as crediting
from ws.features.vitals import api as vitals
from ws.kernel.prose import fill


def month_begins(turn: Turn, fact: DayBegan) -> None:
    """Midnight: the statement of the month past, then interest, instalments, premiums, and what is overdue."""
    if turn.find(Money) is None:
        return
    if not ledger.is_adult(turn):
        ledger.begin_month(turn, fact.day)
        _grow_savings(turn)
        return
    _grow_funds(turn, fact.day)
    ledger.begin_month(turn, fact.day)
    _grow_savings(turn)
    if turn.find(TaxYear) is not None:
        ledger.tax_year(turn)
    if ledger.credit(turn).overdue_cents:
        _collect(turn)
    _pay_interest(turn)
    has_loans = _pay_instalments(turn, fact.day)
    _pay_premiums(turn)
    _judge(turn, fact.day, has_loans)


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


def _grow_savings(turn: Turn) -> None:
    savings = turn.get(Money).savings_cents
    if savings:
        ledger.put_aside(turn, monthly_interest(savings, SAVINGS_BASIS_POINTS))


def _grow_funds(turn: Turn, month: int) -> None:
    for holding in list(turn.all(Holding)):
        fund = turn.content.funds.get(holding.fund_id)
        if fund is not None:
            turn.put(funds.grown(holding, fund, bytes.fromhex(turn.life.seed), month))


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
    overdue = ledger.credit(turn).overdue_cents
    if not used and not overdue:
        return
    rate = turn.content.loans["credit_line"].interest_basis_points
    interest = monthly_interest(used, rate) + monthly_interest(overdue, crediting.OVERDUE_BASIS_POINTS)
    api.charge(turn, interest, "interest")


def _pay_instalments(turn: Turn, month: int) -> bool:
    """Returns whether there are loans."""
    held = list(turn.all(Loan))
    for loan in held:
        if month < loan.first_month:
            continue
        interest, repayment, left = loans.paid_instalment(loan)
        forgiven = ledger.owe(turn, ("loan interest", interest), ("loan repayment", repayment))
        if forgiven:
            raise RuntimeError("the young have no loans")
        if interest:
            turn.announce(api.MoneySpent(interest, "loan interest"))
        api.put_loan(turn, left)
        if not left.balance_cents:
            kind = turn.content.loans.get(loan.kind)
            write(turn, "loan_repaid", what=kind.name.lower() if kind is not None else "loan")
    return bool(held)


def _pay_premiums(turn: Turn) -> None:
    """Insurers who wait for their money longer than a reminder end the cover."""
    lapses = ledger.credit(turn).overdue_months >= crediting.BAILIFF_FROM - 1
    for policy in list(turn.all(Policy)):
        insurance = turn.content.insurances.get(policy.kind)
        if insurance is None:
            continue
        if lapses:
            turn.remove(Policy, policy.kind)
            write(turn, "insurance_lapsed", what=insurance.name.lower())
        else:
            api.charge(turn, api.in_country(turn, insurance.monthly_cents), "insurance")


def _judge(turn: Turn, month: int, has_loans: bool) -> None:
    """The standing after this month's dues, and what being overdue brings."""
    held = ledger.credit(turn)
    after = crediting.after_month(held, turn.get(Money).cents, has_loans)
    economy = ledger.economy(turn)
    line = turn.content.loans["credit_line"]
    if not after.overdue_cents:
        limit = crediting.limit_cents(after, line, ledger.yearly_income_cents(turn), economy.income_percent, month)
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
