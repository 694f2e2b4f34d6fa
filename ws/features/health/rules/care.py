"""Visits, treatments and what they cost."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.content.schemas import Condition, Treatment
from ws.engine.clock import MINUTES_PER_DAY
from ws.features.health.records import Ailment, Health
from ws.kernel.errors import Refused

VISIT_CENTS: Final = 15_000
"""A visit to a doctor without insurance: about $150 (MEPS 2019, rounded)."""
EMERGENCY_CENTS: Final = 110_000
"""A visit to an emergency room without insurance: about $1,100 (MEPS 2019, rounded)."""
VISIT_MINUTES: Final = 75
EMERGENCY_MINUTES: Final = 240
OPENS, CLOSES = 8, 18
FAMILY_PAYS_UNTIL: Final = 18
ELECTIVE: Final = 3
"""Up to this severity a treatment can wait until there is money for it."""
FINDS: Final = 0.9
"""Chance that a visit finds a hidden condition."""
CURES_AGAIN: Final = (100, 25, 10)
"""Per cent of its chance that the same treatment has for the first, the second and each later time (estimate:
the rates of cure are those of a first course)."""
MONTHS_A_YEAR: Final = 12


def noted_try(tried: tuple[str, ...], treatment_id: str) -> tuple[str, ...]:
    """What has been tried, once more; so often as CURES_AGAIN tells apart."""
    return (*tried, treatment_id) if tried.count(treatment_id) < len(CURES_AGAIN) else tried


def cure_chance(treatment: Treatment, tried: tuple[str, ...]) -> float:
    """That a course which is over has cured: what has not helped at first helps less and less."""
    again = min(len(CURES_AGAIN), max(1, tried.count(treatment.id)))
    return treatment.cure_percent * CURES_AGAIN[again - 1] / 10_000


def check_visit(held: Health, place: str, minute: int, doing: str) -> None:
    """Raises Refused when no doctor can be seen now."""
    check_place(place)
    hour = minute % MINUTES_PER_DAY // 60
    if not OPENS <= hour < CLOSES:
        raise Refused("not_allowed", f"The practice is open from {OPENS}:00 to {CLOSES}:00.", hour=hour)
    if doing == "asleep":
        raise Refused("not_allowed", "You are asleep. The doctor will still be there in the morning.")
    if held.doctor_day == minute // MINUTES_PER_DAY:
        raise Refused("not_allowed", "You have seen the doctor today. Give it until tomorrow.")


def check_place(place: str) -> None:
    """Raises Refused when the life can not go to a doctor's of its own choice."""
    if place == "hospital":
        raise Refused("not_allowed", "You are in hospital. The doctors come to you there.")
    if place:
        raise Refused("not_allowed", "You can not leave. The infirmary looks after you here.")


def check_treatment(condition: Condition | None, treatment: Treatment | None, ailment: Ailment | None) -> None:
    """Raises Refused when this is not a treatment to begin for it."""
    if condition is None or ailment is None or ailment.known_minute is None:
        raise Refused("not_found", "You have no such condition, as far as anybody knows.")
    if treatment is None or treatment.id not in condition.treatments:
        raise Refused("not_found", "There is no such treatment for this.", condition_id=condition.id)
    if ailment.treatment == treatment.id:
        raise Refused("conflict", "You are in the middle of this treatment.", treatment_id=treatment.id)
    if not ailment.lasting and treatment.id in ailment.tried:
        raise Refused("not_allowed", "This has done what it can. Now it needs time.", treatment_id=treatment.id)


def months(count: int, days_per_year: int) -> int:
    """Game minutes of so many months."""
    return count * days_per_year * MINUTES_PER_DAY // MONTHS_A_YEAR


def game_minutes(hours: int, days_per_year: int) -> int:
    """Game minutes of hours that content counts in a year of twelve days; an hour at least."""
    return max(60, hours * 60 * days_per_year // MONTHS_A_YEAR)


def shortened(ailment: Ailment, treatment: Treatment, minute: int) -> Ailment:
    """A passing illness under a treatment is over sooner."""
    if ailment.lasting or ailment.acute_until <= minute:
        return ailment
    left = (ailment.acute_until - minute) * (100 - treatment.shortens_percent) // 100
    return replace(ailment, acute_until=minute + max(1, left))


def share_percent(age: int, insured_percent: int) -> int:
    """How much of a bill the life pays itself; the family pays for a child."""
    return 0 if age < FAMILY_PAYS_UNTIL else 100 - insured_percent
