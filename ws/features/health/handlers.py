"""What a player can do about health."""

from __future__ import annotations

from typing import cast

import msgspec
from msgspec.structs import replace

from ws.content.schemas import Treatment
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.day import api as day
from ws.features.health import course, messages
from ws.features.health.records import Ailment, HabitKept
from ws.features.health.rules import care, habits
from ws.features.money import api as money
from ws.kernel.errors import Refused


class Looked(msgspec.Struct, frozen=True):
    """What came of a visit."""

    ids: tuple[str, ...]
    bill_cents: int


def get_medical_record(turn: Turn, request: messages.GetMedicalRecord) -> messages.MedicalRecord:
    """Everything that is known, and what could be done."""
    turn.living()
    held = course.health_of(turn)
    ailments = list(turn.all(Ailment))
    present = {ailment.id for ailment in ailments}
    conditions = turn.content.conditions
    kept = {each.id: each.since_minute for each in turn.all(HabitKept) if each.quit_minute is None}
    return messages.MedicalRecord(
        conditions=tuple(_known(turn, each) for each in ailments if each.known_minute is not None),
        complaints=tuple(conditions[a.id].symptoms[a.symptom] for a in ailments if a.known_minute is None),
        past={conditions[name].name: times for name, times in held.had.items() if name not in present},
        habits=tuple(
            messages.HabitOffer(
                id=habit.id,
                name=habit.name,
                text=habit.text,
                good=habit.good,
                from_age=habit.from_age,
                monthly_cents=money.in_country(turn, habit.monthly_cents),
                kept_since=kept.get(habit.id),
            )
            for habit in turn.content.habits.values()
        ),
        visit_cents=course.share(turn, care.VISIT_CENTS),
        emergency_cents=course.share(turn, care.EMERGENCY_CENTS),
        hospital_until_minute=held.hospital_until_minute if held.hospital_until_minute > turn.minute else None,
    )


def see_doctor(turn: Turn, request: messages.SeeDoctor) -> messages.DoctorSeen:
    """An hour in the waiting room, ten minutes with the doctor."""
    turn.living()
    care.check_visit(course.health_of(turn), day.place(turn), turn.minute, day.doing(turn))
    looked = cast(Looked, turn.perform(messages.DoctorChosen()))
    names = ", ".join(turn.content.conditions[found].name for found in looked.ids)
    if names:
        text = f"The doctor listens, presses, looks, and has a name for it: {names}."
    elif any(ailment.known_minute is not None for ailment in turn.all(Ailment)):
        text = "The doctor goes through your papers with you. Nothing new, and that is good news."
    else:
        text = "The doctor finds nothing, and says that it is nice to see somebody for once who is well."
    return messages.DoctorSeen(text=text, found=looked.ids, bill_cents=looked.bill_cents)


def at_the_doctors(turn: Turn, deed: messages.DoctorChosen) -> Looked:
    """How the recorded choice changes the life."""
    day.occupy(turn, "doctor", "At the doctor's", care.VISIT_MINUTES)
    turn.put(replace(course.health_of(turn), doctor_day=turn.minute // MINUTES_PER_DAY))
    paid = course.bill(turn, care.VISIT_CENTS)
    found = tuple(_found(turn))
    course.tally(turn)
    return Looked(found, paid)


def go_to_emergency(turn: Turn, request: messages.GoToEmergency) -> messages.EmergencyVisited:
    """At any hour, for whoever needs it."""
    turn.living()
    care.check_place(day.place(turn))
    if not any(_is_urgent(turn, ailment) for ailment in turn.all(Ailment)):
        raise Refused(
            "not_allowed",
            "A nurse takes your pulse and sends you home: nothing is urgent. See a doctor instead.",
        )
    looked = cast(Looked, turn.perform(messages.EmergencyChosen()))
    text = "Bright light, quick hands, a curtain with fishes on it. They know what to do, and they do it."
    return messages.EmergencyVisited(text=text, treated=looked.ids, bill_cents=looked.bill_cents)


def in_the_emergency_room(turn: Turn, deed: messages.EmergencyChosen) -> Looked:
    """How the recorded choice changes the life."""
    day.occupy(turn, "emergency", "In the emergency room", care.EMERGENCY_MINUTES)
    paid = course.bill(turn, care.EMERGENCY_CENTS)
    treated: list[str] = []
    for ailment in [each for each in turn.all(Ailment) if _is_urgent(turn, each)]:
        if ailment.known_minute is None:
            course.diagnose(turn, ailment)
        turn.put(replace(turn.get(Ailment, ailment.id), tended=True))
        condition = turn.content.conditions[ailment.id]
        if not turn.get(Ailment, ailment.id).treatment and condition.treatments:
            paid += course.treat(turn, condition, turn.content.treatments[condition.treatments[0]], 0)
        treated.append(ailment.id)
    course.tally(turn)
    return Looked(tuple(treated), paid)


def start_treatment(turn: Turn, request: messages.StartTreatment) -> messages.TreatmentStarted:
    """Begin a treatment that the doctors offer; it takes the place of another one."""
    turn.living()
    condition = turn.content.conditions.get(request.condition_id)
    treatment = turn.content.treatments.get(request.treatment_id)
    ailment = turn.find(Ailment, request.condition_id)
    care.check_treatment(condition, treatment, ailment)
    if day.place(turn) not in ("", "hospital"):
        care.check_place(day.place(turn))
    if condition is not None and treatment is not None and condition.severity <= care.ELECTIVE:
        needed, cash = course.share(turn, treatment.cost_cents), money.cents(turn)
        if needed > cash:
            raise Refused("not_enough_money", "You can not pay for this treatment now.", needed=needed, money=cash)
    paid = cast(int, turn.perform(messages.TreatmentChosen(request.condition_id, request.treatment_id)))
    return messages.TreatmentStarted(
        condition_id=request.condition_id,
        treatment_id=request.treatment_id,
        bill_cents=paid,
        ends_minute=turn.get(Ailment, request.condition_id).treatment_ends,
    )


def begin_treatment(turn: Turn, deed: messages.TreatmentChosen) -> int:
    """How the recorded choice changes the life."""
    treatment: Treatment = turn.content.treatments[deed.treatment_id]
    if not treatment.hospital_days:
        day.occupy(turn, treatment.id, treatment.name, treatment.minutes)
    paid = course.treat(turn, turn.content.conditions[deed.condition_id], treatment, treatment.hospital_days)
    course.tally(turn)
    return paid


def stop_treatment(turn: Turn, request: messages.StopTreatment) -> messages.TreatmentStopped:
    """Leave a treatment. What was paid stays paid."""
    turn.living()
    ailment = turn.find(Ailment, request.condition_id)
    if ailment is None or ailment.known_minute is None:
        raise Refused("not_found", "You have no such condition, as far as anybody knows.")
    if not ailment.treatment:
        raise Refused("not_allowed", "Nothing is being done about this that could be stopped.")
    turn.perform(messages.TreatmentLeft(request.condition_id))
    return messages.TreatmentStopped(condition_id=request.condition_id, treatment_id=ailment.treatment)


def end_treatment(turn: Turn, deed: messages.TreatmentLeft) -> None:
    """How the recorded choice changes the life."""
    ailment = turn.get(Ailment, deed.condition_id)
    turn.unschedule("treatment_ends", deed.condition_id)
    turn.put(replace(ailment, treatment="", treatment_ends=None, neglected=True))
    course.tally(turn)


def start_habit(turn: Turn, request: messages.StartHabit) -> messages.HabitBegun:
    """Take up a habit."""
    turn.living()
    habit = turn.content.habits.get(request.habit_id)
    if habit is None:
        raise Refused("not_found", "There is no such habit.", habit_id=request.habit_id)
    kept = [each.id for each in turn.all(HabitKept) if each.quit_minute is None]
    if habit.id in kept:
        raise Refused("conflict", "You do this already.", habit_id=habit.id)
    if turn.age() < habit.from_age:
        raise Refused("not_allowed", f"This is for {habit.from_age} and older.", habit_id=habit.id)
    if len(kept) >= habits.MOST:
        raise Refused("not_allowed", "A week has only seven days. Give something up first.", habits=len(kept))
    turn.perform(messages.HabitChosen(habit.id))
    return messages.HabitBegun(habit_id=habit.id, text=habit.begun)


def begin_habit(turn: Turn, deed: messages.HabitChosen) -> None:
    """How the recorded choice changes the life."""
    course.take_up(turn, deed.habit_id)


def quit_habit(turn: Turn, request: messages.QuitHabit) -> messages.HabitEnded:
    """Give up a habit. The bad ones may come back by themselves."""
    turn.living()
    kept = turn.find(HabitKept, request.habit_id)
    if kept is None or kept.quit_minute is not None:
        raise Refused("not_found", "You have no such habit.", habit_id=request.habit_id)
    turn.perform(messages.HabitLeft(kept.id))
    return messages.HabitEnded(habit_id=kept.id, text=turn.content.habits[kept.id].ended)


def end_habit(turn: Turn, deed: messages.HabitLeft) -> None:
    """How the recorded choice changes the life."""
    course.give_up(turn, turn.get(HabitKept, deed.habit_id))


def _found(turn: Turn) -> list[str]:
    """Look into every complaint; gives the ids of what was found."""
    found: list[str] = []
    for ailment in list(turn.all(Ailment)):
        if ailment.known_minute is None and turn.rolls().happens(care.FINDS, "health.doctor", ailment.id):
            course.diagnose(turn, ailment)
            found.append(ailment.id)
    return found


def _is_urgent(turn: Turn, ailment: Ailment) -> bool:
    """More than a nuisance, in its first attack, and not looked after yet."""
    severity = turn.content.conditions[ailment.id].severity
    return severity > 1 and turn.minute < ailment.acute_until and not ailment.tended


def _known(turn: Turn, ailment: Ailment) -> messages.KnownCondition:
    condition = turn.content.conditions[ailment.id]
    return messages.KnownCondition(
        id=condition.id,
        name=condition.name,
        severity=condition.severity,
        contagious=condition.contagious,
        lasting=condition.lasting,
        began_minute=ailment.began_minute,
        symptom=condition.symptoms[ailment.symptom],
        treatment=ailment.treatment or None,
        treatment_ends=ailment.treatment_ends,
        bills_cents=ailment.bills_cents,
        treatments=tuple(_offer(turn, turn.content.treatments[name]) for name in condition.treatments),
    )


def _offer(turn: Turn, treatment: Treatment) -> messages.TreatmentOffer:
    return messages.TreatmentOffer(
        id=treatment.id,
        name=treatment.name,
        kind=treatment.kind,
        text=treatment.text,
        cost_cents=course.share(turn, treatment.cost_cents),
        monthly_cents=course.share(turn, treatment.monthly_cents),
        months=treatment.months,
        hospital_days=treatment.hospital_days,
    )
