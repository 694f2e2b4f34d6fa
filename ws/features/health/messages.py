"""Messages of the health."""

from __future__ import annotations

import msgspec

from ws.engine.feature import Deed
from ws.kernel.messages import Id, Reply, Request


class GetMedicalRecord(Request, frozen=True, tag="get_medical_record"):
    """Ask for everything the doctors know, what could be done, and habits to take up."""


class TreatmentOffer(msgspec.Struct, frozen=True):
    """Cents are what the life itself would pay, after insurance."""

    id: str
    name: str
    kind: str
    text: str
    cost_cents: int
    monthly_cents: int
    months: int
    hospital_days: int


class KnownCondition(msgspec.Struct, frozen=True):
    id: str
    name: str
    severity: int
    contagious: bool
    lasting: bool
    began_minute: int
    symptom: str
    treatment: str | None
    treatment_ends: int | None
    bills_cents: int
    treatments: tuple[TreatmentOffer, ...]


class HabitOffer(msgspec.Struct, frozen=True):
    id: str
    name: str
    text: str
    good: bool
    from_age: int
    monthly_cents: int
    kept_since: int | None
    """Game minute; null when it is not kept."""


class MedicalRecord(Reply, frozen=True, tag="get_medical_record"):
    conditions: tuple[KnownCondition, ...]
    complaints: tuple[str, ...]
    """Symptoms that nobody has looked into."""
    past: dict[str, int]
    """Names of what the life has had and has no more, and how often."""
    habits: tuple[HabitOffer, ...]
    visit_cents: int
    emergency_cents: int
    hospital_until_minute: int | None


class SeeDoctor(Request, frozen=True, tag="see_doctor"):
    """Have somebody look at it."""


class DoctorSeen(Reply, frozen=True, tag="see_doctor"):
    text: str
    found: tuple[str, ...]
    """Ids of the conditions that were found."""
    bill_cents: int


class GoToEmergency(Request, frozen=True, tag="go_to_emergency"):
    """Not tomorrow: now."""


class EmergencyVisited(Reply, frozen=True, tag="go_to_emergency"):
    text: str
    treated: tuple[str, ...]
    """Ids of the conditions that were looked after."""
    bill_cents: int


class StartTreatment(Request, frozen=True, tag="start_treatment"):
    condition_id: Id
    treatment_id: Id


class TreatmentStarted(Reply, frozen=True, tag="start_treatment"):
    condition_id: str
    treatment_id: str
    bill_cents: int
    ends_minute: int | None


class StopTreatment(Request, frozen=True, tag="stop_treatment"):
    condition_id: Id


class TreatmentStopped(Reply, frozen=True, tag="stop_treatment"):
    condition_id: str
    treatment_id: str


class StartHabit(Request, frozen=True, tag="start_habit"):
    habit_id: Id


class HabitBegun(Reply, frozen=True, tag="start_habit"):
    habit_id: str
    text: str


class QuitHabit(Request, frozen=True, tag="quit_habit"):
    habit_id: Id


class HabitEnded(Reply, frozen=True, tag="quit_habit"):
    habit_id: str
    text: str


class DoctorChosen(Deed, frozen=True, tag="see_doctor"):
    """The recorded choice."""


class EmergencyChosen(Deed, frozen=True, tag="go_to_emergency"):
    """The recorded choice."""


class TreatmentChosen(Deed, frozen=True, tag="start_treatment"):
    """The recorded choice."""

    condition_id: str
    treatment_id: str


class TreatmentLeft(Deed, frozen=True, tag="stop_treatment"):
    """The recorded choice."""

    condition_id: str


class HabitChosen(Deed, frozen=True, tag="start_habit"):
    """The recorded choice."""

    habit_id: str


class HabitLeft(Deed, frozen=True, tag="quit_habit"):
    """The recorded choice."""

    habit_id: str
