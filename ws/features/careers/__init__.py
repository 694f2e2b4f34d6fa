"""Careers: a plain job for the grown, rest for the old."""

from ws.engine.feature import Feature, Listens, View
from ws.features.ageing.api import BirthdayCame
from ws.features.careers import handlers, views
from ws.features.careers.api import Hired, LostJob, Promoted
from ws.features.careers.records import Career
from ws.features.day.api import DayBegan, SlotEnded

FEATURE = Feature(
    name="careers",
    needs=("ageing", "day", "money", "vitals"),
    owns=(Career,),
    listens=(
        Listens(BirthdayCame, handlers.year_passes),
        Listens(SlotEnded, handlers.slot_ends),
        Listens(DayBegan, handlers.month_begins),
    ),
    views=(View("work", (Career,), views.work),),
    facts=(Hired, Promoted, LostJob),
)
