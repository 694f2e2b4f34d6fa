"""What the bank offers, before anybody signs: the answer to get_bank_offers."""

from __future__ import annotations

from collections.abc import Callable

from ws.content.schemas import Insurance, LoanKind
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.money import api, ledger, messages
from ws.features.money.deeds import estate
from ws.features.money.records import Policy
from ws.features.money.rules import ADULT, SAVINGS_BASIS_POINTS, credit, loans
from ws.kernel.errors import Refused


def get_bank_offers(turn: Turn, request: messages.GetBankOffers) -> messages.BankOffers:
    """The terms of every loan and insurance, and what a bankruptcy would take and leave."""
    turn.living()
    applicant = api.applicant(turn)
    return messages.BankOffers(
        savings_basis_points=SAVINGS_BASIS_POINTS,
        loans=tuple(_loan(kind, applicant) for kind in turn.content.loans.values()),
        insurances=tuple(_insurance(turn, insurance) for insurance in turn.content.insurances.values()),
        bankruptcy=_bankruptcy(turn),
    )


def check_insurance(turn: Turn, insurance: Insurance) -> None:
    """Whether a policy is sold to this life now. Raises Refused("not_allowed")."""
    if turn.age() < ADULT:
        raise Refused("not_allowed", f"You can take out an insurance when you are {ADULT}.", from_age=ADULT)
    if turn.find(Policy, insurance.id) is not None:
        raise Refused("not_allowed", "You have this insurance already.", kind=insurance.id)
    if turn.age() > insurance.sold_to_age:
        raise Refused(
            "not_allowed", f"It is sold up to the age of {insurance.sold_to_age}.", sold_to_age=insurance.sold_to_age
        )
    if api.is_overdue(turn):
        raise Refused("not_allowed", "No insurer takes somebody whose bills are overdue.")


def check_bankruptcy(turn: Turn) -> credit.Estate:
    """What bankruptcy would be about. Raises Refused("not_allowed") for who can not be bankrupt."""
    if turn.age() < ADULT:
        raise Refused("not_allowed", f"You can declare bankruptcy when you are {ADULT}.", from_age=ADULT)
    held = estate(turn)
    credit.check_bankrupt(held, ledger.credit(turn), turn.minute // MINUTES_PER_DAY)
    return held


def _loan(kind: LoanKind, applicant: loans.Applicant) -> messages.LoanOffer:
    return messages.LoanOffer(
        kind=kind.id,
        name=kind.name,
        text=kind.text,
        interest_basis_points=kind.interest_basis_points,
        longest_months=kind.longest_months,
        grace_months=kind.grace_months,
        lowest_score=kind.lowest_score,
        most_cents=loans.most_lent(kind, applicant),
        most_instalment_cents=loans.most_instalment(kind, applicant),
        reason=_reason(lambda: loans.check_standing(kind, applicant)),
    )


def _insurance(turn: Turn, insurance: Insurance) -> messages.InsuranceOffer:
    return messages.InsuranceOffer(
        kind=insurance.id,
        name=insurance.name,
        text=insurance.text,
        monthly_cents=api.in_country(turn, insurance.monthly_cents),
        paid_percent=insurance.paid_percent,
        sold_to_age=insurance.sold_to_age,
        reason=_reason(lambda: check_insurance(turn, insurance)),
    )


def _bankruptcy(turn: Turn) -> messages.BankruptcyOffer:
    held = estate(turn)
    return messages.BankruptcyOffer(
        freed_cents=max(0, held.owed_cents - held.given_up_cents),
        given_up_cents=held.given_up_cents,
        kept_cash_cents=max(0, min(held.cash_cents, held.kept_cash_cents)),
        staying_cents=api.debt_cents(turn) - held.owed_cents,
        reason=_reason(lambda: check_bankruptcy(turn)),
    )


def _reason(check: Callable[[], object]) -> str:
    """What stands against it, as a sentence; "" when nothing does."""
    try:
        check()
    except Refused as refusal:
        return refusal.message
    return ""
