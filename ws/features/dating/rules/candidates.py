"""Who can be met by cards on a day: not kept, but drawn by the life's own chance, the same whoever asks and when."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import msgspec

from ws.content.schemas import Content
from ws.content.schemas.base import Sex
from ws.engine.clock import MINUTES_PER_DAY
from ws.features.dating.records import Preferences
from ws.features.dating.rules.goals import Goals, goals_of_person
from ws.features.people.api import sexes_loved, stranger
from ws.features.people.records import Person
from ws.kernel.rolls import Rolls

ADULT: Final = 18
OLDEST: Final = 99
CARDS: Final = 30
"""Of each sex a day; who of them is shown, preferences say."""
_LOOKED_THROUGH: Final = 1500
"""Numbers tried for them: few are drawn to their own sex, and they find each other all the same."""
_FROM_AFAR: Final = 0.4
"""The share whose age has nothing to do with that of the life."""
SEXES: Final[tuple[Sex, ...]] = ("female", "male")


class Seeker(msgspec.Struct, frozen=True):
    """Who looks, as far as it says who is there to be found."""

    seed: str
    """Hex, of the life."""
    sex: Sex
    age: int
    """Completed years on the day."""
    country: str
    days_per_year: int


class Candidate(msgspec.Struct, frozen=True):
    """A card, and who wrote it."""

    person: Person
    """Would have this id as one of the life's people, too."""
    age: int
    goals: Goals


def of_day(seeker: Seeker, day: int, preferences: Preferences, content: Content) -> tuple[Candidate, ...]:
    """All of a day who are as wanted and look for somebody like the seeker; empty for a minor."""
    if seeker.age < ADULT:
        return ()
    sexes = [sex for sex in SEXES if sex in preferences.sexes]
    return tuple(
        candidate
        for sex in sexes
        for candidate in _cards(seeker, day, sex, _Held(content))
        if is_wanted(candidate, preferences, seeker.age)
    )


def find(candidate_id: str, seeker: Seeker, day: int, content: Content) -> Candidate | None:
    """The candidate of this id and day, wanted or not; None when there is none."""
    begun, _, number = candidate_id[1:].partition("n")
    sex: Sex = "female" if candidate_id[:1] == "f" else "male"
    is_number = number.isascii() and number.isdigit() and len(number) <= 4
    if seeker.age < ADULT or not is_number or candidate_id != f"{sex[0]}{day}n{int(number)}" or begun != str(day):
        return None
    return next((c for c in _cards(seeker, day, sex, _Held(content)) if c.person.id == candidate_id), None)


def is_wanted(candidate: Candidate, preferences: Preferences, own_age: int) -> bool:
    """Whether somebody is as the preferences say."""
    low, high = ages(preferences, own_age)
    goals, person = candidate.goals, candidate.person
    return (
        person.sex in preferences.sexes
        and low <= candidate.age <= high
        and (preferences.distance == "any" or person.lives == "near")
        and (preferences.parents or not person.children)
        and _agrees(preferences.children, goals.children)
        and _agrees(preferences.marriage, goals.marriage)
        and (preferences.faith == "any" or preferences.faith == goals.faith)
    )


def ages(preferences: Preferences, own_age: int) -> tuple[int, int]:
    """The youngest and the oldest who are wanted; around the own age where nothing was said, 18 at least."""
    reach = 4 + own_age // 6
    low = preferences.min_age if preferences.min_age is not None else own_age - reach
    high = preferences.max_age if preferences.max_age is not None else own_age + reach
    return max(ADULT, low), max(ADULT, high)


def _agrees(wanted: str, has: str) -> bool:
    """Who is open to both agrees with both."""
    return wanted == "any" or has in (wanted, "open")


class _Held:
    """A content as a key of the cache: one and the same as long as it is the same object."""

    __slots__ = ("content",)

    def __init__(self, content: Content) -> None:
        self.content = content

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and self.content is other.content

    def __hash__(self) -> int:
        return id(self.content)


@lru_cache(maxsize=64)
def _cards(seeker: Seeker, day: int, sex: Sex, held: _Held) -> tuple[Candidate, ...]:
    content, country = held.content, held.content.countries[seeker.country]
    seed = bytes.fromhex(seeker.seed)
    rolls = Rolls(seed, day * MINUTES_PER_DAY)
    found: list[Candidate] = []
    for person_id in _looking(seeker, seed, day, sex):
        age = _age(rolls, person_id, seeker.age)
        person = stranger(rolls, person_id, sex, age, seeker.days_per_year, country, content)
        found.append(Candidate(person, age, goals_of_person(seed, person, age)))
    return tuple(found)


def _looking(seeker: Seeker, seed: bytes, day: int, sex: Sex) -> Iterator[str]:
    """Ids of those of a sex who can be drawn to the seeker's."""
    left = CARDS
    for number in range(_LOOKED_THROUGH):
        person_id = f"{sex[0]}{day}n{number}"
        if seeker.sex in sexes_loved(seed, person_id, sex):
            yield person_id
            left -= 1
            if not left:
                return


def _age(rolls: Rolls, person_id: str, own_age: int) -> int:
    """Most are of an age with the seeker; the others of any, the older the fewer."""
    chance = rolls.chance("dating.age", person_id)
    if chance < _FROM_AFAR:
        share = chance / _FROM_AFAR
        return ADULT + int((85 - ADULT) * share * (0.6 + 0.4 * share))
    reach = 3 + own_age // 5
    low, high = max(ADULT, own_age - reach), min(OLDEST, own_age + reach)
    return low + int((chance - _FROM_AFAR) / (1 - _FROM_AFAR) * (high - low + 1))
