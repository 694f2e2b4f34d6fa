"""Who shares the roof of a life, and what they bring: told to the home, which reckons the month by it."""

from __future__ import annotations

from typing import Final

from ws.engine.turn import Turn
from ws.features.home import api as home
from ws.features.money import api as money
from ws.features.people import api as people
from ws.features.people.records import Person
from ws.features.romance.records import Bond
from ws.features.romance.rules import stages

GROWN: Final = 18
"""Age from which a child counts as an adult at the table."""
PENSION_PERCENT: Final = 50
"""Of the last pay, for a partner who is retired: gross replacement rates of average earners are 50.7 per cent on
average of the OECD (Pensions at a Glance 2023, table 4.1)."""
_CHILDREN: Final = ("daughter", "son")


def reckon(turn: Turn) -> None:
    """Tell the home who lives there: the partner who shares it, and children who do."""
    adults, children, pay_cents = 1, 0, 0
    for person in _at_home(turn):
        if people.age(turn, person) < GROWN:
            children += 1
            continue
        adults += 1
        if person.relation not in _CHILDREN:
            pay_cents += pay_of(turn, person)
    home.set_household(turn, adults, children, pay_cents)


def pay_of(turn: Turn, person: Person) -> int:
    """What somebody earns a month before tax, in cents at the level of the life's country."""
    job = turn.content.jobs.get(person.job)
    if job is None or person.doing not in ("work", "retired"):
        return 0
    cents = money.in_country(turn, job.pay_cents)
    return cents * PENSION_PERCENT // 100 if person.doing == "retired" else cents


def _at_home(turn: Turn) -> list[Person]:
    found: list[Person] = []
    for held in turn.all(Bond):
        if held.lives_together and held.stage in stages.COUPLE:
            partner = people.find(turn, held.person_id)
            if partner is not None and partner.is_alive:
                found.append(partner)
    for relation in _CHILDREN:
        found.extend(each for each in people.living(turn, relation, everybody=True) if each.lives == "home")
    return found
