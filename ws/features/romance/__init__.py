"""Romance: what a life and the people it loves are to each other, from the first meeting to the last."""

from ws.engine.feature import Feature, Listens
from ws.features.ageing.api import BirthdayCame
from ws.features.people.api import PersonHired, PersonLostJob, PersonRetired
from ws.features.romance import facts, hearing
from ws.features.romance.records import Affair, Bond, Chapter

FEATURE = Feature(
    name="romance",
    needs=("ageing", "careers", "home", "money", "people"),
    owns=(Bond, Chapter, Affair),
    listens=(
        Listens(BirthdayCame, hearing.year_passes),
        Listens(facts.MovedInTogether, hearing.roof_changed),
        Listens(facts.MovedApart, hearing.roof_changed),
        Listens(PersonHired, hearing.work_changed),
        Listens(PersonLostJob, hearing.work_changed),
        Listens(PersonRetired, hearing.work_changed),
    ),
    facts=(
        facts.BondChanged,
        facts.Matched,
        facts.StartedSeeing,
        facts.BecamePartners,
        facts.MovedInTogether,
        facts.MovedApart,
        facts.Engaged,
        facts.EngagementEnded,
        facts.Married,
        facts.Separated,
        facts.SpousesReconciled,
        facts.BrokeUp,
        facts.Divorced,
        facts.Widowed,
        facts.AnniversaryCame,
        facts.Strayed,
        facts.AffairDiscovered,
    ),
)
