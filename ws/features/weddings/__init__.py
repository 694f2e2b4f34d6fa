"""Weddings: the question, the answer, the plan, and the day; and vows that are said again."""

from ws.engine.feature import Acts, Feature, Handles, Listens, System, View
from ws.features.ageing.api import LifeEnded
from ws.features.people.api import PersonDied
from ws.features.romance.api import BondChanged
from ws.features.weddings import (
    arranging,
    days,
    facts,
    handlers,
    hearing,
    messages,
    proposing,
    views,
    vowing,
)
from ws.features.weddings.records import PastWedding, Proposal, Wedding

FEATURE = Feature(
    name="weddings",
    needs=("ageing", "belongings", "conversation", "day", "law", "money", "people", "romance", "vitals"),
    owns=(Proposal, Wedding, PastWedding),
    handles=(
        Handles(messages.Propose, messages.ProposalAnswer, handlers.propose),
        Handles(messages.GetWedding, messages.WeddingReply, handlers.get_wedding),
        Handles(messages.QuoteWedding, messages.WeddingQuote, handlers.quote_wedding),
        Handles(messages.PlanWedding, messages.WeddingIsPlanned, handlers.plan_wedding),
        Handles(messages.ChangeWedding, messages.WeddingChanged, handlers.change_wedding),
        Handles(messages.CancelWedding, messages.WeddingIsOff, handlers.cancel_wedding),
        Handles(messages.AnswerAltar, messages.AltarAnswered, handlers.answer_altar),
        Handles(messages.RenewVows, messages.VowsAreRenewed, handlers.renew_vows),
    ),
    listens=(
        Listens(BondChanged, hearing.bond_changed),
        Listens(PersonDied, hearing.person_died),
        Listens(LifeEnded, hearing.life_ended),
    ),
    systems=(
        System("wedding_day", days.wedding_day, writes=(Wedding,)),
        System("altar_deadline", vowing.altar_deadline, writes=(Wedding, PastWedding)),
    ),
    acts=(
        Acts(messages.ProposalMade, proposing.propose),
        Acts(messages.WeddingChosen, arranging.choose),
        Acts(messages.WeddingCancelled, arranging.cancel),
        Acts(messages.AltarChosen, vowing.answer),
        Acts(messages.RenewalChosen, vowing.renew),
    ),
    views=(View("wedding", (Wedding, PastWedding, Proposal), views.wedding),),
    facts=(
        facts.Proposed,
        facts.WeddingPlanned,
        facts.WeddingPostponed,
        facts.WeddingCalledOff,
        facts.LeftAtTheAltar,
        facts.WeddingHeld,
        facts.VowsRenewed,
    ),
)
