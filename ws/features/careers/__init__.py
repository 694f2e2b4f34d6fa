"""Careers: tracks and jobs, interviews, pay and performance, side jobs, businesses, retirement."""

from ws.engine.feature import Acts, Feature, Handles, Listens, System, View
from ws.features.ageing.api import BirthdayCame
from ws.features.careers import facts, messages, systems, views
from ws.features.careers.handlers import applications, beside, employment, ownership, passing
from ws.features.careers.records import (
    Application,
    Business,
    Career,
    GigLog,
    SideJob,
    WorkHistory,
)
from ws.features.day.api import DayBegan, OvertimeWorked, SlotEnded
from ws.features.education.api import Enrolled
from ws.features.law.api import Imprisoned

FEATURE = Feature(
    name="careers",
    needs=("ageing", "day", "education", "health", "law", "money", "vitals"),
    owns=(Career, WorkHistory, Application, SideJob, GigLog, Business),
    handles=(
        Handles(messages.GetVacancies, messages.Vacancies, applications.get_vacancies),
        Handles(messages.ApplyForJob, messages.Interview, applications.apply_for_job),
        Handles(messages.AnswerInterview, messages.InterviewResult, applications.answer_interview),
        Handles(messages.SetWorkEffort, messages.WorkEffort, employment.set_work_effort),
        Handles(messages.AskForRaise, messages.RaiseAnswer, employment.ask_for_raise),
        Handles(messages.AskForPromotion, messages.PromotionAnswer, employment.ask_for_promotion),
        Handles(messages.QuitJob, messages.JobQuit, employment.quit_job),
        Handles(messages.Retire, messages.RetirementBegun, employment.retire),
        Handles(messages.GetWorkOptions, messages.WorkOptions, beside.get_work_options),
        Handles(messages.TakeSideJob, messages.SideJobTaken, beside.take_side_job),
        Handles(messages.QuitSideJob, messages.SideJobQuit, beside.quit_side_job),
        Handles(messages.DoFreelanceJob, messages.GigOutcome, beside.do_freelance_job),
        Handles(messages.StartBusiness, messages.BusinessOpened, ownership.start_business),
        Handles(messages.InvestInBusiness, messages.BusinessInvestment, ownership.invest_in_business),
        Handles(messages.CloseBusiness, messages.BusinessClosed, ownership.close_business),
    ),
    listens=(
        Listens(BirthdayCame, passing.year_passes),
        Listens(SlotEnded, passing.slot_ends),
        Listens(OvertimeWorked, passing.overtime_worked),
        Listens(DayBegan, passing.month_begins),
        Listens(Imprisoned, passing.imprisoned),
        Listens(Enrolled, passing.studies_begin),
    ),
    systems=(System("application_closes", systems.application_closes, writes=(Application,)),),
    acts=(
        Acts(messages.Applied, applications.apply),
        Acts(messages.InterviewAnswered, applications.decide),
        Acts(messages.EffortSet, employment.keep_effort),
        Acts(messages.RaiseAsked, employment.hear_raise),
        Acts(messages.PromotionAsked, employment.hear_promotion),
        Acts(messages.Resigned, employment.resign),
        Acts(messages.RetirementChosen, employment.stop_working),
        Acts(messages.SideJobChosen, beside.begin_side_job),
        Acts(messages.SideJobLeft, beside.leave_side_job),
        Acts(messages.GigChosen, beside.do_gig),
        Acts(messages.BusinessChosen, ownership.open_business),
        Acts(messages.InvestmentMade, ownership.invest),
        Acts(messages.BusinessLeft, ownership.sell_business),
    ),
    views=(View("work", (Career, SideJob, Business, Application), views.work),),
    facts=(
        facts.Hired,
        facts.Promoted,
        facts.BecameChief,
        facts.LeaveEnded,
        facts.LostJob,
        facts.Retired,
        facts.ShiftWorked,
        facts.BusinessStarted,
        facts.BusinessEnded,
    ),
)
