"""The end of a life: its estate is settled, its ribbon given, its obituary written, its place in the tree taken."""

from __future__ import annotations

from typing import Final

import msgspec

from ws.engine import clock
from ws.engine.turn import Turn
from ws.features.ageing.api import LifeEnded
from ws.features.birth.api import LifeLeft
from ws.features.legacy import facts, reading
from ws.features.legacy.records import Ancestor, Inheritor, Origin, Passing, Successor, TreeEntry, Will
from ws.features.legacy.rules import estates, kinship, remembrance
from ws.features.legacy.rules.estates import Balance, Heir
from ws.features.legacy.rules.marks import marks
from ws.features.money import api as money
from ws.features.people import api as people
from ws.features.people.records import Person

MOST_SUCCESSORS: Final = 16
MOST_ANCESTORS: Final = 24
MOST_BYTES: Final = 4000
_NEAREST: Final = (
    "daughter", "son", "wife", "husband", "sister", "brother", "granddaughter", "grandson", "mother", "father",
    "niece", "nephew", "cousin", "aunt", "uncle", "grandmother", "grandfather",
)  # fmt: skip


def life_ends(turn: Turn, fact: LifeEnded) -> None:
    """Everything is sold, shared and told; what stays is kept for the end screen and for those who go on."""
    balance = balance_of(turn)
    passing = _passing(turn, fact.cause, balance)
    turn.put(passing)
    turn.add(_entry(turn, fact.cause, passing))
    tax_cents = sum(one.tax_cents for one in passing.inheritors)
    turn.announce(facts.EstateSettled(balance.left_cents, tax_cents, len(passing.inheritors)))
    turn.announce(facts.RibbonAwarded(passing.ribbon))


def life_left(turn: Turn, fact: LifeLeft) -> None:
    """A life that was left for another one has its place in the tree, too."""
    turn.add(_entry(turn, fact.cause, _passing(turn, fact.cause, balance_of(turn))))


def balance_of(turn: Turn) -> Balance:
    """The estate as it would be settled now. A child's funeral is the family's business."""
    funeral = money.in_country(turn, estates.FUNERAL_CENTS) if turn.age() >= money.ADULT else 0
    return estates.balance(reading.assets(turn), money.debt_cents(turn), funeral)


def inheritors_of(turn: Turn, cents: int) -> tuple[Inheritor, ...]:
    """Who gets what of so much, by the will and the law, with the country's tax."""
    will = turn.find(Will)
    law = reading.heirs_by_law(turn)
    shares: list[tuple[Heir, int]] = []
    lapsed = estates.WHOLE
    for share in will.shares if will is not None else ():
        heir = _named(turn, share.heir, share.name)
        if heir is not None:
            shares.append((heir, share.percent))
            lapsed -= share.percent
    if not shares:
        shares = estates.by_law(law)
    elif lapsed:
        rest = estates.by_law(law)
        whole = sum(weight for _, weight in rest)
        shares = [
            *((heir, percent * whole) for heir, percent in shares),
            *((heir, weight * lapsed) for heir, weight in rest),
        ]
    tax = turn.content.inheritance_taxes[turn.life.country]
    return estates.taxed(tax, estates.distributed(cents, shares))


def _named(turn: Turn, heir_id: str, name: str) -> Heir | None:
    """An heir of the will; None for one who can not inherit any more."""
    if heir_id.startswith(estates.CHARITY):
        return Heir(heir_id, name, "charity")
    person = people.find(turn, heir_id)
    return Heir(person.id, name, person.relation) if person is not None and person.is_alive else None


def _passing(turn: Turn, cause: str, balance: Balance) -> Passing:
    lived = reading.lived(turn, cause, balance)
    held = marks(lived)
    ribbon = remembrance.ribbon_of(turn.content.ribbons.values(), lived.age, held)
    entries = turn.content.obituaries.values()
    told = remembrance.obituary(entries, lived.age, held, reading.names(turn, cause), turn.rolls())
    inheritors = inheritors_of(turn, balance.left_cents)
    return Passing(
        minute=turn.minute,
        ribbon=ribbon.id,
        obituary=told,
        lines=balance.lines,
        unpaid_cents=balance.unpaid_cents,
        inheritors=tuple(one for one in inheritors if one.gross_cents),
        successors=_successors(turn, inheritors),
    )


def _successors(turn: Turn, inheritors: tuple[Inheritor, ...]) -> tuple[Successor, ...]:
    got = {one.heir: one.cents for one in inheritors}
    living = [person for person in reading.relatives(turn) if person.is_alive]
    living.sort(key=lambda person: (_NEAREST.index(person.relation), -person.affinity, person.id))
    return tuple(_successor(turn, person, got.get(person.id, 0)) for person in living[:MOST_SUCCESSORS])


def _successor(turn: Turn, person: Person, cents: int) -> Successor:
    age = people.age(turn, person)
    return Successor(
        person_id=person.id,
        name=reading.name_of(person),
        relation=person.relation,
        sex=person.sex,
        age=age,
        job=person.job if person.doing == "work" else "",
        cents=cents,
        may_have_child=kinship.may_have_child(person.sex, age),
    )


def _entry(turn: Turn, cause: str, passing: Passing) -> TreeEntry:
    life = turn.life
    origin = turn.find(Origin)
    return TreeEntry(
        life_id=life.id,
        account_id=life.account_id,
        number=life.number,
        follows=origin.from_life if origin is not None else 0,
        relation=origin.relation if origin is not None else "",
        first_name=life.first_name,
        last_name=life.last_name,
        sex=life.sex,
        country=life.country,
        born=life.birth_year,
        died=turn.date().year,
        age=turn.age(),
        cause=cause[:80],
        ribbon=passing.ribbon,
        estate_cents=sum(cents for _, cents in passing.lines),
        obituary=passing.obituary[:MOST_BYTES],
        people=msgspec.json.encode(ancestors(turn)),
        ended_at=turn.at,
    )


def ancestors(turn: Turn) -> tuple[Ancestor, ...]:
    """The family of the life, as the tree keeps them, the nearest first."""
    family = reading.relatives(turn)
    family.sort(key=lambda person: (_NEAREST.index(person.relation), person.id))
    calendar = turn.life.calendar

    def year(minute: int) -> int:
        return clock.date_at(calendar, minute).year

    return tuple(
        Ancestor(
            name=reading.name_of(person)[:80],
            relation=person.relation,
            sex=person.sex,
            born=year(person.birth_minute),
            died=year(person.died_minute) if person.died_minute is not None else None,
        )
        for person in family[:MOST_ANCESTORS]
    )
