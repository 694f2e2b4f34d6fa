"""A marriage as it stands: who has what, who earns what, which law holds, and what would come of it."""

from __future__ import annotations

from typing import Final

import msgspec

from ws.content.schemas.parting import MaritalRegime, Regime
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.belongings import api as belongings
from ws.features.belongings.records import OwnedVehicle
from ws.features.careers import api as careers
from ws.features.children import api as children
from ws.features.children.records import Child
from ws.features.home import api as home
from ws.features.home.records import OwnedHome
from ws.features.law import api as law
from ws.features.money import api as money
from ws.features.parting.records import Marriage, Prenup
from ws.features.parting.rules import custody, dividing, support, wealth, willing
from ws.features.parting.rules.dividing import Division, Estate, Homes, Thing
from ws.features.parting.rules.support import Custody
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance import api as romance
from ws.features.romance.records import Affair, Bond
from ws.kernel.errors import Refused
from ws.kernel.rolls import draw

PENSION_PERCENT: Final = 50
"""Of the last pay, for somebody who is retired; as romance's household has it."""
LOOKS_BACK_MONTHS: Final = 6
"""How far back a court asks where the money went."""
_WEIGHED_YEARS: Final = 10
"""Where an agreement is only weighed, it holds in marriages shorter than this; later the needs come first."""


class Case(msgspec.Struct, frozen=True):
    """All that a court asks."""

    person: Person
    bond: Bond
    law: MaritalRegime
    prenup: Prenup | None
    """None when there is none, or it does not count."""
    estate: Estate
    own_pay_cents: int
    their_pay_cents: int
    months: int
    """Married."""
    years: int
    children: tuple[Person, ...]
    """The minor ones of both."""
    custody: Custody
    """What a court would say if the player asked for both."""
    betrayed: bool

    @property
    def regime(self) -> Regime:
        return self.prenup.regime if self.prenup is not None else self.law.regime

    def share_by_law(self, children_with: Custody) -> int:
        """The player's share before a court, in per cent."""
        if self.prenup is not None:
            return self.prenup.share_percent
        alone = None if children_with == "both" or not self.children else children_with == "player"
        return dividing.fair_percent(self.regime, self.own_pay_cents, self.their_pay_cents, self.years, alone)

    def divided(self, share_percent: int, homes: Homes) -> Division:
        """As agreed, or as a court would."""
        return dividing.divide(self.estate, self.regime, share_percent, homes)

    def child_support(self, children_with: Custody) -> int:
        """A month, paid by the player; below zero: received."""
        return support.owed_by_player(children_with, self.own_pay_cents, self.their_pay_cents, len(self.children))

    def alimony(self) -> int:
        """A month by the guideline, paid by the player; below zero: received."""
        if self.prenup is not None and self.prenup.alimony == "none":
            return 0
        return support.alimony_cents(self.own_pay_cents, self.their_pay_cents, self.law.alimony_percent)


def law_of(turn: Turn) -> MaritalRegime:
    """That of the life's country."""
    found = turn.content.marital_regimes
    return found.get(turn.life.country) or found["us"]


def spouse(turn: Turn, person_id: str) -> tuple[Person, Bond]:
    """The living spouse of this id, separated or not, and what there is between the two. Raises Refused."""
    person = people.get(turn, person_id)
    bond = romance.bond(turn, person_id)
    if bond is None or bond.stage not in ("married", "separated"):
        raise Refused("not_allowed", f"You are not married to {person.first_name}.", person_id=person_id)
    return person, bond


def case(turn: Turn, person_id: str) -> Case:
    """The marriage with a spouse. Raises Refused when there is none."""
    person, bond = spouse(turn, person_id)
    began = bond.married_minute if bond.married_minute is not None else bond.began_minute
    months = (turn.minute - began) // MINUTES_PER_DAY
    years = months // turn.life.days_per_year
    rule = law_of(turn)
    prenup = turn.find(Prenup, person_id)
    if rule.prenup == "void" or (rule.prenup == "weighed" and years >= _WEIGHED_YEARS):
        prenup = None
    minor = minors(turn, person_id)
    own, theirs = careers.monthly_pay_cents(turn), their_pay_cents(turn, person)
    return Case(
        person=person,
        bond=bond,
        law=rule,
        prenup=prenup,
        estate=estate(turn, person, began, months, theirs),
        own_pay_cents=own,
        their_pay_cents=theirs,
        months=months,
        years=years,
        children=minor,
        custody=court_custody(turn, person, bond, minor, "both"),
        betrayed=is_betrayed(turn, person_id),
    )


def estate(turn: Turn, person: Person, began: int, months: int, their_pay: int) -> Estate:
    """What both have now."""
    things, secured = _things(turn, began)
    marriage = turn.find(Marriage, person.id)
    brought = marriage.brought_cents + marriage.inherited_cents if marriage is not None else 0
    their_brought = marriage.their_brought_cents if marriage is not None else 0
    since = turn.minute - LOOKS_BACK_MONTHS * MINUTES_PER_DAY
    given = sum(gift.cents for gift in marriage.gifts if gift.minute >= since) if marriage is not None else 0
    return Estate(
        things=things,
        money_cents=money.net_worth_cents(turn) + secured,
        brought_cents=brought,
        theirs_cents=their_brought + wealth.saved_cents(their_pay, months),
        their_brought_cents=their_brought,
        given_cents=given,
    )


def _things(turn: Turn, began: int) -> tuple[tuple[Thing, ...], int]:
    """What there is besides money, and what is owed on it."""
    found: list[Thing] = []
    for owned in turn.all(OwnedHome):
        owed = home.mortgage_cents(turn, owned)
        found.append(Thing("home", owned.home_id, home.worth_of(turn, owned), owed, owned.bought_minute >= began))
    vehicles = 0
    for vehicle in turn.all(OwnedVehicle):
        worth, owed = belongings.vehicle_worth(turn, vehicle), money.loan_cents(turn, vehicle.loan_id)
        vehicles += worth
        found.append(Thing("vehicle", vehicle.vehicle_id, worth, owed, vehicle.bought_minute >= began))
    rest = belongings.worth_cents(turn) - vehicles
    if rest:
        found.append(Thing("belongings", "", rest, 0, True))
    business = careers.business_cents(turn)
    if business:
        found.append(Thing("business", "", business, 0, True))
    return tuple(found), sum(thing.owed_cents for thing in found)


def money_cents(turn: Turn) -> int:
    """Money of the life less all debts but those on things."""
    return money.net_worth_cents(turn) + _things(turn, 0)[1]


def their_pay_cents(turn: Turn, person: Person) -> int:
    """What somebody earns a month before tax, or draws as a pension, at the level of the country."""
    job = turn.content.jobs.get(person.job)
    if job is None or person.doing not in ("work", "retired"):
        return 0
    cents = money.in_country(turn, job.pay_cents)
    return cents * PENSION_PERCENT // 100 if person.doing == "retired" else cents


def their_brought_cents(turn: Turn, person: Person) -> int:
    """What somebody brings into a marriage; the same whenever it is asked within a year of theirs."""
    job = turn.content.jobs.get(person.job)
    luck = draw(bytes.fromhex(turn.life.seed), 0, "parting.wealth", person.id)
    cents = wealth.brought_cents(people.age(turn, person), job.pay_cents if job is not None else 0, luck)
    return money.in_country(turn, cents)


def minors(turn: Turn, person_id: str) -> tuple[Person, ...]:
    """The living children under 18 of the life with somebody, the eldest first."""
    found = [person for _, person in children.minors_with(turn, person_id)]
    return tuple(sorted(found, key=lambda child: (child.birth_minute, child.id)))


def court_custody(turn: Turn, person: Person, bond: Bond, minor: tuple[Person, ...], asked: Custody) -> Custody:
    """What a court would say about the children."""
    their_wish = custody.asked_by_other(person.agreeableness, bond.trust)
    is_fit = not law.is_in_prison(turn) and not home.is_homeless(turn)
    return custody.decided(
        [child.affinity for child in minor], [people.age(turn, c) for c in minor], asked, their_wish, is_fit
    )


def custody_of(turn: Turn, child: Person) -> Custody:
    """With whom a child lives, as it was settled last."""
    held = turn.find(Child, child.id)
    return held.custody if held is not None else "both"


def is_betrayed(turn: Turn, person_id: str) -> bool:
    """Whether an affair of the player's is known to somebody, and not forgiven."""
    return any(
        affair.person_id == person_id
        and affair.by_player
        and affair.known_minute is not None
        and affair.forgiven_minute is None
        for affair in turn.all(Affair)
    )


def between(turn: Turn, person: Person, bond: Bond) -> willing.Between:
    """What there is between the two."""
    return willing.between(person, bond, is_betrayed(turn, person.id))


def bond_of(turn: Turn, person_id: str) -> Bond:
    """What there is, or was, between the life and somebody, as it is now. Raises LookupError for
    nothing at all."""
    held = romance.bond(turn, person_id)
    if held is None:
        raise LookupError(f"there is nothing between the life and {person_id}")
    return held
