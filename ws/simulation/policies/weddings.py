"""How a plain person marries: asks after some years together, and holds it as dear as the purse allows. Aims, to be
compared with the lives that come of it: three of four couples who marry had been one for two years and more, and
an engagement lasts 14 to 16 months (surveys of couples in the United States, 2019 to 2021); half of all weddings cost
less than 10,000 to 15,000 dollars."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Final

from ws.content.schemas import Content
from ws.engine.clock import MINUTES_PER_DAY, age_at
from ws.engine.records import Life
from ws.features.money.records import Money
from ws.features.people.records import Person
from ws.features.romance.records import Bond
from ws.features.weddings.messages import AnswerAltar, PlanWedding, Propose
from ws.features.weddings.records import Proposal, Wedding
from ws.kernel.messages import Request
from ws.kernel.state import Reader

HOUR: Final = 18

ASKS_AFTER_YEARS: Final = 2.0
ASKS_A_YEAR: Final = 0.4
"""The chance, from then on, that a couple comes to the question within a year."""
NEVER: Final = 0.36
"""Of people, who would rather live together without a stamp: a quarter have never been married at 40 (Pew Research
Center, 2023), and now and then somebody is talked into it all the same."""
READY: Final = {"female": (19, 23, 39), "male": (20, 24, 42)}
"""Youngest, likeliest and oldest age at which somebody comes to want it. A couple and a wedding take two to four
years more: the median age at a first marriage is 28.6 and 30.2 (Census Bureau, 2024)."""
MOST_REFUSALS: Final = 2
PLANS_A_DAY: Final = 0.35
PURSE: Final = 0.6
"""What part of the cash may go into it."""
PLAIN: Final = 0.35
"""Who would rather have no feast, whatever is there."""
_PLACES: Final = ("old_barn", "grandmas_garden", "village_church", "town_hall")
_GUESTS: Final = 14
_CLOSE: Final = 30


def requests(reader: Reader, content: Content, minute: int, chance: Random) -> Iterator[Request]:
    """One thing an evening: the question, the plan, or the answer."""
    plan = reader.find(Wedding)
    if plan is not None:
        if plan.altar_minute is not None:
            yield AnswerAltar(answer="yes", last_name=chance.choice(("keep", "take", "give")))
        return
    life = reader.find(Life)
    if life is None:
        return
    for bond in reader.all(Bond):
        if bond.stage == "engaged":
            yield from _plans(reader, content, bond, minute, chance)
        elif bond.stage == "together":
            yield from _asks(reader, life, bond, minute, chance)


def _asks(reader: Reader, life: Life, bond: Bond, minute: int, chance: Random) -> Iterator[Request]:
    years = (minute - bond.since_minute) / MINUTES_PER_DAY / life.days_per_year
    if years < ASKS_AFTER_YEARS or chance.random() > ASKS_A_YEAR / life.days_per_year:
        return
    before = reader.find(Proposal, bond.person_id)
    if before is not None and before.refusals > MOST_REFUSALS:
        return
    if wants_to_marry(life, minute):
        yield Propose(person_id=bond.person_id)


def wants_to_marry(life: Life, minute: int) -> bool:
    """Whether a plain person would say yes by now: some never, the others from an age of their own on."""
    whim = Random(f"{life.seed} marries")
    youngest, likeliest, oldest = READY[life.sex]
    if whim.random() < NEVER:
        return False
    return age_at(minute, life.days_per_year) >= whim.triangular(youngest, oldest, likeliest)


def _plans(reader: Reader, content: Content, bond: Bond, minute: int, chance: Random) -> Iterator[Request]:
    if chance.random() > PLANS_A_DAY:
        return
    money = reader.find(Money)
    cents = int(max(0, money.cents + money.savings_cents) * PURSE) if money is not None else 0
    close = [p for p in reader.all(Person) if p.is_alive and not p.estranged and p.affinity >= _CLOSE]
    close = [p for p in sorted(close, key=lambda p: (-p.affinity, p.id)) if p.id != bond.person_id]
    guests = tuple(person.id for person in close[:_GUESTS])
    if chance.random() > PLAIN:
        for place_id in _PLACES:
            place = content.wedding_places[place_id]
            others = min(len(guests), place.seats - len(guests))
            if place.cost_cents + place.guest_cents * (len(guests) + others) * 3 // 2 <= cents:
                at = minute + (place.lead_days + 3) * MINUTES_PER_DAY
                yield PlanWedding(
                    person_id=bond.person_id, place_id=place_id, style_id="big_family", at=at, guest_ids=guests,
                    other_guests=others, extras=("home_made_cake", "brass_band"),
                )  # fmt: skip
                return
    at = minute + 2 * MINUTES_PER_DAY
    yield PlanWedding(
        person_id=bond.person_id, place_id="registry_office", style_id="plain_and_simple", at=at, guest_ids=guests[:8]
    )
