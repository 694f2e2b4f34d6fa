"""Events: what happens to a life, and the questions it asks."""

from ws.engine.feature import Acts, Catalogue, Feature, Handles, Listens, System, View
from ws.features.ageing.api import BirthdayCame, LifeEnded
from ws.features.day.api import DayBegan
from ws.features.events import api, consequences, handlers, messages, systems, views
from ws.features.events.api import EventHappened, QuestionAnswered, QuestionAsked
from ws.features.events.definitions import RelationshipEvent, relationship_events
from ws.features.events.records import EventMemory, EventPace, LifeMarks, OpenQuestion, PastEvents
from ws.features.romance.api import BondChanged

FEATURE = Feature(
    name="events",
    needs=(
        "ageing",
        "belongings",
        "birth",
        "careers",
        "day",
        "education",
        "health",
        "home",
        "law",
        "money",
        "people",
        "romance",
        "vitals",
    ),
    owns=(OpenQuestion, EventMemory, PastEvents, EventPace, LifeMarks),
    handles=(Handles(messages.AnswerQuestion, messages.QuestionAnswer, handlers.answer_question),),
    listens=(
        Listens(DayBegan, handlers.day_begins),
        Listens(BirthdayCame, handlers.year_passes),
        Listens(LifeEnded, handlers.life_ends),
        Listens(BondChanged, handlers.bond_changes),
    ),
    systems=(
        System("event", systems.event, writes=(OpenQuestion, EventMemory, PastEvents, EventPace, LifeMarks)),
        System(
            consequences.FOLLOWS,
            systems.event_follows,
            writes=(OpenQuestion, EventMemory, PastEvents, EventPace, LifeMarks),
        ),
        System("question_deadline", systems.question_deadline, writes=(OpenQuestion, LifeMarks)),
    ),
    acts=(Acts(messages.ChoiceMade, systems.choose),),
    views=(View("question", (OpenQuestion,), views.question),),
    pushes=(messages.QuestionEvent,),
    facts=(EventHappened, QuestionAsked, QuestionAnswered),
    catalogues=(Catalogue(RelationshipEvent, relationship_events),),
    prepare=api.prepare,
)
