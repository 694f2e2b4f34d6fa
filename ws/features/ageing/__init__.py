"""Ageing: birthdays, stages of life, and the end of one."""

from ws.engine.feature import Feature, System, View
from ws.engine.records import Life
from ws.features.ageing import systems, views
from ws.features.ageing.api import BirthdayCame, LifeEnded, StageReached
from ws.features.ageing.records import Age

FEATURE = Feature(
    name="ageing",
    needs=("vitals",),
    owns=(Age,),
    systems=(System("birthday", systems.birthday, reads=(Life,), writes=(Age,)),),
    views=(View("life", (Life, Age), views.life),),
    facts=(BirthdayCame, StageReached, LifeEnded),
)
