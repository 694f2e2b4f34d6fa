"""When a relative of the life dies, it may inherit."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.features.legacy import facts, reading
from ws.features.legacy.rules import bequests, estates
from ws.features.legacy.rules.estates import Heir
from ws.features.legacy.words import amount, tell
from ws.features.money import api as money
from ws.features.people import api as people
from ws.features.people.api import PersonDied
from ws.features.people.records import Person

ME = "me"


def person_died(turn: Turn, fact: PersonDied) -> None:
    """What the dead leave goes to their nearest; sometimes that is the life."""
    dead = people.find(turn, fact.person_id)
    if dead is None or not bequests.leaves_something(dead):
        return
    family = [person for person in reading.relatives(turn) if person.is_alive]
    others = bequests.others(dead, family)
    if others is None:
        return
    left = _left_by(turn, dead)
    if left < 0:
        _pay_funeral(turn, dead, -left)
        left = 0
    share, _ = estates.shared(left, (1, others)) if others else (left, 0)
    if share < bequests.LEAST_CENTS:
        return
    if bequests.is_cut_off(dead):
        tell(turn, "not_named", person=dead.first_name)
        return
    cents = _after_tax(turn, dead, left, others)
    money.change(turn, cents, "inheritance")
    told = "inherited" if cents >= bequests.MUCH_CENTS else "inherited_little"
    tell(turn, told, person=f"your {dead.relation} {dead.first_name}", amount=amount(cents))
    turn.announce(facts.Inherited(dead.id, cents))


def _left_by(turn: Turn, dead: Person) -> int:
    """What there is to share, after the funeral; below zero for what the funeral is short of."""
    job = turn.content.jobs.get(dead.job)
    luck = turn.rolls().chance("legacy.estate", dead.id)
    worth = bequests.worth_cents(people.age(turn, dead), job.pay_cents if job is not None else 0, luck)
    return money.in_country(turn, worth - estates.FUNERAL_CENTS)


def _pay_funeral(turn: Turn, dead: Person, cents: int) -> None:
    """A widowed spouse pays what the estate is short of; parents and the rest of the family bury their own."""
    if dead.relation in bequests.SPOUSES and turn.age() >= money.ADULT:
        money.charge(turn, cents, "funeral")
        tell(turn, "funeral_bill", person=dead.first_name, amount=amount(cents))


def _after_tax(turn: Turn, dead: Person, left: int, others: int) -> int:
    mine = bequests.my_relation(dead.relation, turn.life.sex)
    heirs = [(Heir(ME if n == 0 else f"other{n}", "", mine), 1) for n in range(others + 1)]
    tax = turn.content.inheritance_taxes[turn.life.country]
    return estates.taxed(tax, estates.distributed(left, heirs))[0].cents
