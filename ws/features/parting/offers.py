"""What a divorce would come to, shown before anybody files."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.features.parting import deeds, hearing, words
from ws.features.parting.messages import DivorceShown, Outlook, PropertyLine
from ws.features.parting.reading import Case
from ws.features.parting.records import Petition, Terms
from ws.features.parting.rules import dividing, support
from ws.features.parting.rules.dividing import Homes
from ws.features.parting.rules.support import Custody


def why_not_file(turn: Turn, held: Case) -> str:
    """Why it can not be filed for now; "" when it can."""
    if turn.find(Petition, held.person.id) is not None:
        return "A petition lies with the court already."
    if held.bond.stage != "separated":
        return f"You and {held.person.first_name} live as a couple still. Separate first."
    return ""


def shown(turn: Turn, held: Case) -> DivorceShown:
    """All of it, to the cent, as things stand today."""
    reason = why_not_file(turn, held)
    share = held.share_by_law("both")
    division = held.divided(share, "keep")
    chance = deeds.signs(held, Terms(share, "keep", "both", "by_law"))
    estate = held.estate
    return DivorceShown(
        person_id=held.person.id,
        stage=held.bond.stage,
        regime=held.regime,
        law=words.REGIMES[held.regime],
        ends_by=held.law.ends_by,
        prenup=held.prenup is not None,
        lines=tuple(_line(turn, line) for line in division.lines),
        money_cents=estate.money_cents,
        brought_cents=dividing.kept_of(estate.brought_cents, estate.money_cents),
        given_cents=estate.given_cents,
        theirs_cents=estate.theirs_cents,
        children=tuple(child.id for child in held.children),
        agreed=_outlook(turn, held, contested=False),
        contested=_outlook(turn, held, contested=True),
        they_would=words.would(chance),
        available=not reason,
        reason=reason,
    )


def _line(turn: Turn, line: dividing.Line) -> PropertyLine:
    thing = line.thing
    return PropertyLine(
        kind=thing.kind,
        id=thing.id,
        name=words.thing_name(turn, thing.kind, thing.id),
        worth_cents=thing.worth_cents,
        owed_cents=thing.owed_cents,
        shared=line.shared,
        goes=line.goes,
    )


def _outlook(turn: Turn, held: Case, contested: bool) -> Outlook:
    custody: Custody = held.custody if contested else "both"
    share = held.share_by_law(custody)
    homes: Homes = "keep"
    if contested and not hearing.can_keep(turn, held.divided(share, "keep")):
        homes = hearing.possible_homes(turn, held, "sell")
    division = held.divided(share, homes)
    alimony = held.alimony()
    months = support.alimony_months(held.months, turn.life.days_per_year) if alimony else 0
    return Outlook(
        share_percent=share,
        payment_cents=division.payment_cents,
        selling_costs_cents=division.costs_cents,
        child_support_cents=held.child_support(custody),
        alimony_cents=alimony if months != 0 else 0,
        alimony_months=months,
        custody=custody,
        court_costs_cents=hearing.costs_cents(turn, contested),
        months=hearing.months_until(turn, held, contested),
    )
