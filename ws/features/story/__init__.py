"""The story of a life: each year keeps its few strongest moments, and is told as text when somebody reads it."""

from ws.engine.feature import Feature, Handles, Listens, View
from ws.features.activities.api import ActivityDone
from ws.features.ageing.api import BirthdayCame, LifeEnded, StageReached
from ws.features.album.api import PhotoTaken
from ws.features.belongings.api import LicencePassed, VehicleBought
from ws.features.birth.api import FirstTimeCame, LifeBegan
from ws.features.careers.api import BecameChief, BusinessEnded, BusinessStarted, Hired, LostJob, Promoted, Retired
from ws.features.children.api import ChildAdopted, ChildBeganSchool, ChildBorn, GrandchildBorn, PregnancyLost
from ws.features.education.api import Enrolled, ExamTaken, Graduated, LeftEducation
from ws.features.events.api import EventHappened, QuestionAnswered
from ws.features.health.api import Diagnosed, FellIll, HabitQuit, HabitStarted, Hospitalised, Recovered
from ws.features.home.api import Evicted, HomeBought, MovedIn
from ws.features.law.api import Arrested, Convicted, Imprisoned, Released
from ws.features.money.api import LoanRepaid, WentBankrupt
from ws.features.parting.api import SecondChance
from ws.features.people.api import (
    Estranged,
    FriendshipBegan,
    FriendshipEnded,
    PersonBecameParent,
    PersonDied,
    PersonFellIll,
    PersonLeftSchool,
    PersonMet,
    PersonMoved,
    PersonPaired,
    PersonRecovered,
    Reconciled,
)
from ws.features.romance.api import (
    AnniversaryCame,
    BecamePartners,
    BrokeUp,
    Divorced,
    Engaged,
    Separated,
    SpousesReconciled,
    Widowed,
)
from ws.features.story import (
    handlers,
    hearing,
    hearing_children,
    hearing_life,
    hearing_love,
    hearing_parting,
    hearing_people,
    hearing_weddings,
    messages,
    queries,
    views,
)
from ws.features.story.api import StoryEnded, StoryRead, YearClosed
from ws.features.story.records import Chronicle, StoryYear
from ws.features.weddings.api import LeftAtTheAltar, VowsRenewed, WeddingHeld

FEATURE = Feature(
    name="story",
    needs=(
        "activities", "ageing", "album", "belongings", "birth", "careers", "children", "education", "events",
        "health", "home", "law", "money", "parting", "people", "romance", "vitals", "weddings",
    ),
    owns=(Chronicle, StoryYear),
    handles=(Handles(messages.GetStory, messages.Story, handlers.get_story, prepare=queries.find_years),),
    listens=(
        Listens(LifeBegan, hearing_life.life_began),
        Listens(FirstTimeCame, hearing_life.first_time_came),
        Listens(BirthdayCame, hearing_life.birthday_came),
        Listens(StageReached, hearing_life.stage_reached),
        Listens(LifeEnded, hearing_life.life_ended),
        Listens(StoryEnded, hearing_life.story_ended),
        Listens(PhotoTaken, hearing_life.photo_taken),
        Listens(ActivityDone, hearing_life.activity_done),
        Listens(EventHappened, hearing_life.event_happened),
        Listens(QuestionAnswered, hearing_life.question_answered),
        Listens(PersonMet, hearing_people.person_met),
        Listens(FriendshipBegan, hearing_people.friendship_began),
        Listens(FriendshipEnded, hearing_people.friendship_ended),
        Listens(Estranged, hearing_people.estranged),
        Listens(Reconciled, hearing_people.reconciled),
        Listens(PersonPaired, hearing_people.person_paired),
        Listens(PersonBecameParent, hearing_people.person_became_parent),
        Listens(PersonFellIll, hearing_people.person_fell_ill),
        Listens(PersonRecovered, hearing_people.person_recovered),
        Listens(PersonDied, hearing_people.person_died),
        Listens(BecamePartners, hearing_love.became_partners),
        Listens(BrokeUp, hearing_love.broke_up),
        Listens(Widowed, hearing_love.widowed),
        Listens(AnniversaryCame, hearing_love.anniversary_came),
        Listens(Engaged, hearing_weddings.engaged),
        Listens(WeddingHeld, hearing_weddings.wedding_held),
        Listens(LeftAtTheAltar, hearing_weddings.left_at_the_altar),
        Listens(VowsRenewed, hearing_weddings.vows_renewed),
        Listens(ChildBorn, hearing_children.child_came),
        Listens(ChildAdopted, hearing_children.child_came),
        Listens(PregnancyLost, hearing_children.pregnancy_lost),
        Listens(ChildBeganSchool, hearing_children.child_began_school),
        Listens(GrandchildBorn, hearing_children.grandchild_born),
        Listens(PersonLeftSchool, hearing_children.person_left_school),
        Listens(PersonMoved, hearing_children.person_moved),
        Listens(Separated, hearing_parting.separated),
        Listens(Divorced, hearing_parting.divorced),
        Listens(SpousesReconciled, hearing_parting.spouses_reconciled),
        Listens(SecondChance, hearing_parting.second_chance),
        Listens(Enrolled, hearing.enrolled),
        Listens(Graduated, hearing.graduated),
        Listens(LeftEducation, hearing.left_education),
        Listens(ExamTaken, hearing.exam_taken),
        Listens(Hired, hearing.hired),
        Listens(Promoted, hearing.promoted),
        Listens(BecameChief, hearing.became_chief),
        Listens(LostJob, hearing.lost_job),
        Listens(Retired, hearing.retired),
        Listens(BusinessStarted, hearing.business_started),
        Listens(BusinessEnded, hearing.business_ended),
        Listens(MovedIn, hearing.moved_in),
        Listens(HomeBought, hearing.home_bought),
        Listens(Evicted, hearing.evicted),
        Listens(VehicleBought, hearing.vehicle_bought),
        Listens(LicencePassed, hearing.licence_passed),
        Listens(FellIll, hearing.fell_ill),
        Listens(Diagnosed, hearing.diagnosed),
        Listens(Recovered, hearing.recovered),
        Listens(Hospitalised, hearing.hospitalised),
        Listens(HabitStarted, hearing.habit_started),
        Listens(HabitQuit, hearing.habit_quit),
        Listens(Arrested, hearing.arrested),
        Listens(Convicted, hearing.convicted),
        Listens(Imprisoned, hearing.imprisoned),
        Listens(Released, hearing.released),
        Listens(WentBankrupt, hearing.went_bankrupt),
        Listens(LoanRepaid, hearing.loan_repaid),
    ),
    views=(View("story", (Chronicle,), views.story, narrow=True),),
    facts=(StoryRead, StoryEnded, YearClosed),
)  # fmt: skip
