"""How a plain person comes to children: a couple that lives together begins to try at the ages and as often as people
of the country do, and somebody who could not have one adopts now and then. Names and offers are answered."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Final

from ws.content.schemas import Content
from ws.engine.clock import MINUTES_PER_DAY
from ws.features.ageing.records import Age
from ws.features.children.messages import (
    AdoptChild,
    AnswerAdoption,
    DecidePregnancy,
    Decision,
    NameChild,
    TryForChild,
)
from ws.features.children.records import Adoption, Child, Plans, Pregnancy
from ws.features.money.records import Credit
from ws.features.romance.records import Bond
from ws.kernel.messages import Request
from ws.kernel.state import Reader

BEGINS: Final = ((20, 0.0), (23, 0.012), (26, 0.022), (30, 0.030), (35, 0.038), (39, 0.024), (43, 0.008), (131, 0.0))
"""(first age that no longer belongs to it, chance of a morning) that a couple under one roof begins to try for its
first child. To be held against a mean age of 27.5 years at the first birth (National Vital Statistics Reports,
2023)."""
MORE: Final = (1.0, 0.75, 0.2, 0.1, 0.02)
"""How much of it is left with so many children already: total fertility is 1.6 to 1.7 (the same)."""
MARRIED: Final = 1.0
NOT_MARRIED: Final = 0.5
"""Of it, for couples without a ring: four in ten births are theirs (the same)."""
TREATS_FROM: Final = 33
TREATS: Final = 0.02
ADOPTS: Final = 0.0015
"""A morning, of somebody of 32 to 48 without a child at home: some 2 in 100 adults under 45 have adopted (National
Survey of Family Growth, 2011 to 2019)."""
ENDS: Final = 0.4
"""Of unplanned pregnancies that are not lost: four in ten are ended (Finer and Zolna, New England Journal of Medicine
2016, of the United States in 2011)."""
GIVES_UP: Final = 0.02
_LIVING: Final = ("together", "engaged", "married")


def requests(reader: Reader, content: Content, minute: int, chance: Random) -> Iterator[Request]:
    age = reader.find(Age)
    if age is None or age.years < 18:
        return
    adoption = reader.find(Adoption)
    if adoption is not None and adoption.offer is not None:
        yield AnswerAdoption(accept=True)
        return
    for held in reader.all(Pregnancy):
        if held.month and held.decision == "open":
            yield DecidePregnancy(pregnancy_id=held.id, choice=_decision(held, chance))
            return
    children = list(reader.all(Child))
    for child in children:
        if child.may_be_named and minute // MINUTES_PER_DAY <= child.named_until_day and chance.random() < 0.5:
            yield NameChild(person_id=child.person_id, first_name=chance.choice(("Robin", "Maria", "Noah", "Lena")))
            return
    yield from _wishes(reader, age.years, len(children), chance)


def _decision(held: Pregnancy, chance: Random) -> Decision:
    """What a plain person decides of one that was not planned. Of somebody else's it is theirs to decide."""
    drawn = chance.random() if held.carrier == "me" else 1.0
    return "end" if drawn < ENDS else "give_up" if drawn < ENDS + GIVES_UP else "keep"


def _wishes(reader: Reader, age: int, children: int, chance: Random) -> Iterator[Request]:
    plans = reader.find(Plans) or Plans()
    credit = reader.find(Credit)
    if plans.method is not None or (credit is not None and credit.overdue_cents > 0):
        return
    drawn = chance.random()
    for bond in reader.all(Bond):
        if bond.lives_together and bond.stage in _LIVING:
            begins = next(each for limit, each in BEGINS if age < limit)
            wanted = (
                begins * MORE[min(children, len(MORE) - 1)] * (MARRIED if bond.stage == "married" else NOT_MARRIED)
            )
            if drawn < wanted:
                yield TryForChild(person_id=bond.person_id)
            elif not children and age >= TREATS_FROM and drawn > 1 - TREATS * wanted:
                yield TryForChild(method="treatment", person_id=bond.person_id)
            return
    if not children and 32 <= age <= 48 and drawn < ADOPTS:
        yield AdoptChild(age_group="child")
