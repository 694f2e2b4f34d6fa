"""What may be done with somebody, how likely each outcome is, and what it is worth."""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec.structs import replace

from ws.content.schemas import Effects, Interaction, Item
from ws.content.schemas.people import ADULT, Group, InterestKind, MeetingPlace, Sway
from ws.content.schemas.people import InteractionOutcome as Outcome
from ws.features.people.records import Person
from ws.features.people.rules import circles

MOST_WITH_ONE: Final = 4
"""Things done with one person on a day."""
MOST_A_DAY: Final = 10
"""Things done with anybody on a day."""
_LEAST_ODDS: Final = 0.1
_WORTH: Final = (1.0, 0.7, 0.45, 0.3)
"""What the first, second ... thing with one person on a day is worth."""
Refusal = tuple[str, str]
"""Code and sentence; both "" when nothing stands against it."""


class Situation(msgspec.Struct, frozen=True):
    """Where the player stands, and what was done today."""

    age: int
    hour: int
    place: str
    """Of the day: "prison", "hospital" or ""."""
    energy: int
    energy_is_free: bool
    cents: int
    done_today: tuple[str, ...]


class Between(msgspec.Struct, frozen=True):
    """What stands between the player and the person, 0 to 100 each, for odds."""

    sways: dict[str, float]

    def of(self, sway: Sway) -> float:
        """How much of it there is; 50 where it does not apply."""
        return self.sways.get(sway, 50.0)


def concerns(interaction: Interaction, person: Person, person_age: int, age: int, kinds: frozenset[str]) -> bool:
    """Whether it can be thought of at all with this person; what is not is not even listed."""
    if interaction.category == "romance" and min(age, person_age) < ADULT:
        return False  # whatever the content says
    terms = "estranged" if person.estranged else "speaking" if person.in_touch else "lost"
    return (
        interaction.terms == terms
        and any(_in_group(group, person) for group in interaction.groups)
        and interaction.min_age <= age <= interaction.max_age
        and interaction.person_min_age <= person_age <= interaction.person_max_age
        and (not interaction.person_health or person.health in interaction.person_health)
        and (not interaction.after or not kinds.isdisjoint(interaction.after))
        and (interaction.reach == "anywhere" or interaction.reach == ("far" if person.lives == "far" else "near"))
    )


def _in_group(group: Group, person: Person) -> bool:
    if group == "not_friend":
        return person.relation not in circles.LOVED | {"friend"} and not circles.is_family(person.relation)
    if group == "not_family":
        return not circles.is_family(person.relation)
    return circles.belongs(person.relation, group)


def why_not(
    interaction: Interaction, person: Person, kinds: frozenset[str], now: Situation, cost_cents: int
) -> Refusal:
    """What stands against it now, as (code, sentence)."""
    name = person.first_name
    if now.place and interaction.reach != "anywhere":
        where = "prison" if now.place == "prison" else "hospital"
        return "not_allowed", f"You are in {where}. You can write to {name}, and call."
    if not interaction.from_hour <= now.hour < interaction.to_hour:
        return "not_allowed", f"This is for between {interaction.from_hour} and {interaction.to_hour} o'clock."
    if person.affinity < interaction.min_affinity:
        return "not_allowed", f"{name} does not like you well enough for this."
    if person.affinity > interaction.max_affinity:
        return "not_allowed", f"{name} is too fond of you for this."
    if not kinds.isdisjoint(interaction.unless):
        return "not_allowed", f"{name} has not forgotten the last time."
    if f"{person.id}:{interaction.id}" in now.done_today:
        return "not_allowed", f"You have done this with {name} today. Tomorrow is another day."
    if sum(1 for done in now.done_today if done.startswith(f"{person.id}:")) >= MOST_WITH_ONE:
        return "not_allowed", f"{name} has seen enough of you for today."
    if len(now.done_today) >= MOST_A_DAY:
        return "not_allowed", "That was a great deal of company for one day."
    return _can_not_pay(interaction.energy, cost_cents, now)


def why_not_there(place: MeetingPlace, now: Situation, cost_cents: int) -> Refusal:
    """What stands against going to a place, as (code, sentence)."""
    if now.place:
        return "not_allowed", "You can not go out from here."
    if now.age < place.min_age:
        return "not_allowed", f"You are too young for this: it is from {place.min_age} on."
    if now.age > place.max_age:
        return "not_allowed", f"This is for people up to {place.max_age}."
    if not place.from_hour <= now.hour < place.to_hour:
        return "not_allowed", f"It is open between {place.from_hour} and {place.to_hour} o'clock."
    if f"at:{place.id}" in now.done_today:
        return "not_allowed", "You have been there today, and they were the same people."
    return _can_not_pay(place.energy, cost_cents, now)


def _can_not_pay(energy: int, cost_cents: int, now: Situation) -> Refusal:
    if not now.energy_is_free and now.energy < energy:
        return "not_enough_energy", f"This takes {energy} energy, and you have {now.energy}."
    if cost_cents > max(0, now.cents):
        return "not_enough_money", "You do not have the money for this."
    return "", ""


def odds(outcome: Outcome, between: Between) -> float:
    """The weight of an outcome between these two: each sway from a tenth (0) over as it stands (50) to
    double (100), or the other way round."""
    weight = outcome.weight
    for sway in outcome.favoured_by:
        weight *= max(_LEAST_ODDS, between.of(sway) / 50)
    for sway in outcome.hindered_by:
        weight *= max(_LEAST_ODDS, 2 - between.of(sway) / 50)
    return weight


def worth(times_today: int) -> float:
    """What the next thing with one person gives after so many today."""
    return _WORTH[min(times_today, len(_WORTH) - 1)]


def affinity_change(points: int, person: Person, worth: float) -> int:
    """What an outcome does to the affinity: the fonder somebody is already, the less is added; a bad
    thing is felt in full, and more by the sensitive."""
    if points > 0:
        return max(1, round(points * worth * (1 - max(0, person.affinity) / 160)))
    return round(points * (0.75 + person.neuroticism / 200))


def scaled(effects: Effects, worth: float) -> Effects:
    """The effects on the player; money and what hurts stay as they are."""
    if worth >= 1:
        return effects
    return replace(effects, happiness=_less(effects.happiness, worth), smarts=effects.smarts * worth)


def _less(points: float, worth: float) -> float:
    return points * worth if points > 0 else points


def taste(item: Item, person: Person, interests: dict[str, InterestKind], condition: float) -> float:
    """How well a thing fits a person as a gift, 0 to 100: what they care for counts most, then what it
    cost, then how new it is (0 to 1)."""
    cared = [interests[slug] for slug in person.interests]
    points = 25.0
    if any(item.id in interest.items for interest in cared):
        points = 75.0
    elif any(item.category in interest.categories for interest in cared):
        points = 55.0
    points += next(add for limit, add in _PRICE_POINTS if item.price_cents < limit)
    return max(0.0, min(100.0, points * (0.4 + 0.6 * condition)))


_PRICE_POINTS: Final = ((3_000, 0.0), (15_000, 8.0), (60_000, 15.0), (300_000, 20.0), (10**12, 25.0))
