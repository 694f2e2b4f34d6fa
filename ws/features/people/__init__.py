"""People: the family a life is born into, and whoever it meets. They grow older and die by the same table."""

from ws.engine.feature import Feature, Listens, PeopleView
from ws.features.ageing.api import BirthdayCame
from ws.features.people import api, handlers, views
from ws.features.people.records import Circle, Memories, Person

FEATURE = Feature(
    name="people",
    needs=("ageing", "education", "home"),
    owns=(Person, Memories, Circle),
    listens=(Listens(BirthdayCame, handlers.year_passes),),
    people=(PeopleView("people", Person, views.person),),
    facts=(
        api.PersonMet,
        api.FriendshipBegan,
        api.FriendshipEnded,
        api.Estranged,
        api.Reconciled,
        api.AffinityChanged,
        api.PersonDied,
        api.LostTouch,
        api.PersonLeftSchool,
        api.PersonHired,
        api.PersonLostJob,
        api.PersonRetired,
        api.PersonPaired,
        api.PersonParted,
        api.PersonBecameParent,
        api.PersonMoved,
        api.PersonFellIll,
        api.PersonRecovered,
        api.InteractionDone,
    ),
)
