"""Before the court: petitions, and the day on which they are decided."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.content.schemas import Effects
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.home import api as home
from ws.features.money import api as money
from ws.features.parting import apart, dues, reading, words
from ws.features.parting.facts import DivorceFiled, DivorceSettled
from ws.features.parting.reading import Case
from ws.features.parting.records import Part, Petition, Settlement, Terms
from ws.features.parting.rules import support
from ws.features.parting.rules.dividing import SELLING_PERCENT, Division, Homes
from ws.features.people import api as people
from ws.features.romance import api as romance
from ws.features.vitals import api as vitals

MOMENT: Final = "divorce_hearing"
AGREED_CENTS: Final = 410_000
CONTESTED_CENTS: Final = 1_290_000
"""What a divorce costs each of the two with a lawyer: about 4,100 dollars where nothing is contested, 12,900 on
average with lawyers on both sides (Martindale-Nolo Research, divorce survey 2019); at the level of the country."""
PAID_AT_FILING_PERCENT: Final = 40
HEARING_HOUR: Final = 10
_AGREED_FEEL: Final = Effects(happiness=-6, stress=4)
_CONTESTED_FEEL: Final = Effects(happiness=-10, stress=12)


def costs_cents(turn: Turn, contested: bool) -> int:
    """What it costs the player, all in all."""
    return money.in_country(turn, CONTESTED_CENTS if contested else AGREED_CENTS)


def months_until(turn: Turn, held: Case, contested: bool) -> int:
    """From today to the hearing."""
    takes = held.law.contested_months if contested else held.law.agreed_months
    apart_for = (turn.minute - held.bond.since_minute) // MINUTES_PER_DAY if held.bond.stage == "separated" else 0
    return max(takes, held.law.apart_months - apart_for)


def file(turn: Turn, held: Case, by_player: bool, contested: bool, terms: Terms) -> Petition:
    """Lay a petition before the court, and set the day."""
    petition = _lay(turn, held, by_player, contested, terms)
    turn.announce(DivorceFiled(held.person.id, by_player, contested))
    return petition


def _lay(turn: Turn, held: Case, by_player: bool, contested: bool, terms: Terms) -> Petition:
    person_id = held.person.id
    cents = costs_cents(turn, contested) * PAID_AT_FILING_PERCENT // 100
    if not by_player and not contested:
        cents = 0  # who is asked pays when it is decided
    months = months_until(turn, held, contested)
    day = turn.minute // MINUTES_PER_DAY + months
    petition = Petition(
        person_id=person_id,
        filed_minute=turn.minute,
        by_player=by_player,
        contested=contested,
        hearing_minute=day * MINUTES_PER_DAY + HEARING_HOUR * 60,
        terms=terms,
        paid_cents=cents,
    )
    turn.put(petition)
    turn.unschedule(MOMENT, person_id)
    turn.schedule(petition.hearing_minute, MOMENT, person_id)
    money.charge(turn, cents, "divorce costs")
    return petition


def contest(turn: Turn, held: Case, petition: Petition) -> Petition:
    """Answer a petition with one's own lawyer: it takes longer, and costs more."""
    laid = _lay(turn, held, petition.by_player, contested=True, terms=petition.terms)
    kept = replace(laid, filed_minute=petition.filed_minute)
    turn.put(kept)
    return kept


def divorce_hearing(turn: Turn, argument: str) -> None:
    """The court decides; `argument` is the id of the spouse."""
    petition = turn.find(Petition, argument)
    if petition is None or petition.hearing_minute != turn.minute:
        return
    person = people.find(turn, argument)
    if person is None or not person.is_alive or romance.stage(turn, argument) != "separated":
        apart.drop_petition(turn, argument)
        return
    held = reading.case(turn, argument)
    terms = _court_terms(turn, held) if petition.contested else petition.terms
    _decide(turn, held, petition, terms)
    turn.interruption = "event"


def _court_terms(turn: Turn, held: Case) -> Terms:
    """What a court says that has to say it all."""
    custody = held.custody
    share = held.share_by_law(custody)
    homes: Homes = "keep" if can_keep(turn, held.divided(share, "keep")) else "sell"
    return Terms(share, homes, custody, "by_law")


def can_keep(turn: Turn, division: Division) -> bool:
    """Whether the player can pay the other one out within the years that a court gives."""
    ready = max(0, money.cents(turn)) + money.savings_cents(turn)
    monthly = (division.payment_cents - ready) // dues.INSTALMENTS
    return monthly <= money.yearly_income_cents(turn) // 48


def possible_homes(turn: Turn, held: Case, homes: Homes) -> Homes:
    """A home whose price does not pay off its mortgage can not be sold; then it is kept."""
    if homes != "sell":
        return homes
    overdrawn = max(0, -money.cents(turn))
    for line in held.divided(50, homes).lines:
        price = line.thing.worth_cents - line.thing.worth_cents * SELLING_PERCENT // 100
        if line.goes == "sold" and price - line.thing.owed_cents < overdrawn:
            return "keep"
    return homes


def _decide(turn: Turn, held: Case, petition: Petition, terms: Terms) -> None:
    person = held.person
    homes = possible_homes(turn, held, terms.homes)
    division = held.divided(terms.share_percent, homes)
    custody = terms.custody if held.children else "both"
    alimony = held.alimony() if terms.alimony == "by_law" else 0
    child_support = held.child_support(custody)
    costs = costs_cents(turn, petition.contested) - petition.paid_cents
    turn.put(
        Settlement(
            person_id=person.id,
            minute=turn.minute,
            contested=petition.contested,
            regime=held.regime,
            share_percent=terms.share_percent,
            parts=tuple(
                Part(line.thing.kind, line.thing.id, line.thing.net_cents, line.goes)
                for line in division.lines
                if line.shared
            ),
            payment_cents=division.payment_cents,
            costs_cents=costs + petition.paid_cents + division.costs_cents,
            custody=custody,
            children=len(held.children),
            child_support_cents=child_support,
            alimony_cents=alimony,
        )
    )
    _carry_out(turn, division)
    dues.settle(turn, person, division.payment_cents)
    dues.set_custody(turn, person, held.children, custody)
    dues.set_alimony(turn, person, alimony, support.alimony_months(held.months, turn.life.days_per_year))
    money.charge(turn, costs, "divorce costs")
    vitals.affect(turn, _CONTESTED_FEEL if petition.contested else _AGREED_FEEL)
    told = "hearing_contested" if petition.contested else "hearing_agreed"
    words.tell(turn, told, person, outcome=words.outcome(held, division, child_support + alimony))
    turn.announce(DivorceSettled(person.id, division.payment_cents, len(held.children)))
    romance.move_to(turn, person.id, "divorced", petition.by_player)


def _carry_out(turn: Turn, division: Division) -> None:
    """Homes go where they go."""
    for line in division.lines:
        if line.goes == "other":
            home.hand_over(turn, line.thing.id)
        elif line.goes == "sold":
            home.sell_off(turn, line.thing.id)


def agree(turn: Turn, petition: Petition) -> None:
    """Sign what the other one filed; the half of the costs that a filing takes is paid now."""
    cents = costs_cents(turn, contested=False) * PAID_AT_FILING_PERCENT // 100 - petition.paid_cents
    turn.put(replace(petition, paid_cents=petition.paid_cents + max(0, cents), answered=True))
    money.charge(turn, max(0, cents), "divorce costs")
