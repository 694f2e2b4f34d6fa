"""How a plain person dates: with whom they go out, every few weeks something they can pay, at seven in the evening;
they are there, and mostly say the kinder thing."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Final

from ws.content.schemas import Content
from ws.engine.clock import MINUTES_PER_DAY
from ws.features.ageing.records import Age
from ws.features.dates.messages import ExecuteDate, PlanDate
from ws.features.dates.records import PlannedDate
from ws.features.money.records import Money
from ws.features.people.records import Person
from ws.features.romance.records import Bond, Stage
from ws.kernel.messages import Request
from ws.kernel.state import Reader

HOUR: Final = 20
_BEGINS: Final = 19 * 60
_SHARE: Final[dict[Stage, float]] = {
    "matched": 0.5,
    "seeing": 0.45,
    "together": 0.25,
    "engaged": 0.25,
    "married": 0.12,
}
"""Days on which something is planned, by what the two are; a day is a month."""
MONEY_SHARE: Final = 25
"""A twenty-fifth of the cash may go into an evening."""
_KIND: Final = 0.75
ADULT: Final = 18


def requests(reader: Reader, content: Content, minute: int, chance: random.Random) -> Iterator[Request]:
    """The date that is going on, moment by moment; else perhaps a plan for tomorrow."""
    bonds = [bond for bond in reader.all(Bond) if bond.stage in _SHARE]
    if not bonds:
        return
    planned = list(reader.all(PlannedDate))
    for date in planned:
        if date.phase:
            yield from _go_through(date, content, chance)
    age, money = reader.find(Age), reader.find(Money)
    if planned or age is None or age.years < ADULT or money is None:
        return
    bond = bonds[int(chance.random() * len(bonds))]
    person = reader.find(Person, bond.person_id)
    if person is None or not person.is_alive or chance.random() >= _SHARE[bond.stage]:
        return
    yield from _ask_out(person, content, minute, max(0, money.cents), chance)


def _go_through(date: PlannedDate, content: Content, chance: random.Random) -> Iterator[Request]:
    """The best of the choices, most of the time; each pays their own share."""
    for moment_id in date.moments[len(date.answers) :]:
        moment = content.date_moments[moment_id]
        held = [choice for choice in moment.choices if not choice.ends and choice.pays in (None, "split")]
        best = max(held, key=lambda choice: choice.points)
        choice = best if chance.random() < _KIND else held[int(chance.random() * len(held))]
        yield ExecuteDate(date_id=date.id, choice_id=f"{moment_id}.{choice.id}")


def _ask_out(person: Person, content: Content, minute: int, cash: int, chance: random.Random) -> Iterator[Request]:
    """Tomorrow at seven, to a place that is open then and not too dear."""
    hour = _BEGINS // 60
    venues = [
        venue
        for venue in content.date_venues.values()
        if venue.from_hour <= hour < venue.to_hour and venue.cost_cents * MONEY_SHARE <= cash
    ]
    if not venues:
        return
    venue = venues[int(chance.random() * len(venues))]
    activities = [each for each in content.date_activities.values() if venue.id in each.venues]
    activity = activities[int(chance.random() * len(activities))]
    at = (minute // MINUTES_PER_DAY + 1) * MINUTES_PER_DAY + _BEGINS
    yield PlanDate(person_id=person.id, venue_id=venue.id, activity_id=activity.id, at=at)
