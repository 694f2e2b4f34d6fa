"""A child is there: born, adopted, a grandchild; and what it does to the house."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.content.schemas import Effects
from ws.content.schemas.base import Sex
from ws.engine.turn import Turn
from ws.features.careers import api as careers
from ws.features.children import facts, feeling, reading, telling
from ws.features.children.records import Child, Custody, Grandchild, Plans, Pregnancy, Waiting
from ws.features.children.rules import adopting, costs, fertility
from ws.features.money import api as money
from ws.features.people import api as people
from ws.features.people.records import Lives, Person
from ws.features.romance import api as romance
from ws.features.vitals import api as vitals

NAMED_WITHIN: Final = 3
"""Months in which a newborn may be given another name than the one in the register."""
_GAVE_BIRTH: Final = Effects(energy=-35, health=-4, happiness=12, stress=5)
_BECAME_PARENT: Final = Effects(energy=-10, happiness=12, stress=3)
_GAVE_UP: Final = Effects(energy=-20, happiness=-8, stress=6)
_GRANDPARENT: Final = Effects(happiness=6)
_GRANDCHILD_AFFINITY: Final = 60


def give_birth(turn: Turn, pregnancy: Pregnancy) -> None:
    """The months are over."""
    turn.remove(Pregnancy, pregnancy.id)
    turn.put(replace(reading.plans(turn), last_birth_day=reading.today(turn)))
    turn.interruption = "event"
    other = people.find(turn, pregnancy.other_id) if pregnancy.other_id else None
    if pregnancy.decision == "give_up":
        telling.tell(turn, "given_up", partner=other.first_name if other else "")
        if pregnancy.carrier == "me":
            vitals.affect(turn, _GAVE_UP)
        turn.announce(facts.ChildGivenUp(pregnancy.other_id))
        return
    born = [_be_born(turn, pregnancy, other, number) for number in range(pregnancy.babies)]
    vitals.affect(turn, _GAVE_BIRTH if pregnancy.carrier == "me" else _BECAME_PARENT)
    bill = money.in_country(turn, costs.BIRTH_CENTS) * (100 - money.insured_percent(turn, "health")) // 100
    money.charge(turn, bill, "birth")
    if any(child.lives == "home" for child in born):
        take_leave(turn, pregnancy.carrier == "me", alone=other is None or not reading.lives_with(turn, other.id))
    feeling.refresh(turn)


def _be_born(turn: Turn, pregnancy: Pregnancy, other: Person | None, number: int) -> Person:
    boy = turn.rolls().happens(fertility.BOYS, "children.boy", f"{pregnancy.id}.{number}")
    lives, custody = _where(turn, pregnancy, other)
    sex: Sex = "male" if boy else "female"
    child = people.add_child(
        turn,
        "son" if boy else "daughter",
        sex,
        parents=[other] if other is not None else [],
        last_name=other.last_name if other is not None and lives != "home" else "",
        lives=lives,
    )
    turn.put(
        Child(
            child.id,
            pregnancy.other_id,
            custody=custody,
            may_be_named=True,
            named_until_day=reading.today(turn) + fertility.days_of(NAMED_WITHIN, turn.life.days_per_year),
        )
    )
    if other is not None:
        people.count_child(turn, other.id)
    partner = other.first_name if other is not None else ""
    if number:
        text = telling.tell(turn, "twins", child, partner)
    elif pregnancy.carrier == "me":
        text = telling.tell(turn, "born", child, partner)
    elif pregnancy.carrier == "surrogate":
        text = telling.tell(turn, "born_surrogate", child, partner)
    else:
        text = telling.tell(turn, "born_with", child, partner)
    if romance.bond(turn, pregnancy.other_id) is not None:
        romance.write(turn, pregnancy.other_id, "child", text)
    turn.announce(facts.ChildBorn(child.id, pregnancy.other_id))
    return child


def _where(turn: Turn, pregnancy: Pregnancy, other: Person | None) -> tuple[Lives, Custody]:
    """Where a newborn lives, and with whom."""
    if other is not None and reading.lives_with(turn, other.id):
        return "home", "both"
    if other is not None and pregnancy.carrier == other.id:
        return "near", "other"
    return "home", "player"


def take_leave(turn: Turn, gave_birth: bool, alone: bool) -> None:
    """What the law of the country gives to who works; a leave that is longer already stays."""
    law = reading.law_of(turn)
    first = gave_birth or alone
    months = law.leave_months if first else law.partner_leave_months
    percent = law.leave_percent if first else law.partner_leave_percent
    if months and careers.go_on_leave(turn, fertility.days_of(months, turn.life.days_per_year), percent):
        telling.tell(turn, "leave_begins", number=months)


def adopt(turn: Turn, waiting: Waiting, group: str) -> Person:
    """A child that waited comes home. A baby takes the family's name, others keep theirs."""
    days_per_year = turn.life.days_per_year
    child = people.add_child(
        turn,
        "son" if waiting.sex == "male" else "daughter",
        waiting.sex,
        age_days=waiting.age_days,
        last_name="" if group == "infant" else waiting.last_name,
        affinity=adopting.AFFINITY["infant" if group == "infant" else "teen" if group == "teen" else "child"],
    )
    child = replace(child, first_name=waiting.first_name, interests=waiting.interests)
    turn.put(child)
    partner = romance.partner(turn)
    with_partner = partner is not None and reading.lives_with(turn, partner.id)
    turn.put(
        Child(
            child.id,
            partner.id if partner is not None and with_partner else "",
            adopted=True,
            custody="both" if with_partner else "player",
            may_be_named=group == "infant",
            named_until_day=reading.today(turn) + fertility.days_of(NAMED_WITHIN, days_per_year),
        )
    )
    turn.put(replace(turn.find(Plans) or Plans(), last_birth_day=reading.today(turn)))
    if partner is not None and with_partner:
        people.count_child(turn, partner.id)
    text = telling.tell(turn, "adopted", child)
    if partner is not None and with_partner:
        romance.write(turn, partner.id, "child", text)
    vitals.affect(turn, _BECAME_PARENT)
    turn.announce(facts.ChildAdopted(child.id))
    if group != "teen":
        take_leave(turn, gave_birth=False, alone=not with_partner)
    feeling.refresh(turn)
    return child


def grandchild(turn: Turn, parent: Person) -> None:
    """A child of the life has become a parent."""
    number = f"{parent.id}.{parent.children}"
    boy = turn.rolls().happens(fertility.BOYS, "children.grandson", number)
    child = people.add_child(
        turn,
        "grandson" if boy else "granddaughter",
        "male" if boy else "female",
        parents=[parent],
        last_name=parent.last_name,
        lives="near" if parent.lives == "home" else parent.lives,
        affinity=_GRANDCHILD_AFFINITY,
    )
    turn.put(Grandchild(child.id, parent.id))
    telling.tell(turn, "grandchild", child, parent.first_name)
    vitals.affect(turn, _GRANDPARENT)
    turn.announce(facts.GrandchildBorn(child.id, parent.id))
