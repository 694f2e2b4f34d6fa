"""People: the family a life is born into. They grow older and die by the same table."""

from ws.engine.feature import Feature, Listens, PeopleView
from ws.features.ageing.api import BirthdayCame
from ws.features.people import handlers, views
from ws.features.people.api import PersonDied
from ws.features.people.records import Person

FEATURE = Feature(
    name="people",
    needs=("ageing", "home"),
    owns=(Person,),
    listens=(Listens(BirthdayCame, handlers.year_passes),),
    people=(PeopleView("people", Person, views.person),),
    facts=(PersonDied,),
)
