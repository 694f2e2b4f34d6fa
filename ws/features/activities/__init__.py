"""Activities: what a player chooses to do, paid with energy."""

from ws.engine.feature import Acts, Feature, Handles
from ws.features.activities import handlers, messages
from ws.features.activities.api import ActivityDone
from ws.features.activities.records import ActivityLog

FEATURE = Feature(
    name="activities",
    needs=("day", "events", "money", "people", "vitals"),
    owns=(ActivityLog,),
    handles=(
        Handles(messages.GetActivities, messages.Activities, handlers.get_activities),
        Handles(messages.DoActivity, messages.ActivityOutcome, handlers.do_activity),
    ),
    acts=(Acts(messages.ActivityChosen, handlers.come_about),),
    facts=(ActivityDone,),
)
