"""Dates: where two go, what they do there, what comes up between them, and what becomes of it."""

from ws.engine.feature import Acts, Catalogue, Feature, Handles, Listens, System, View
from ws.features.dates import api, deeds, definitions, handlers, hearing, messages, systems, views
from ws.features.dates.records import DateBook, PastDate, PlannedDate
from ws.features.people.api import PersonDied
from ws.features.romance.api import BondChanged

FEATURE = Feature(
    name="dates",
    needs=("belongings", "dating", "day", "money", "people", "romance", "vitals"),
    owns=(PlannedDate, PastDate, DateBook),
    handles=(
        Handles(messages.GetDateIdeas, messages.DateIdeas, handlers.get_date_ideas),
        Handles(messages.PlanDate, messages.DatePlanned, handlers.plan_date),
        Handles(messages.CancelDate, messages.DateCancelled, handlers.cancel_date),
        Handles(messages.GetDates, messages.Dates, handlers.get_dates),
        Handles(messages.ExecuteDate, messages.DateScene, handlers.execute_date),
    ),
    listens=(Listens(PersonDied, hearing.died), Listens(BondChanged, hearing.bond_changed)),
    systems=(
        System("date_opens", systems.date_opens, writes=(PlannedDate, PastDate, DateBook)),
        System("date_closes", systems.date_closes, writes=(PlannedDate, PastDate, DateBook)),
    ),
    acts=(
        Acts(messages.DateProposed, deeds.propose),
        Acts(messages.DateCalledOff, deeds.call_off),
        Acts(messages.DateAnswered, deeds.answer),
    ),
    views=(View("dates", (PlannedDate,), views.dates),),
    facts=(api.DateHeld,),
    catalogues=(
        Catalogue(definitions.VenueRow, definitions.venues),
        Catalogue(definitions.ActivityRow, definitions.activities),
    ),
)
