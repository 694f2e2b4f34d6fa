"""Experience: points, levels and milestones, and the diamonds they bring."""

from ws.engine.feature import Feature, Handles, Listens, View
from ws.engine.records import Life
from ws.features.activities.api import ActivityDone
from ws.features.ageing.api import BirthdayCame
from ws.features.belongings.api import ItemBought, VehicleBought
from ws.features.careers.api import Hired, LostJob, Promoted
from ws.features.day.api import DayBegan, OvertimeWorked, SlotEnded
from ws.features.education.api import Graduated
from ws.features.events.api import QuestionAnswered
from ws.features.experience import handlers, messages, views
from ws.features.experience.api import LevelReached, MilestoneReached
from ws.features.experience.records import Experience, FeatReached
from ws.features.health.api import Recovered
from ws.features.home.api import MovedIn
from ws.features.law.api import Convicted, Released
from ws.features.romance.api import Married

FEATURE = Feature(
    name="experience",
    needs=(
        "activities",
        "ageing",
        "belongings",
        "careers",
        "day",
        "education",
        "events",
        "health",
        "home",
        "law",
        "money",
        "romance",
        "wallet",
    ),
    owns=(Experience, FeatReached),
    handles=(Handles(messages.GetMilestones, messages.Milestones, handlers.get_milestones),),
    listens=(
        Listens(SlotEnded, handlers.slot_ended),
        Listens(OvertimeWorked, handlers.overtime_worked),
        Listens(ActivityDone, handlers.activity_done),
        Listens(QuestionAnswered, handlers.question_answered),
        Listens(Graduated, handlers.graduated),
        Listens(Hired, handlers.hired),
        Listens(Promoted, handlers.promoted),
        Listens(LostJob, handlers.lost_job),
        Listens(MovedIn, handlers.moved_in),
        Listens(ItemBought, handlers.item_bought),
        Listens(VehicleBought, handlers.vehicle_bought),
        Listens(Convicted, handlers.convicted),
        Listens(Released, handlers.released),
        Listens(Recovered, handlers.recovered),
        Listens(Married, handlers.married),
        Listens(BirthdayCame, handlers.birthday_came),
        Listens(DayBegan, handlers.day_began),
    ),
    views=(
        View("experience", (Life, Experience), views.experience, narrow=True),
        View("milestones", (FeatReached,), views.milestones),
    ),
    facts=(LevelReached, MilestoneReached),
)
