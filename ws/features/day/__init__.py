"""Day: the plan of a day and the walk through it: sleep, meals, school, work, free time."""

from ws.engine.feature import Feature, System, View
from ws.features.day import systems, views
from ws.features.day.api import DayBegan, SlotEnded
from ws.features.day.records import Day
from ws.features.vitals.records import Vitals

FEATURE = Feature(
    name="day",
    needs=("ageing", "vitals"),
    owns=(Day,),
    systems=(
        System("day_begins", systems.day_begins, writes=(Day,)),
        System("slot_begins", systems.slot_begins, writes=(Day, Vitals)),
    ),
    views=(View("day", (Day,), views.day),),
    facts=(DayBegan, SlotEnded),
)
