"""Events: what happens to a life, and the questions it asks."""

from ws.engine.feature import Acts, Feature, Handles, Listens, System, View
from ws.features.ageing.api import BirthdayCame, LifeEnded
from ws.features.day.api import DayBegan
from ws.features.events import handlers, messages, systems, views
from ws.features.events.api import EventHappened, QuestionAnswered
from ws.features.events.records import EventMemory, OpenQuestion

FEATURE = Feature(
    name="events",
    needs=("ageing", "birth", "careers", "day", "education", "law", "money", "people", "vitals"),
    owns=(OpenQuestion, EventMemory),
    handles=(Handles(messages.AnswerQuestion, messages.QuestionAnswer, handlers.answer_question),),
    listens=(
        Listens(DayBegan, handlers.day_begins),
        Listens(BirthdayCame, handlers.year_passes),
        Listens(LifeEnded, handlers.life_ends),
    ),
    systems=(
        System("event", systems.event, writes=(OpenQuestion, EventMemory)),
        System("question_deadline", systems.question_deadline, writes=(OpenQuestion,)),
    ),
    acts=(Acts(messages.ChoiceMade, systems.choose),),
    views=(View("question", (OpenQuestion,), views.question),),
    pushes=(messages.QuestionEvent,),
    facts=(EventHappened, QuestionAnswered),
)
