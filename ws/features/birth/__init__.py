"""Birth: a life begins, with a family, and its first years are told."""

from ws.engine.feature import Feature, Handles, System
from ws.features.birth import handlers, messages, queries, resting, systems
from ws.features.birth.api import FirstTimeCame, LifeBegan, LifeLeft
from ws.features.birth.records import Pause, PausedLife

FEATURE = Feature(
    name="birth",
    needs=("accounts", "ageing", "day", "money", "people", "vitals"),
    owns=(PausedLife, Pause),
    handles=(
        Handles(messages.StartLife, messages.LifeStarted, handlers.start_life),
        Handles(messages.GetLives, messages.Lives, resting.get_lives),
        Handles(messages.SwitchLife, messages.LifeSwitched, resting.switch_life, prepare=queries.find_life),
    ),
    systems=(System("milestone", systems.milestone),),
    facts=(LifeBegan, LifeLeft, FirstTimeCame),
)
