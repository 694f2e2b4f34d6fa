"""Romance: what a life and the people it loves are to each other, from the first meeting to the last."""

from ws.engine.feature import Feature
from ws.features.romance import facts
from ws.features.romance.records import Affair, Bond, Chapter

FEATURE = Feature(
    name="romance",
    needs=("people",),
    owns=(Bond, Chapter, Affair),
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
