"""People: the family a life is born into, and whoever it meets. They live on the same clock, a year at a
time, remember what was done to them, and die by the same table."""

from ws.engine.feature import Acts, Feature, Handles, Listens, PeopleView, System
from ws.features.ageing.api import BirthdayCame
from ws.features.careers.api import Hired, LostJob
from ws.features.day.api import DayBegan
from ws.features.education.api import Enrolled, Graduated, LeftEducation
from ws.features.home.api import MovedIn
from ws.features.people import api, arrivals, deeds, handlers, messages, passing, systems, views
from ws.features.people.records import Circle, Memories, Person

FEATURE = Feature(
    name="people",
    needs=("ageing", "belongings", "careers", "day", "education", "home", "money", "vitals"),
    owns=(Person, Memories, Circle),
    handles=(
        Handles(messages.GetPeople, messages.People, handlers.get_people),
        Handles(messages.GetPerson, messages.PersonReply, handlers.get_person),
        Handles(messages.GetInteractions, messages.Interactions, handlers.get_interactions),
        Handles(messages.Interact, messages.InteractionOutcome, handlers.interact),
        Handles(messages.GetMeetingPlaces, messages.MeetingPlaces, handlers.get_meeting_places),
        Handles(messages.MeetPeople, messages.PeopleMet, handlers.meet_people),
    ),
    listens=(
        Listens(DayBegan, passing.month_begins),
        Listens(BirthdayCame, arrivals.year_passes),
        Listens(Enrolled, arrivals.school_begins),
        Listens(Graduated, arrivals.school_ends),
        Listens(LeftEducation, arrivals.school_ends),
        Listens(Hired, arrivals.job_begins),
        Listens(LostJob, arrivals.job_ends),
        Listens(MovedIn, arrivals.home_begins),
    ),
    systems=(System("loan_due", systems.loan_due, writes=(Person, Memories)),),
    acts=(
        Acts(messages.InteractionChosen, deeds.interact),
        Acts(messages.PlaceChosen, deeds.go_out),
    ),
    people=(PeopleView("people", Person, views.person),),
    facts=(
        api.PersonMet,
        api.FriendshipBegan,
        api.FriendshipEnded,
        api.Estranged,
        api.Reconciled,
        api.AffinityChanged,
        api.BondFelt,
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
