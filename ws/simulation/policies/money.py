"""Money as a plain, careful person handles it: insured, some months of pay put aside, the rest invested."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Final

from ws.content.schemas import Content
from ws.engine.clock import MINUTES_PER_DAY, age_at
from ws.engine.records import Life
from ws.features.money import messages
from ws.features.money.records import Credit, Holding, Loan, Money, Policy
from ws.features.money.rules.tax import public_health_percent
from ws.kernel.messages import Request
from ws.kernel.state import Reader

POCKET_CENTS: Final = 200_000
"""What stays in cash, at the level of the United States."""
RESERVE_CENTS: Final = 1_200_000
"""What is put aside before anything is invested."""
_FUNDS: Final = ("index", "index", "balanced", "balanced", "bonds")
_USUAL_FUNDS: Final = 0.85
DAYS_BETWEEN: Final = 3
"""A person looks at the account every few months."""


def requests(reader: Reader, content: Content, minute: int, chance: random.Random) -> Iterator[Request]:
    """What the morning brings to mind."""
    life = reader.find(Life)
    held = reader.find(Money)
    if life is None or held is None or minute // MINUTES_PER_DAY % DAYS_BETWEEN:
        return
    economy = content.economies.get(life.country)
    level = economy.income_percent if economy is not None else 100
    if age_at(minute, life.days_per_year) < 18:
        if held.cents > 4_000:
            yield messages.SaveMoney(cents=held.cents // 2)
        return
    credit = reader.find(Credit) or Credit()
    pocket, reserve = POCKET_CENTS * level // 100, RESERVE_CENTS * level // 100
    if credit.overdue_cents or held.cents < 0:
        yield from _out_of_debt(reader, held, credit, pocket, level)
        return
    age = age_at(minute, life.days_per_year)
    is_on_its_own = economy is None or public_health_percent(economy, age) < 50
    insured = reader.find(Policy, "health") is not None
    if is_on_its_own and not insured and held.cents > pocket // 4:
        yield messages.BuyInsurance(kind="health")
    elif insured and not is_on_its_own:
        yield messages.CancelInsurance(kind="health")
    spare = held.cents - pocket
    if spare <= 0:
        return
    personal = next((loan for loan in reader.all(Loan) if loan.kind == "personal"), None)
    if personal is not None:
        yield messages.RepayLoan(loan_id=personal.id, cents=spare)
    elif held.savings_cents < reserve:
        yield messages.SaveMoney(cents=spare)
    else:
        fund = chance.choice(_FUNDS if chance.random() < _USUAL_FUNDS else sorted(content.funds))
        yield messages.Invest(fund_id=fund, cents=spare)


def _out_of_debt(reader: Reader, held: Money, credit: Credit, pocket: int, level: int) -> Iterator[Request]:
    """Savings first, then shares; bankruptcy when there is nothing else left for a year and it
    is about more than half a reserve."""
    needed = credit.overdue_cents - held.cents + pocket
    if held.savings_cents:
        yield messages.WithdrawSavings(cents=min(held.savings_cents, needed))
        return
    for holding in reader.all(Holding):
        yield messages.SellInvestment(fund_id=holding.fund_id, everything=True)
        return
    if credit.overdue_months >= 12 and credit.overdue_cents > RESERVE_CENTS * level // 200:
        yield messages.DeclareBankruptcy()
