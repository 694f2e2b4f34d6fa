"""Messages of the careers."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from ws.engine.feature import Deed
from ws.kernel.messages import Id, Reply, Request

Effort = Literal["low", "normal", "high"]
Money = Annotated[int, msgspec.Meta(ge=1, le=100_000_000_000)]


class VacancyOffer(msgspec.Struct, frozen=True):
    """A post one can apply for."""

    id: str
    job_id: str
    name: str
    track: str
    rank: int
    kind: str
    employer: str
    pay_cents: int
    from_hour: int
    hours: int
    days: tuple[int, ...]
    stress: float
    closes_day: int
    available: bool
    reason: str
    """What stands against it; "" when it is available."""


class GetVacancies(Request, frozen=True, tag="get_vacancies"):
    """Ask who looks for somebody, everywhere or in one track."""

    track: Id | None = None


class Vacancies(Reply, frozen=True, tag="get_vacancies"):
    vacancies: tuple[VacancyOffer, ...]


class ApplyForJob(Request, frozen=True, tag="apply_for_job"):
    """Apply; who may be considered is asked to an interview."""

    vacancy_id: Id


class Interview(Reply, frozen=True, tag="apply_for_job"):
    vacancy_id: str
    employer: str
    questions: list[dict[str, object]]
    """{id, text, choices: [{id, text}]}"""
    closes_minute: int


class AnswerInterview(Request, frozen=True, tag="answer_interview"):
    """One choice for each question, in their order."""

    vacancy_id: Id
    choice_ids: Annotated[tuple[Id, ...], msgspec.Meta(max_length=3)]


class InterviewResult(Reply, frozen=True, tag="answer_interview"):
    vacancy_id: str
    hired: bool
    text: str


class SetWorkEffort(Request, frozen=True, tag="set_work_effort"):
    """How hard to work from now on."""

    effort: Effort


class WorkEffort(Reply, frozen=True, tag="set_work_effort"):
    effort: str


class AskForRaise(Request, frozen=True, tag="ask_for_raise"):
    """Ask the boss for more money."""


class RaiseAnswer(Reply, frozen=True, tag="ask_for_raise"):
    granted: bool
    pay_cents: int
    text: str


class AskForPromotion(Request, frozen=True, tag="ask_for_promotion"):
    """Ask the boss for the next rank."""


class PromotionAnswer(Reply, frozen=True, tag="ask_for_promotion"):
    granted: bool
    job_id: str
    text: str


class QuitJob(Request, frozen=True, tag="quit_job"):
    """Leave the main job."""


class JobQuit(Reply, frozen=True, tag="quit_job"):
    job_id: str
    text: str


class Retire(Request, frozen=True, tag="retire"):
    """Stop working for good."""


class RetirementBegun(Reply, frozen=True, tag="retire"):
    pension_cents: int
    text: str


class GetWorkOptions(Request, frozen=True, tag="get_work_options"):
    """Ask which side jobs, gigs and businesses there are."""


class WorkOption(msgspec.Struct, frozen=True):
    """Something beside the main job. Pay is a month's for side jobs, one gig's for gigs, an average
    month's for businesses."""

    id: str
    name: str
    track: str
    pay_cents: int
    cost_cents: int
    energy: int
    from_hour: int
    hours: int
    days: tuple[int, ...]
    available: bool
    reason: str


class WorkOptions(Reply, frozen=True, tag="get_work_options"):
    side_jobs: tuple[WorkOption, ...]
    gigs: tuple[WorkOption, ...]
    businesses: tuple[WorkOption, ...]


class TakeSideJob(Request, frozen=True, tag="take_side_job"):
    """Take a side job; there can be one."""

    job_id: Id


class SideJobTaken(Reply, frozen=True, tag="take_side_job"):
    job_id: str
    employer: str
    text: str


class QuitSideJob(Request, frozen=True, tag="quit_side_job"):
    """Give up the side job."""


class SideJobQuit(Reply, frozen=True, tag="quit_side_job"):
    job_id: str
    text: str


class DoFreelanceJob(Request, frozen=True, tag="do_freelance_job"):
    """Do a gig at once, for energy."""

    job_id: Id


class GigOutcome(Reply, frozen=True, tag="do_freelance_job"):
    job_id: str
    outcome: str
    """good, fair or bad"""
    paid_cents: int
    energy: int
    text: str


class StartBusiness(Request, frozen=True, tag="start_business"):
    """Open a business of one's own."""

    kind: Id


class BusinessOpened(Reply, frozen=True, tag="start_business"):
    kind: str
    name: str
    cost_cents: int
    text: str


class InvestInBusiness(Request, frozen=True, tag="invest_in_business"):
    """Put money into the business."""

    cents: Money


class BusinessInvestment(Reply, frozen=True, tag="invest_in_business"):
    invested_cents: int


class CloseBusiness(Request, frozen=True, tag="close_business"):
    """Sell what the business is worth and close it."""


class BusinessClosed(Reply, frozen=True, tag="close_business"):
    kind: str
    sold_cents: int
    text: str


class Applied(Deed, frozen=True, tag="apply_for_job"):
    """The recorded application."""

    vacancy_id: str


class InterviewAnswered(Deed, frozen=True, tag="answer_interview"):
    vacancy_id: str
    choice_ids: tuple[str, ...]


class EffortSet(Deed, frozen=True, tag="set_work_effort"):
    effort: str


class RaiseAsked(Deed, frozen=True, tag="ask_for_raise"):
    """The recorded question."""


class PromotionAsked(Deed, frozen=True, tag="ask_for_promotion"):
    """The recorded question, and the job it is about."""

    job_id: str


class Resigned(Deed, frozen=True, tag="quit_job"):
    """The recorded notice."""


class RetirementChosen(Deed, frozen=True, tag="retire"):
    """The recorded choice."""


class SideJobChosen(Deed, frozen=True, tag="take_side_job"):
    job_id: str


class SideJobLeft(Deed, frozen=True, tag="quit_side_job"):
    """The recorded choice."""


class GigChosen(Deed, frozen=True, tag="do_freelance_job"):
    """The recorded gig. `free` when energy cost nothing at the time."""

    job_id: str
    free: bool


class BusinessChosen(Deed, frozen=True, tag="start_business"):
    kind: str


class InvestmentMade(Deed, frozen=True, tag="invest_in_business"):
    cents: int


class BusinessLeft(Deed, frozen=True, tag="close_business"):
    """The recorded choice."""
