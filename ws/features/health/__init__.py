"""Health: conditions, care, habits, accidents, and what a life dies of."""

from ws.engine.feature import Acts, Feature, Handles, Listens, System, View
from ws.features.ageing.api import BirthdayCame
from ws.features.day.api import DayBegan
from ws.features.health import handlers, messages, systems, views, years
from ws.features.health.api import prepare
from ws.features.health.facts import Diagnosed, FellIll, HabitQuit, HabitStarted, Hospitalised, Recovered
from ws.features.health.records import Ailment, HabitKept, Health, Wear

FEATURE = Feature(
    name="health",
    needs=("ageing", "day", "money", "vitals"),
    owns=(Health, Ailment, HabitKept, Wear),
    handles=(
        Handles(messages.GetMedicalRecord, messages.MedicalRecord, handlers.get_medical_record),
        Handles(messages.SeeDoctor, messages.DoctorSeen, handlers.see_doctor),
        Handles(messages.GoToEmergency, messages.EmergencyVisited, handlers.go_to_emergency),
        Handles(messages.StartTreatment, messages.TreatmentStarted, handlers.start_treatment),
        Handles(messages.StopTreatment, messages.TreatmentStopped, handlers.stop_treatment),
        Handles(messages.StartHabit, messages.HabitBegun, handlers.start_habit),
        Handles(messages.QuitHabit, messages.HabitEnded, handlers.quit_habit),
    ),
    acts=(
        Acts(messages.DoctorChosen, handlers.at_the_doctors),
        Acts(messages.EmergencyChosen, handlers.in_the_emergency_room),
        Acts(messages.TreatmentChosen, handlers.begin_treatment),
        Acts(messages.TreatmentLeft, handlers.end_treatment),
        Acts(messages.HabitChosen, handlers.begin_habit),
        Acts(messages.HabitLeft, handlers.end_habit),
    ),
    listens=(Listens(BirthdayCame, years.year_passes), Listens(DayBegan, years.month_begins)),
    systems=(
        System("illness_begins", systems.illness_begins, writes=(Health, Ailment)),
        System("illness_ends", systems.illness_ends, writes=(Health, Ailment)),
        System("treatment_ends", systems.treatment_ends, writes=(Health, Ailment)),
        System("hospital_ends", systems.hospital_ends, writes=(Health,)),
        System("death", systems.death),
    ),
    views=(View("health", (Health, Ailment, HabitKept), views.health, narrow=True),),
    facts=(FellIll, Recovered, Diagnosed, Hospitalised, HabitStarted, HabitQuit),
    prepare=prepare,
)
