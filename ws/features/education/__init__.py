"""Education: the schools of a life, one after another."""

from ws.engine.feature import Feature, Listens, View
from ws.features.ageing.api import BirthdayCame
from ws.features.day.api import DayBegan, SlotEnded
from ws.features.education import handlers, views
from ws.features.education.api import Enrolled, Graduated, LeftEducation
from ws.features.education.records import Schooling

FEATURE = Feature(
    name="education",
    needs=("ageing", "day", "money", "vitals"),
    owns=(Schooling,),
    listens=(
        Listens(BirthdayCame, handlers.year_passes),
        Listens(SlotEnded, handlers.slot_ends),
        Listens(DayBegan, handlers.month_begins),
    ),
    views=(View("school", (Schooling,), views.school),),
    facts=(Enrolled, Graduated, LeftEducation),
)
