"""Who stays in a life: how feelings change in a year without a word, who becomes a friend, who is lost."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.engine.clock import MINUTES_PER_DAY
from ws.features.people.records import Memories, Person
from ws.features.people.rules import circles, remembering
from ws.kernel.rolls import Rolls

DAILY: Final = frozenset({"classmate", "colleague", "neighbour"})
"""Who is seen anyhow, as long as school, job or home last."""
_KIN_REST, _FRIENDS_REST = 35, 25
_SHARE_A_YEAR: Final = 0.06
"""Of the way to where feelings rest, in a year apart."""
_SWAY: Final = 6
"""Points by which those seen every day like somebody more or less after a year, at most, besides getting
used to them."""
_USED_TO: Final = 1
_CALLS: Final = 0.15
"""That a friend calls once a year of their own accord; a quarter more at most, for the outgoing."""
FRIEND_FROM: Final = 32
FRIEND_CHANCE: Final = 0.3
FRIENDS_ENOUGH_AGE: Final = 8
"""Age of the life from which friendships begin by themselves."""
_LOST_AFTER: Final = {"friend": 6, "acquaintance": 2}
"""Years without a word; those who like somebody much wait half as long again."""
_FORGOTTEN_AFTER: Final = 2
_ESTRANGED_FORGOTTEN_AFTER: Final = 10
_UNFORGETTABLE: Final = 25.0
"""What the memories must come to, either way, for somebody lost to stay known."""


def after_year(person: Person, minute: int, days_per_year: int, rolls: Rolls, with_family: bool) -> Person:
    """The person with the feelings of a year later. Who shares a roof or the day with the life does not
    forget it; everybody else cools down, or thinks more kindly of old quarrels."""
    year = MINUTES_PER_DAY * days_per_year
    if person.relation in DAILY and person.in_touch and not person.estranged:
        liking = (person.agreeableness + person.extraversion) // 40 - 1
        change = rolls.between(-_SWAY, _SWAY, "person.sway", person.id) + _USED_TO + liking
        return replace(person, affinity=circles.with_affinity(person, change), seen_minute=minute)
    calls = person.relation == "friend" and not person.estranged
    if calls and rolls.happens(_CALLS + person.extraversion / 400, "person.calls", person.id):
        return replace(person, seen_minute=minute)
    if person.lives == "home" and person.relation in circles.ROOF:
        return person
    if with_family and person.lives == "home":
        return person if minute - person.seen_minute < year else replace(person, seen_minute=minute)
    if minute - person.seen_minute < year:
        return person
    rest = _KIN_REST if circles.is_family(person.relation) else _FRIENDS_REST if person.relation == "friend" else 0
    if person.estranged:
        rest = circles.ESTRANGED_AT_MOST // 2
    step = round((rest - person.affinity) * _SHARE_A_YEAR)
    return replace(person, affinity=circles.with_affinity(person, step)) if step else person


def becomes_friend(person: Person, rolls: Rolls, age: int) -> bool:
    """Whether somebody seen every day has become a friend without anybody saying so."""
    return (
        person.relation in DAILY
        and not person.estranged
        and age >= FRIENDS_ENOUGH_AGE
        and person.affinity >= FRIEND_FROM
        and rolls.happens(FRIEND_CHANCE, "person.becomes_friend", person.id)
    )


def is_lost(person: Person, minute: int, days_per_year: int) -> bool:
    """Whether two who are not brought together by anything have not met for too long."""
    after = _LOST_AFTER.get(person.relation)
    if after is None or person.estranged:
        return False
    wait = after * (1.5 if person.affinity >= circles.CLOSE_FROM else 1.0)
    return minute - person.seen_minute >= wait * MINUTES_PER_DAY * days_per_year


def is_forgotten(person: Person, held: Memories | None, minute: int, days_per_year: int) -> bool:
    """Whether somebody may be taken out of the life: no family, no friend in life or death, nothing in
    common for years, and nothing much remembered."""
    if circles.is_family(person.relation) or person.relation in circles.LOVED | {"friend"}:
        return False
    if person.in_touch and person.is_alive and not person.estranged:
        return False
    after = _ESTRANGED_FORGOTTEN_AFTER if person.estranged else _FORGOTTEN_AFTER
    if minute - person.seen_minute < after * MINUTES_PER_DAY * days_per_year:
        return False
    return abs(remembering.regard(held, minute, days_per_year)) < _UNFORGETTABLE
