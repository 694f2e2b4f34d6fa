"""Parting: separation, divorce and what follows from it, agreements made before, and second chances after."""

from ws.engine.feature import Acts, Feature, Handles, Listens, System, View
from ws.features.careers.api import Hired, LostJob, Retired
from ws.features.children.api import ChildBorn
from ws.features.day.api import DayBegan
from ws.features.money.api import MoneyEarned
from ws.features.parting import apart, deeds, facts, handlers, hearing, listening, messages, systems, views
from ws.features.parting.records import (
    Apart,
    Counselling,
    Duty,
    Marriage,
    Petition,
    Prenup,
    Settlement,
)
from ws.features.people.api import (
    InteractionDone,
    PersonDied,
    PersonHired,
    PersonLostJob,
    PersonPaired,
    PersonRetired,
)
from ws.features.romance.api import (
    BrokeUp,
    Divorced,
    EngagementEnded,
    Married,
    MovedInTogether,
    Separated,
    SpousesReconciled,
    Widowed,
)

FEATURE = Feature(
    name="parting",
    needs=("belongings", "careers", "children", "day", "home", "law", "money", "people", "romance", "vitals"),
    owns=(Marriage, Prenup, Apart, Petition, Settlement, Duty, Counselling),
    handles=(
        Handles(messages.Separate, messages.SeparatedReply, handlers.separate),
        Handles(messages.GetDivorce, messages.DivorceShown, handlers.get_divorce),
        Handles(messages.FileForDivorce, messages.DivorceAsked, handlers.file_for_divorce),
        Handles(messages.RespondToDivorce, messages.DivorceAnswered, handlers.respond_to_divorce),
        Handles(messages.WithdrawDivorce, messages.DivorceTakenBack, handlers.withdraw_divorce),
        Handles(messages.SeekReconciliation, messages.ReconciliationSought, handlers.seek_reconciliation),
        Handles(messages.GoToCounselling, messages.Counselled, handlers.go_to_counselling),
        Handles(messages.ProposePrenup, messages.PrenupAnswered, handlers.propose_prenup),
    ),
    listens=(
        Listens(DayBegan, systems.month_begins),
        Listens(Married, apart.married),
        Listens(Separated, apart.separated),
        Listens(SpousesReconciled, apart.reconciled),
        Listens(Divorced, apart.divorced),
        Listens(BrokeUp, apart.parted),
        Listens(ChildBorn, apart.child_born),
        Listens(EngagementEnded, apart.engagement_ended),
        Listens(Widowed, apart.widowed),
        Listens(PersonDied, listening.person_died),
        Listens(PersonPaired, listening.person_paired),
        Listens(MovedInTogether, listening.moved_in),
        Listens(Hired, listening.work_changed),
        Listens(LostJob, listening.work_changed),
        Listens(Retired, listening.work_changed),
        Listens(PersonHired, listening.their_work_changed),
        Listens(PersonLostJob, listening.their_work_changed),
        Listens(PersonRetired, listening.their_work_changed),
        Listens(MoneyEarned, listening.money_earned),
        Listens(InteractionDone, listening.interaction_done),
    ),
    systems=(
        System(hearing.MOMENT, hearing.divorce_hearing, writes=(Petition, Settlement, Duty)),
        System(apart.EVENING, apart.first_evening),
    ),
    acts=(
        Acts(messages.SeparationChosen, deeds.separate),
        Acts(messages.DivorceFilingChosen, deeds.file),
        Acts(messages.DivorceAnswerChosen, deeds.answer),
        Acts(messages.WithdrawalChosen, deeds.withdraw),
        Acts(messages.ReconciliationChosen, deeds.reconcile),
        Acts(messages.CounsellingChosen, deeds.counsel),
        Acts(messages.PrenupChosen, deeds.agree_on_prenup),
    ),
    views=(View("parting", (Apart, Petition, Settlement, Duty, Prenup), views.parting),),
    facts=(
        facts.DivorceFiled,
        facts.DivorceWithdrawn,
        facts.DivorceSettled,
        facts.PrenupSigned,
        facts.SecondChance,
        facts.WentToCounselling,
    ),
)
