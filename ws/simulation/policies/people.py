"""What a plain person does with others: something with somebody close on two days of three, seldom a present
or a quarrel, sorry afterwards, and now and then a place where people are."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Final

from ws.content.schemas import Content, Interaction
from ws.engine.clock import MINUTES_PER_DAY
from ws.features.ageing.records import Age
from ws.features.belongings.records import InventoryItem
from ws.features.money.records import Money
from ws.features.people.api import belongs
from ws.features.people.messages import Interact, MeetPeople
from ws.features.people.records import Memories, Person
from ws.features.people.rules import circles
from ws.kernel.messages import Request
from ws.kernel.state import Reader

HOUR: Final = 17
SHARE: Final = 0.65
"""Days on which something is done with somebody."""
GOES_OUT: Final = 0.03
GIVES: Final = 0.03
MONEY_SHARE: Final = 40
"""A fortieth of the cash may go into it."""
_KIND: Final = ("talk", "time", "help", "friendship", "letter", "secret")
_SELDOM: Final = frozenset({"let_go", "betray_secret", "break_off", "insult", "tell_a_lie"})
_RASH: Final = 0.02
_LOVED_WEIGHT: Final = 600.0
"""Whoever is loved is somebody of whom one thinks about as often as of all others together."""
_SORRY: Final = frozenset({"insult", "quarrel", "lie", "break"})


def requests(reader: Reader, content: Content, minute: int, chance: random.Random) -> Iterator[Request]:
    age, money = reader.find(Age), reader.find(Money)
    if age is None or money is None or chance.random() > SHARE:
        return
    cash = max(0, money.cents)
    if chance.random() < GOES_OUT:
        places = [p for p in content.meeting_places.values() if p.min_age <= age.years <= p.max_age]
        yield MeetPeople(place_id=chance.choice(places).id)
    people = [p for p in reader.all(Person) if p.is_alive]
    if not people:
        return
    person = chance.choices(people, [_weight(p) for p in people])[0]
    memories = reader.find(Memories, person.id)
    if memories is not None and any(memory.kind in _SORRY for memory in memories.held):
        yield Interact(person_id=person.id, interaction_id="apologise")
        return
    things = [held.item_id for held in reader.all(InventoryItem) if held.quantity] if chance.random() < GIVES else []
    if things:
        yield Interact(person_id=person.id, interaction_id="give_present", item_id=chance.choice(things))
        return
    hour = minute % MINUTES_PER_DAY // 60
    rash = chance.random() < _RASH
    fit = [
        each
        for each in _liked(content, rash)
        if _fits(each, person, age.years, hour) and each.cost_cents * MONEY_SHARE <= cash
    ]
    if fit:
        yield Interact(person_id=person.id, interaction_id=chance.choice(fit).id)


def _weight(person: Person) -> float:
    """Friends and those who are fond of one come to mind first."""
    if person.estranged or not person.in_touch:
        return 2.0
    if person.relation in circles.LOVED:
        return _LOVED_WEIGHT
    return 10.0 + max(0, person.affinity) * (1.5 if person.relation == "friend" else 1.0)


def _fits(interaction: Interaction, person: Person, age: int, hour: int) -> bool:
    terms = "estranged" if person.estranged else "speaking" if person.in_touch else "lost"
    return (
        interaction.terms == terms
        and _is_for(interaction, person)
        and interaction.min_age <= age <= interaction.max_age
        and interaction.from_hour <= hour < interaction.to_hour
        and interaction.min_affinity <= person.affinity <= interaction.max_affinity
        and (interaction.reach == "anywhere" or (interaction.reach == "far") == (person.lives == "far"))
    )


def _is_for(interaction: Interaction, person: Person) -> bool:
    """What is done with one's own descendants comes to mind with them only."""
    if interaction.groups[0] in ("child", "grandchild"):
        return belongs(person.relation, interaction.groups[0])
    return True


def _liked(content: Content, rash: bool) -> tuple[Interaction, ...]:
    """What comes to mind at all in a mood; sorted out once for a content."""
    held = _moods.get((id(content), rash))
    if held is None or held[0] is not content:
        liked = (each for each in content.interactions.values() if _likes(each, rash))
        held = _moods[id(content), rash] = (content, tuple(liked))
    return held[1]


_moods: Final[dict[tuple[int, bool], tuple[Content, tuple[Interaction, ...]]]] = {}


def _likes(interaction: Interaction, rash: bool) -> bool:
    if interaction.after or interaction.gives_item:
        return False
    if rash:
        return interaction.category == "conflict"
    return interaction.id not in _SELDOM and (interaction.category in _KIND or interaction.terms != "speaking")
