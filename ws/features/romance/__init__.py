"""Romance: what a life and the people it loves are to each other, from the first meeting to the last."""

from ws.engine.feature import Acts, Feature, Handles, Listens, View
from ws.features.ageing.api import BirthdayCame
from ws.features.day.api import DayBegan
from ws.features.people.api import (
    BondFelt,
    Estranged,
    InteractionDone,
    LostTouch,
    PersonDied,
    PersonHired,
    PersonLostJob,
    PersonRetired,
)
from ws.features.romance import deeds, facts, handlers, hearing, messages, months, views
from ws.features.romance.records import Affair, Asked, Bond, Chapter

FEATURE = Feature(
    name="romance",
    needs=("ageing", "careers", "day", "home", "money", "people", "vitals"),
    owns=(Bond, Chapter, Affair, Asked),
    handles=(
        Handles(messages.GetRelationships, messages.Relationships, handlers.get_relationships),
        Handles(messages.GetRelationship, messages.RelationshipReply, handlers.get_relationship),
        Handles(messages.AskOut, messages.AskedOut, handlers.ask_out),
        Handles(messages.BecomePartners, messages.PartnersAsked, handlers.become_partners),
        Handles(messages.MoveInTogether, messages.MoveInAsked, handlers.move_in_together),
        Handles(messages.MoveApart, messages.MovedOut, handlers.move_apart),
        Handles(messages.BreakUp, messages.BrokenUp, handlers.break_up),
        Handles(messages.TalkItOver, messages.TalkedOver, handlers.talk_it_over),
        Handles(messages.Confess, messages.Confessed, handlers.confess),
        Handles(messages.Confront, messages.Confronted, handlers.confront),
        Handles(messages.Forgive, messages.Forgave, handlers.forgive),
    ),
    listens=(
        Listens(DayBegan, months.month_begins),
        Listens(BirthdayCame, hearing.year_passes),
        Listens(BondFelt, hearing.felt),
        Listens(InteractionDone, hearing.done_with),
        Listens(PersonDied, hearing.person_died),
        Listens(Estranged, hearing.person_went),
        Listens(LostTouch, hearing.person_went),
        Listens(facts.BondChanged, hearing.bond_changed),
        Listens(facts.StartedSeeing, hearing.seeing_began),
        Listens(facts.MovedInTogether, hearing.roof_changed),
        Listens(facts.MovedApart, hearing.roof_changed),
        Listens(PersonHired, hearing.work_changed),
        Listens(PersonLostJob, hearing.work_changed),
        Listens(PersonRetired, hearing.work_changed),
    ),
    acts=(
        Acts(messages.AskedOutChosen, deeds.ask_out),
        Acts(messages.PartnersChosen, deeds.become_partners),
        Acts(messages.RoofChosen, deeds.move_in),
        Acts(messages.ApartChosen, deeds.move_apart),
        Acts(messages.EndChosen, deeds.break_up),
        Acts(messages.TalkChosen, deeds.talk),
        Acts(messages.ConfessionChosen, deeds.confess),
        Acts(messages.ConfrontationChosen, deeds.confront),
        Acts(messages.ForgivenessChosen, deeds.forgive),
    ),
    views=(View("romance", (Bond, Affair), views.romance, narrow=True),),
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
