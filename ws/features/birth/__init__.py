"""Birth: a life begins, with a family, and its first years are told."""

from ws.engine.feature import Feature, Handles, System
from ws.features.birth import handlers, messages, systems
from ws.features.birth.api import FirstTimeCame, LifeBegan

FEATURE = Feature(
    name="birth",
    needs=("accounts", "ageing", "day", "money", "people", "vitals"),
    handles=(Handles(messages.StartLife, messages.LifeStarted, handlers.start_life),),
    systems=(System("milestone", systems.milestone),),
    facts=(LifeBegan, FirstTimeCame),
)
