"""What may be said of a life at its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from ws.content.schemas.legacy import Mark, When

MILLION_CENTS: Final = 100_000_000
COMFORTABLE_CENTS: Final = 20_000_000
PENNILESS_CENTS: Final = 50_000
LONG_SERVICE_MONTHS: Final = 300
TRACK_MONTHS: Final = 120
"""From which a line of work was a part of the life."""
MANY_DEGREES: Final = 3
MANY_HOMES: Final = 3
MANY_OFFENCES: Final = 5
MANY_CARS: Final = 2
GOOD_HABITS: Final = 2
FRIENDS: Final = 2
CROWD: Final = 8
BELOVED_FROM: Final = 70
DISLIKED_BELOW: Final = -10
HIGH_LEVEL: Final = 20
DYNASTY: Final = 3
CHARITABLE_PERCENT: Final = 20
HIGH: Final = 85
HAPPY: Final = 75
LOW: Final = 25
CALM: Final = 12
STRAINED: Final = 70
RENOWNED: Final = 65
GREY: Final = 60
"""The age from which those who are gone were outlived."""

_FEATS: Final[dict[str, Mark]] = {
    "first_job": "worked", "fifth_job": "many_jobs", "third_promotion": "promoted", "dismissed": "dismissed",
    "debt_free": "debt_free", "fifth_move": "mover", "twenty_things": "collector", "recovered": "healed",
    "athlete": "athlete", "thinker": "thinker", "outdoor_person": "outdoors", "family_person": "homebody",
    "five_hundred_activities": "busy", "hundred_answers": "decisive", "chief_executive": "chief",
}  # fmt: skip
_TRACKS: Final[dict[str, Mark]] = {
    "business": "business_track", "finance": "finance_track", "medicine": "medicine_track",
    "nursing": "care_track", "care": "care_track", "education": "teaching_track", "science": "science_track",
    "engineering": "engineering_track", "computing": "engineering_track", "arts": "arts_track",
    "media": "arts_track", "trades": "trades_track", "farming": "farming_track", "law": "law_track",
    "public_service": "service_track", "military": "military_track", "transport": "transport_track",
    "food": "food_track", "retail": "retail_track",
}  # fmt: skip


class Lived(msgspec.Struct, frozen=True, kw_only=True):
    """A life as it stood at its end. Vitals are in points, money in cents of its country's level."""

    age: int
    is_quiet: bool = False
    """Ended by the player's wish."""
    attainment: str = "none"
    degrees: int = 0
    has_left_school: bool = False
    has_job: bool = False
    is_retired: bool = False
    owns_business: bool = False
    months_worked: int = 0
    track_months: dict[str, int] = msgspec.field(default_factory=dict)
    worth_cents: int = 0
    unpaid_cents: int = 0
    bankruptcies: int = 0
    home_status: str = "family"
    homes: int = 0
    vehicles: int = 0
    offences: int = 0
    """Convictions."""
    prison_days: int = 0
    is_in_prison: bool = False
    is_ill: bool = False
    good_habits: int = 0
    volunteers: bool = False
    smokes: bool = False
    smarts: int = 50
    looks: int = 50
    happiness: int = 50
    stress: int = 20
    prestige: int = 0
    level: int = 1
    activities: int = 0
    feats: frozenset[str] = frozenset()
    survivors: int = 0
    """Living people, family first of all."""
    affinity: int = 0
    """Mean of what the living family feels."""
    friends: int = 0
    family_dead: int = 0
    has_parents: bool = False
    line: int = 1
    is_willed: bool = False
    charity_percent: int = 0


def marks(lived: Lived) -> frozenset[Mark]:
    """Everything that holds of a life."""
    return frozenset(_marks(lived))


def fits(when: When, age: int, held: frozenset[Mark]) -> bool:
    """Whether a thing fits a life."""
    return when.min_age <= age <= when.max_age and held.issuperset(when.has) and held.isdisjoint(when.lacks)


def _marks(lived: Lived) -> Iterator[Mark]:
    if lived.age >= 18:
        yield "of_age"
    if lived.is_quiet:
        yield "quiet_end"
    yield from (_FEATS[feat] for feat in lived.feats if feat in _FEATS)
    yield from _learning(lived)
    yield from _working(lived)
    yield from _owning(lived)
    yield from _law_and_health(lived)
    yield from _character(lived)
    yield from _ties(lived)


def _if(*told: tuple[bool, Mark]) -> Iterable[Mark]:
    return (mark for holds, mark in told if holds)


def _learning(lived: Lived) -> Iterable[Mark]:
    return _if(
        (lived.attainment != "none", "schooled"),
        (lived.has_left_school, "left_school"),
        (lived.attainment in ("high", "bachelor", "master", "doctorate"), "high_school"),
        (lived.degrees > 0, "degree"),
        (lived.degrees >= MANY_DEGREES, "many_degrees"),
        (lived.attainment == "doctorate", "doctorate"),
    )


def _working(lived: Lived) -> Iterator[Mark]:
    has_worked = lived.has_job or lived.months_worked > 0
    yield from _if(
        (has_worked, "worked"),
        (not has_worked and not lived.owns_business and "first_job" not in lived.feats, "never_worked"),
        (lived.is_retired, "retired"),
        (lived.owns_business, "business"),
        (lived.months_worked >= LONG_SERVICE_MONTHS, "long_service"),
    )
    if lived.track_months:
        track, months = max(lived.track_months.items(), key=lambda held: (held[1], held[0]))
        if months >= TRACK_MONTHS and track in _TRACKS:
            yield _TRACKS[track]


def _owning(lived: Lived) -> Iterable[Mark]:
    return _if(
        (lived.worth_cents >= MILLION_CENTS, "millionaire"),
        (lived.worth_cents >= 10 * MILLION_CENTS, "ten_millionaire"),
        (lived.worth_cents >= COMFORTABLE_CENTS, "comfortable"),
        (lived.age >= 18 and lived.worth_cents < PENNILESS_CENTS, "penniless"),
        (lived.unpaid_cents > 0, "indebted"),
        (lived.bankruptcies > 0, "bankrupt"),
        (lived.home_status in ("rented", "owned", "family"), "housed"),
        (lived.home_status == "family", "with_family"),
        (lived.home_status == "homeless", "homeless"),
        (lived.homes > 0, "home_owner"),
        (lived.homes >= MANY_HOMES, "many_homes"),
        (lived.vehicles >= MANY_CARS, "car_lover"),
    )


def _law_and_health(lived: Lived) -> Iterable[Mark]:
    return _if(
        (lived.offences > 0, "convicted"),
        (lived.offences >= MANY_OFFENCES, "many_offences"),
        (lived.prison_days > 0, "ex_prisoner"),
        (lived.is_in_prison, "in_prison"),
        (lived.is_ill, "ill"),
        (lived.good_habits >= GOOD_HABITS, "good_habits"),
        (lived.volunteers, "volunteer"),
        (lived.smokes, "smoker"),
    )


def _character(lived: Lived) -> Iterable[Mark]:
    return _if(
        (lived.smarts >= HIGH, "clever"),
        (lived.looks >= HIGH, "beautiful"),
        (lived.happiness >= HAPPY, "happy"),
        (lived.happiness <= LOW, "unhappy"),
        (lived.stress >= STRAINED, "strained"),
        (lived.stress <= CALM, "calm"),
        (lived.prestige >= RENOWNED, "renowned"),
        (lived.level >= HIGH_LEVEL, "high_level"),
        (lived.age >= 30 and lived.activities == 0, "idle"),
    )


def _ties(lived: Lived) -> Iterable[Mark]:
    return _if(
        (lived.survivors > 0, "survived"),
        (lived.survivors >= CROWD, "crowd"),
        (lived.survivors == 0, "alone"),
        (lived.survivors > 1 and lived.affinity >= BELOVED_FROM, "beloved"),
        (lived.survivors > 0 and lived.affinity < DISLIKED_BELOW, "disliked"),
        (lived.friends >= FRIENDS, "friends"),
        (lived.age >= GREY and not lived.survivors and lived.family_dead > 1, "outlived_all"),
        (lived.has_parents, "parents_alive"),
        (lived.line > 1, "heir"),
        (lived.line >= DYNASTY, "dynasty"),
        (lived.is_willed, "willed"),
        (lived.charity_percent >= CHARITABLE_PERCENT and lived.worth_cents > 0, "charitable"),
    )
