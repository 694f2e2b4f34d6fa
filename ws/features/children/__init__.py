"""Children: wishing for them, expecting, adopting and raising them, and what becomes of a life with them."""

from ws.engine.feature import Acts, Feature, Handles, Listens, System, View
from ws.features.careers.api import LeaveEnded
from ws.features.careers.records import Career
from ws.features.children import adopting, api, deeds, growing, handlers, messages, months, systems, views
from ws.features.children.records import Adoption, Child, Grandchild, Plans, Pregnancy
from ws.features.day.api import DayBegan
from ws.features.law.api import Imprisoned, Released
from ws.features.people.api import InteractionDone, PersonBecameParent, PersonDied, PersonMoved

FEATURE = Feature(
    name="children",
    needs=("birth", "careers", "conversation", "day", "home", "law", "money", "people", "romance", "vitals"),
    owns=(Plans, Pregnancy, Child, Grandchild, Adoption),
    handles=(
        Handles(messages.GetFamilyPlans, messages.FamilyPlans, handlers.get_family_plans),
        Handles(messages.TryForChild, messages.Trying, handlers.try_for_child),
        Handles(messages.StopTrying, messages.TryingStopped, handlers.stop_trying),
        Handles(messages.ChooseContraception, messages.ContraceptionSet, handlers.choose_contraception),
        Handles(messages.DecidePregnancy, messages.PregnancyDecided, handlers.decide_pregnancy),
        Handles(messages.AdoptChild, messages.AdoptionBegun, adopting.adopt_child),
        Handles(messages.AnswerAdoption, messages.AdoptionAnswered, adopting.answer_adoption),
        Handles(messages.CancelAdoption, messages.AdoptionCancelled, adopting.cancel_adoption),
        Handles(messages.NameChild, messages.ChildWasNamed, handlers.name_child),
        Handles(messages.ReturnToWork, messages.BackAtWork, handlers.return_to_work),
        Handles(messages.GetChild, messages.ChildReply, handlers.get_child),
    ),
    listens=(
        Listens(DayBegan, months.month_begins),
        Listens(api.ChildBorn, growing.came_home),
        Listens(api.ChildAdopted, growing.came_home),
        Listens(LeaveEnded, growing.leave_ended),
        Listens(InteractionDone, growing.done_with),
        Listens(PersonBecameParent, growing.became_parent),
        Listens(PersonMoved, growing.moved),
        Listens(PersonDied, growing.died),
        Listens(Imprisoned, growing.imprisoned),
        Listens(Released, growing.released),
    ),
    systems=(System("pregnancy", systems.pregnancy, writes=(Pregnancy, Child, Plans)),),
    acts=(
        Acts(messages.TryingChosen, deeds.begin_trying),
        Acts(messages.TryingEnded, deeds.end_trying),
        Acts(messages.ContraceptionChosen, deeds.set_contraception),
        Acts(messages.PregnancyChosen, deeds.decide),
        Acts(messages.AdoptionChosen, adopting.apply),
        Acts(messages.AdoptionAnswer, adopting.answered),
        Acts(messages.AdoptionWithdrawn, adopting.withdraw),
        Acts(messages.ReturnChosen, deeds.end_leave),
        Acts(messages.NameChosen, deeds.give_name),
    ),
    views=(View("family", (Plans, Pregnancy, Adoption, Child, Grandchild, Career), views.family, narrow=True),),
    facts=(
        api.PregnancyBegan,
        api.PregnancyLost,
        api.ChildBorn,
        api.ChildAdopted,
        api.ChildGivenUp,
        api.ChildNamed,
        api.ChildBeganSchool,
        api.ChildCameOfAge,
        api.GrandchildBorn,
        api.CustodyChanged,
    ),
)
