"""Legacy: wills, what stays of a life when it ends, what relatives leave, going on, and the family tree."""

from ws.engine.feature import Acts, Feature, Handles, Listens, View
from ws.engine.records import Life
from ws.features.ageing.api import LifeEnded
from ws.features.birth.api import LifeLeft
from ws.features.legacy import dying, facts, handlers, inheriting, messages, queries, views
from ws.features.legacy.records import Origin, Passing, TreeEntry, Will
from ws.features.people.api import PersonDied

FEATURE = Feature(
    name="legacy",
    needs=(
        "ageing",
        "belongings",
        "birth",
        "careers",
        "children",
        "day",
        "education",
        "experience",
        "health",
        "home",
        "law",
        "money",
        "people",
        "vitals",
    ),
    owns=(Will, Passing, Origin, TreeEntry),
    handles=(
        Handles(messages.WriteWill, messages.WillKept, handlers.write_will),
        Handles(messages.GetWill, messages.WillShown, handlers.get_will),
        Handles(messages.EndLife, messages.LifeOver, handlers.end_life),
        Handles(messages.ContinueAs, messages.LifeGoesOn, handlers.continue_as),
        Handles(messages.GetFamilyTree, messages.FamilyTree, handlers.get_family_tree, prepare=queries.find_entries),
    ),
    acts=(Acts(messages.WillChosen, handlers.keep_will), Acts(messages.LifeEndChosen, handlers.let_end)),
    listens=(
        Listens(PersonDied, inheriting.person_died),
        Listens(LifeEnded, dying.life_ends),
        Listens(LifeLeft, dying.life_left),
    ),
    views=(View("legacy", (Life, Will, Origin, Passing), views.legacy, narrow=True),),
    facts=(
        facts.EstateSettled,
        facts.RibbonAwarded,
        facts.WillWritten,
        facts.Inherited,
        facts.LifeContinued,
    ),
)
