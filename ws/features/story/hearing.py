"""What the story hears of school, work, home, health and law. Ids that the content has dropped are told in
general words, or not at all."""

from __future__ import annotations

from typing import Final

from ws.engine.turn import Turn
from ws.features.belongings.api import LicencePassed, VehicleBought
from ws.features.careers.api import BecameChief, BusinessEnded, BusinessStarted, Hired, LostJob, Promoted, Retired
from ws.features.careers.records import WorkHistory
from ws.features.education.api import Enrolled, ExamTaken, Graduated, LeftEducation
from ws.features.health.api import Diagnosed, FellIll, HabitQuit, HabitStarted, Hospitalised, Recovered
from ws.features.home.api import Evicted, HomeBought, MovedIn
from ws.features.law.api import Arrested, Convicted, Imprisoned, Released
from ws.features.money.api import LoanRepaid, WentBankrupt
from ws.features.story.noting import note
from ws.features.story.rules import words

SERIOUS: Final = 3
"""From which severity on an illness is told."""
GOOD_MARK: Final = 85
_SCHOOLS: Final = {"primary": "primary school", "middle": "middle school", "high": "high school"}


def enrolled(turn: Turn, fact: Enrolled) -> None:
    if fact.programme_id in _SCHOOLS:
        note(turn, f"school_{fact.programme_id}")
    else:
        note(turn, "programme_begun", what=_programme(turn, fact.programme_id))


def graduated(turn: Turn, fact: Graduated) -> None:
    if fact.programme_id == "high":
        note(turn, "high_finished")
    elif fact.programme_id in _SCHOOLS:
        note(turn, "school_finished", what=_SCHOOLS[fact.programme_id])
    else:
        note(turn, "degree", what=_programme(turn, fact.programme_id))


def left_education(turn: Turn, fact: LeftEducation) -> None:
    note(turn, "left_school", what=_programme(turn, fact.programme_id))


def exam_taken(turn: Turn, fact: ExamTaken) -> None:
    if not fact.passed:
        note(turn, "failed_exam", number=str(fact.mark))
    elif fact.mark >= GOOD_MARK:
        note(turn, "best_marks", number=str(fact.mark))


def hired(turn: Turn, fact: Hired) -> None:
    """Who has never been paid before begins the first job."""
    worked = turn.find(WorkHistory)
    is_first = worked is None or worked.total_months == 0
    note(turn, "first_job" if is_first else "hired", what=_job(turn, fact.job_id))


def promoted(turn: Turn, fact: Promoted) -> None:
    note(turn, "promoted", what=_job(turn, fact.job_id))


def became_chief(turn: Turn, fact: BecameChief) -> None:
    note(turn, "chief", what=_job(turn, fact.job_id))


def lost_job(turn: Turn, fact: LostJob) -> None:
    if fact.why in ("dismissed", "redundant"):
        note(turn, "job_dismissed", what=_job(turn, fact.job_id))
    elif fact.why == "resigned":
        note(turn, "job_resigned", what=_job(turn, fact.job_id))


def retired(turn: Turn, fact: Retired) -> None:
    note(turn, "retired")


def business_started(turn: Turn, fact: BusinessStarted) -> None:
    note(turn, "business", what=_business(turn, fact.kind))


def business_ended(turn: Turn, fact: BusinessEnded) -> None:
    note(turn, "business_over", what=_business(turn, fact.kind))


def moved_in(turn: Turn, fact: MovedIn) -> None:
    home = turn.content.homes.get(fact.home_id)
    if home is None or fact.owned or home.role in ("shelter", "street"):
        return  # buying is told by itself, and so is losing everything
    note(turn, "first_room" if home.role == "first" else "moved", what=home.name)


def home_bought(turn: Turn, fact: HomeBought) -> None:
    home = turn.content.homes.get(fact.home_id)
    note(turn, "home_bought", what=home.name if home is not None else "a home", money=str(fact.cents))


def evicted(turn: Turn, fact: Evicted) -> None:
    note(turn, "evicted")


def vehicle_bought(turn: Turn, fact: VehicleBought) -> None:
    vehicle = turn.content.vehicles.get(fact.vehicle_id)
    if vehicle is not None:
        note(turn, "vehicle", what=vehicle.name)


def licence_passed(turn: Turn, fact: LicencePassed) -> None:
    note(turn, "licence")


def fell_ill(turn: Turn, fact: FellIll) -> None:
    """What is hidden is told when it is found."""
    condition = turn.content.conditions.get(fact.condition_id)
    if condition is not None and condition.severity >= SERIOUS and not condition.hidden:
        note(turn, "ill", what=words.lowered(condition.name))


def diagnosed(turn: Turn, fact: Diagnosed) -> None:
    condition = turn.content.conditions.get(fact.condition_id)
    if condition is not None:
        note(turn, "ill", what=words.lowered(condition.name))


def recovered(turn: Turn, fact: Recovered) -> None:
    condition = turn.content.conditions.get(fact.condition_id)
    if condition is not None and condition.severity >= SERIOUS:
        note(turn, "recovered", what=words.lowered(condition.name))


def hospitalised(turn: Turn, fact: Hospitalised) -> None:
    """A stay of a day is a month by the calendar."""
    note(turn, "hospital", what=words.counted(fact.days, "day"))


def habit_started(turn: Turn, fact: HabitStarted) -> None:
    habit = turn.content.habits.get(fact.habit_id)
    if habit is not None:
        note(turn, "habit", what=words.lowered(habit.name))


def habit_quit(turn: Turn, fact: HabitQuit) -> None:
    habit = turn.content.habits.get(fact.habit_id)
    if habit is not None:
        note(turn, "habit_over", what=words.lowered(habit.name))


def arrested(turn: Turn, fact: Arrested) -> None:
    note(turn, "arrested")


def convicted(turn: Turn, fact: Convicted) -> None:
    offence = turn.content.offences.get(fact.offence_id)
    note(turn, "convicted", what=offence.charge if offence is not None else "an offence")


def imprisoned(turn: Turn, fact: Imprisoned) -> None:
    note(turn, "prison")


def released(turn: Turn, fact: Released) -> None:
    note(turn, "released")


def went_bankrupt(turn: Turn, fact: WentBankrupt) -> None:
    note(turn, "bankrupt", money=str(fact.freed_cents))


def loan_repaid(turn: Turn, fact: LoanRepaid) -> None:
    note(turn, "debt_paid")


def _job(turn: Turn, job_id: str) -> str:
    job = turn.content.jobs.get(job_id)
    return words.indefinite(words.lowered(job.name)) if job is not None else "something new"


def _business(turn: Turn, kind: str) -> str:
    found = turn.content.businesses.get(kind)
    return words.lowered(found.name) if found is not None else "small business"


def _programme(turn: Turn, programme_id: str) -> str:
    found = turn.content.programmes.get(programme_id)
    return words.lowered(found.name) if found is not None else _SCHOOLS.get(programme_id, programme_id)
