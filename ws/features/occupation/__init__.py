"""Occupation: school for the young, a plain job for the grown, rest for the old."""

from ws.engine.feature import Feature, Listens, View
from ws.features.ageing.api import BirthdayCame
from ws.features.day.api import DayBegan, SlotEnded
from ws.features.occupation import handlers, views
from ws.features.occupation.records import Occupation

FEATURE = Feature(
    name="occupation",
    needs=("ageing", "day", "money", "vitals"),
    owns=(Occupation,),
    listens=(
        Listens(BirthdayCame, handlers.year_passes),
        Listens(SlotEnded, handlers.slot_ends),
        Listens(DayBegan, handlers.month_begins),
    ),
    views=(View("occupation", (Occupation,), views.occupation),),
)
