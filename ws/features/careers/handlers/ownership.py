"""A business of one's own."""

from __future__ import annotations

from msgspec.structs import replace

from ws.content.schemas import BusinessKind
from ws.engine.turn import Turn
from ws.features.careers import changing, facts, reading
from ws.features.careers.messages import (
    BusinessChosen,
    BusinessClosed,
    BusinessInvestment,
    BusinessLeft,
    BusinessOpened,
    CloseBusiness,
    InvestInBusiness,
    InvestmentMade,
    StartBusiness,
    WorkOption,
)
from ws.features.careers.records import Business
from ws.features.careers.rules import businesses, requirements, shifts
from ws.features.careers.rules.requirements import Applicant
from ws.features.education import api as education
from ws.features.law import api as law
from ws.features.money import api as money
from ws.kernel.errors import Refused

_IN_PRISON = "Not from in here. First you have to get out."


def start_business(turn: Turn, request: StartBusiness) -> BusinessOpened:
    """Open a business. Refused without the money it takes."""
    turn.living()
    kind = turn.content.businesses.get(request.kind)
    if kind is None:
        raise Refused("not_found", "There is no such kind of business.", kind=request.kind)
    reason = _business_reason(turn, kind, reading.applicant(turn))
    if reason:
        raise Refused("not_allowed", reason, kind=kind.id)
    text = turn.perform(BusinessChosen(kind.id))
    opened = turn.get(Business)
    return BusinessOpened(kind=kind.id, name=opened.name, cost_cents=opened.invested_cents, text=str(text))


def invest_in_business(turn: Turn, request: InvestInBusiness) -> BusinessInvestment:
    """Put money into the business."""
    turn.living()
    _owned(turn)
    turn.perform(InvestmentMade(request.cents))
    return BusinessInvestment(invested_cents=turn.get(Business).invested_cents)


def close_business(turn: Turn, request: CloseBusiness) -> BusinessClosed:
    """Sell and close."""
    turn.living()
    held = _owned(turn)
    sold = businesses.sale_cents(held)
    return BusinessClosed(kind=held.kind, sold_cents=sold, text=str(turn.perform(BusinessLeft())))


def open_business(turn: Turn, deed: BusinessChosen) -> str:
    """How the recorded choice changes the life."""
    kind = turn.content.businesses[deed.kind]
    cost = money.in_country(turn, kind.start_cents)
    money.pay(turn, cost, "business")
    pattern = turn.rolls().choose("careers.business.name", kind.names, str) or kind.names[0]
    name = pattern.format(owner=turn.life.last_name)
    turn.put(Business(kind.id, name, cost))
    changing.change(turn, reading.held(turn))
    turn.announce(facts.BusinessStarted(kind.id))
    return changing.told(turn, "business_opened", "A business of your own", business=name)


def invest(turn: Turn, deed: InvestmentMade) -> None:
    """How the recorded choice changes the life. Raises Refused("not_enough_money")."""
    money.pay(turn, deed.cents, "business")
    held = turn.get(Business)
    turn.put(replace(held, invested_cents=held.invested_cents + deed.cents))


def sell_business(turn: Turn, deed: BusinessLeft) -> str:
    """How the recorded choice changes the life."""
    return changing.end_business(turn, businesses.sale_cents(turn.get(Business)), "closed")


def _owned(turn: Turn) -> Business:
    held = turn.find(Business)
    if held is None:
        raise Refused("not_allowed", "You have no business.")
    if law.is_in_prison(turn):
        raise Refused("not_allowed", _IN_PRISON)
    return held


def _business_reason(turn: Turn, kind: BusinessKind, who: Applicant) -> str:
    if law.is_in_prison(turn):
        return _IN_PRISON
    if turn.find(Business) is not None:
        return "You have a business already. Close it first."
    if reading.held(turn).contract_months > 0:
        return "In uniform one is nobody's boss but the recruits'. Serve your contract first."
    found = list(requirements.missing(kind.needs, "", who, education.ATTAINMENTS))
    return f"It needs {requirements.listed(found)}." if found else ""


def option(turn: Turn, kind: BusinessKind, who: Applicant) -> WorkOption:
    reason = _business_reason(turn, kind, who)
    return WorkOption(
        id=kind.id,
        name=kind.name,
        track="",
        pay_cents=money.in_country(turn, kind.profit_cents),
        cost_cents=money.in_country(turn, kind.start_cents),
        energy=0,
        from_hour=9,
        hours=8,
        days=shifts.OWN_WEEK.days,
        available=not reason,
        reason=reason,
    )
