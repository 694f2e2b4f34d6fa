"""Day: the plan of a day and the walk through it: sleep, meals, school, work, free time, and what
the player changes of it."""

from ws.engine.feature import Acts, Feature, Handles, System, View
from ws.features.day import handlers, messages, systems, views
from ws.features.day.api import DayBegan, OvertimeWorked, PlanChanged, SlotEnded
from ws.features.day.records import Care, Day, Pastime
from ws.features.vitals.records import Vitals

FEATURE = Feature(
    name="day",
    needs=("ageing", "vitals"),
    owns=(Day, Pastime, Care),
    handles=(
        Handles(messages.ChangeSchedule, messages.ScheduleChanged, handlers.change_schedule),
        Handles(messages.CancelScheduleChange, messages.ScheduleChangeCancelled, handlers.cancel_schedule_change),
    ),
    systems=(
        System("day_begins", systems.day_begins, writes=(Day, Pastime)),
        System("slot_begins", systems.slot_begins, writes=(Day, Pastime, Vitals)),
        System("falls_asleep", systems.falls_asleep, writes=(Day, Pastime, Vitals)),
    ),
    acts=(
        Acts(messages.ChangeWished, handlers.wish),
        Acts(messages.WishDropped, handlers.drop_wish),
    ),
    views=(View("day", (Day,), views.day), View("activity", (Pastime,), views.activity)),
    facts=(DayBegan, SlotEnded, OvertimeWorked, PlanChanged),
)
