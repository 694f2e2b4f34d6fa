"""What stands against an offence, how likely it succeeds, and how likely it comes out."""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec.structs import replace

from ws.content.schemas import Offence
from ws.features.law.records import Conviction, LawRecord

CRIMINAL_AGE: Final = 10
"""Under it nothing is a crime: the age of criminal responsibility in England and Wales (Children and
Young Persons Act 1963, section 16)."""
ADULT_AGE: Final = 18
MOST_CONVICTIONS: Final = 60
_MOST_PRACTICE: Final = 30


class Situation(msgspec.Struct, frozen=True):
    """What an offence looks at."""

    age: int
    hour: int
    works: bool
    place: str
    """Where the life stays; "" at home."""
    energy: int
    energy_is_free: bool


def why_not(offence: Offence, now: Situation) -> tuple[str, str]:
    """(code, sentence) of what stands against it; two empty strings when nothing does."""
    if now.place == "prison":
        return "not_allowed", "You are in prison. Whatever is open to you here, it is not this."
    if now.place:
        return "not_allowed", "You are in no state for that. Get well first, and perhaps think again."
    if now.age < CRIMINAL_AGE:
        return "not_allowed", f"You are too young: the law looks at children from {CRIMINAL_AGE} on."
    if now.age < offence.min_age:
        return "not_allowed", f"You are too young for this: nobody under {offence.min_age} would get that far."
    if now.age > offence.max_age:
        return "not_allowed", "Your knees advise against it, and they are right."
    if not is_hour(offence, now.hour):
        return "not_allowed", f"Only between {offence.from_hour}:00 and {offence.to_hour % 24}:00."
    if offence.needs_work and not now.works:
        return "not_allowed", "One needs a job for this, and you have none."
    if not now.energy_is_free and now.energy < offence.energy:
        return "not_enough_energy", f"This takes {offence.energy} energy."
    return "", ""


def is_hour(offence: Offence, hour: int) -> bool:
    """Whether it can begin in this hour of the day (0 to 23)."""
    if offence.from_hour < offence.to_hour:
        return offence.from_hour <= hour < offence.to_hour
    return hour >= offence.from_hour or hour < offence.to_hour


def base_percent(offence: Offence) -> float:
    """How often such a deed comes out, in per cent: the share that is reported, times the share of
    these that is cleared."""
    return offence.reported_percent * offence.cleared_percent / 100


def caught_percent(offence: Offence, held: LawRecord, times_today: int, smarts: float, stress: float) -> float:
    """How likely this one comes out, 0.5 to 95 per cent.

    Practice takes off up to a third, smarts (points, 50 is average) a quarter more or less; stress adds up
    to a third, a known face 8 % a conviction (at most 40 %), and each offence of the same day a half.
    """
    practised = 1 - min(held.practice.get(offence.skill, 0), _MOST_PRACTICE) / (3 * _MOST_PRACTICE)
    known = 1 + min(len(held.convictions), 5) * 0.08
    bend = practised * (1 - (smarts - 50) / 200) * (1 + stress / 300) * known * (1 + times_today / 2)
    return max(0.5, min(95.0, base_percent(offence) * bend))


def success_percent(offence: Offence, held: LawRecord, smarts: float, stress: float) -> float:
    """How likely it works out, unless somebody comes: practice and smarts help, stress spoils. 100 stays 100."""
    if offence.success_percent >= 100:
        return 100.0
    practised = min(held.practice.get(offence.skill, 0), _MOST_PRACTICE) / 2
    return max(2.0, min(97.0, offence.success_percent + practised + (smarts - 50) / 5 - stress / 10))


def committed(held: LawRecord, offence: Offence, day: int) -> LawRecord:
    """The record after one more deed."""
    times = min(held.practice.get(offence.skill, 0) + 1, _MOST_PRACTICE)
    return replace(
        held,
        practice={**held.practice, offence.skill: times},
        committed=held.committed + 1,
        day=day,
        today=held.today + 1 if held.day == day else 1,
    )


def is_warned(offence: Offence, held: LawRecord, age: int) -> bool:
    """Whether the young get a talk instead of a case: for small things, twice."""
    return age < ADULT_AGE and offence.severity <= 4 and held.warnings < 2 and not held.convictions


def with_convictions(held: LawRecord, added: tuple[Conviction, ...]) -> LawRecord:
    """The record after a court spoke; the oldest lines are forgotten when it is too long."""
    return replace(held, convictions=(*held.convictions, *added)[-MOST_CONVICTIONS:])


def counted(held: LawRecord, age: int) -> tuple[Conviction, ...]:
    """The convictions that still count: what the young did is sealed when they are grown."""
    return tuple(c for c in held.convictions if not c.juvenile or age < ADULT_AGE)


CLEAR_YEARS: Final = 5
CLEAR_YEARS_SERIOUS: Final = 10
"""Years without a new conviction after the sentence, by whether it was prison; after the waiting times of
record-clearing laws of the United States, which are 3 to 10 years."""


def clear_minute(convictions: tuple[Conviction, ...], minutes_per_day: int, days_per_year: int) -> int:
    """From which game minute on the record may be cleared."""
    return max(
        (
            c.minute
            + minutes_per_day
            * (c.prison_days + (CLEAR_YEARS_SERIOUS if c.prison_days else CLEAR_YEARS) * days_per_year)
            for c in convictions
        ),
        default=0,
    )
