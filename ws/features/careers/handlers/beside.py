"""Beside the main job: side jobs, gigs, and a business of one's own."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from ws.content.schemas import BusinessKind, Effects, Job
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.careers import changing, facts, reading
from ws.features.careers.messages import (
    BusinessChosen,
    BusinessClosed,
    BusinessInvestment,
    BusinessLeft,
    BusinessOpened,
    CloseBusiness,
    DoFreelanceJob,
    GetWorkOptions,
    GigChosen,
    GigOutcome,
    InvestInBusiness,
    InvestmentMade,
    QuitSideJob,
    SideJobChosen,
    SideJobLeft,
    SideJobQuit,
    SideJobTaken,
    StartBusiness,
    TakeSideJob,
    WorkOption,
    WorkOptions,
)
from ws.features.careers.records import Business, GigLog, SideJob
from ws.features.careers.rules import businesses, catalogue, gigs, requirements, shifts, vacancies
from ws.features.careers.rules.requirements import Applicant
from ws.features.day import api as day
from ws.features.day.records import Day
from ws.features.education import api as education
from ws.features.law import api as law
from ws.features.money import api as money
from ws.features.vitals import api as vitals
from ws.kernel.errors import Refused
from ws.kernel.player import Player

_IN_PRISON = "Not from in here. First you have to get out."


class GigDone(msgspec.Struct, frozen=True):
    """What came of a gig."""

    outcome: str
    paid_cents: int
    text: str


def get_work_options(turn: Turn, request: GetWorkOptions) -> WorkOptions:
    """Everything there is beside the main job, with what stands against it."""
    turn.living()
    known = catalogue.of(turn.content)
    who = reading.applicant(turn)
    return WorkOptions(
        side_jobs=tuple(_option(turn, job, _side_reason(turn, job, who)) for job in known.side),
        gigs=tuple(_option(turn, job, _gig_reason(turn, job, who)) for job in known.gigs),
        businesses=tuple(_business_option(turn, kind, who) for kind in turn.content.businesses.values()),
    )


def take_side_job(turn: Turn, request: TakeSideJob) -> SideJobTaken:
    """Take a side job. Refused when its hours are taken."""
    turn.living()
    job = turn.content.jobs.get(request.job_id)
    if job is None or job.kind != "side":
        raise Refused("not_found", "There is no such side job.", job_id=request.job_id)
    reason = _side_reason(turn, job, reading.applicant(turn))
    if reason:
        raise Refused("not_allowed", reason, job_id=job.id)
    text = turn.perform(SideJobChosen(job.id))
    return SideJobTaken(job_id=job.id, employer=turn.get(SideJob).employer, text=str(text))


def quit_side_job(turn: Turn, request: QuitSideJob) -> SideJobQuit:
    """Give up the side job."""
    turn.living()
    held = turn.find(SideJob)
    if held is None:
        raise Refused("not_allowed", "You have no side job.")
    return SideJobQuit(job_id=held.job, text=str(turn.perform(SideJobLeft())))


def do_freelance_job(turn: Turn, request: DoFreelanceJob) -> GigOutcome:
    """Do a gig. Refused without energy, and after three on one day."""
    turn.living()
    job = turn.content.jobs.get(request.job_id)
    if job is None or job.kind != "freelance":
        raise Refused("not_found", "There is no such gig.", job_id=request.job_id)
    reason = _gig_reason(turn, job, reading.applicant(turn))
    if reason:
        raise Refused("not_allowed", reason, job_id=job.id)
    free = turn.get(Player).unlimited_energy_until > turn.at
    done = turn.perform(GigChosen(job.id, free))
    if not isinstance(done, GigDone):
        raise TypeError("a gig gives what came of it")
    return GigOutcome(
        job_id=job.id,
        outcome=done.outcome,
        paid_cents=done.paid_cents,
        energy=vitals.energy(turn),
        text=done.text,
    )


def start_business(turn: Turn, request: StartBusiness) -> BusinessOpened:
    """Open a business. Refused without the money it takes."""
    turn.living()
    kind = turn.content.businesses.get(request.kind)
    if kind is None:
        raise Refused("not_found", "There is no such kind of business.", kind=request.kind)
    reason = _business_reason(turn, kind, reading.applicant(turn))
    if reason:
        raise Refused("not_allowed", reason, kind=kind.id)
    text = turn.perform(BusinessChosen(kind.id))
    opened = turn.get(Business)
    return BusinessOpened(kind=kind.id, name=opened.name, cost_cents=opened.invested_cents, text=str(text))


def invest_in_business(turn: Turn, request: InvestInBusiness) -> BusinessInvestment:
    """Put money into the business."""
    turn.living()
    _owned(turn)
    turn.perform(InvestmentMade(request.cents))
    return BusinessInvestment(invested_cents=turn.get(Business).invested_cents)


def close_business(turn: Turn, request: CloseBusiness) -> BusinessClosed:
    """Sell and close."""
    turn.living()
    held = _owned(turn)
    sold = businesses.sale_cents(held)
    return BusinessClosed(kind=held.kind, sold_cents=sold, text=str(turn.perform(BusinessLeft())))


def begin_side_job(turn: Turn, deed: SideJobChosen) -> str:
    """How the recorded choice changes the life."""
    job = turn.content.jobs[deed.job_id]
    employer = vacancies.employer_of(turn.rolls(), job, turn.content)
    turn.put(SideJob(job.id, employer))
    day.set_duty(turn, "side_job", shifts.hours_of(job))
    return changing.told(turn, "side_job_begun", title=job.name, employer=employer)


def leave_side_job(turn: Turn, deed: SideJobLeft) -> str:
    """How the recorded choice changes the life."""
    return changing.drop_side_job(turn, "side_job_ended")


def do_gig(turn: Turn, deed: GigChosen) -> GigDone:
    """How the recorded gig changes the life."""
    job = turn.content.jobs[deed.job_id]
    if not deed.free:
        vitals.spend_energy(turn, job.energy)
    number = _gigs_today(turn)
    turn.put(GigLog(reading.today(turn), number + 1))
    day.occupy(turn, job.id, job.name, job.hours * 60)
    outcome = gigs.outcome(turn.rolls(), job, reading.applicant(turn), number)
    paid = money.in_country(turn, job.pay_cents * gigs.PAID_PERCENT[outcome] // 100)
    money.earn(turn, paid, "freelance")
    vitals.affect(turn, Effects(stress=job.stress, happiness=gigs.HAPPINESS[outcome]))
    turn.announce(facts.ShiftWorked(job.hours * 60, job.id))
    return GigDone(outcome, paid, gigs.text(job, outcome))


def open_business(turn: Turn, deed: BusinessChosen) -> str:
    """How the recorded choice changes the life."""
    kind = turn.content.businesses[deed.kind]
    cost = money.in_country(turn, kind.start_cents)
    money.pay(turn, cost, "business")
    pattern = turn.rolls().choose("careers.business.name", kind.names, str) or kind.names[0]
    name = pattern.format(owner=turn.life.last_name)
    turn.put(Business(kind.id, name, cost))
    changing.change(turn, reading.held(turn))
    turn.announce(facts.BusinessStarted(kind.id))
    return changing.told(turn, "business_opened", "A business of your own", business=name)


def invest(turn: Turn, deed: InvestmentMade) -> None:
    """How the recorded choice changes the life. Raises Refused("not_enough_money")."""
    money.pay(turn, deed.cents, "business")
    held = turn.get(Business)
    turn.put(replace(held, invested_cents=held.invested_cents + deed.cents))


def sell_business(turn: Turn, deed: BusinessLeft) -> str:
    """How the recorded choice changes the life."""
    return changing.end_business(turn, businesses.sale_cents(turn.get(Business)), "closed")


def _owned(turn: Turn) -> Business:
    held = turn.find(Business)
    if held is None:
        raise Refused("not_allowed", "You have no business.")
    if law.is_in_prison(turn):
        raise Refused("not_allowed", _IN_PRISON)
    return held


def _side_reason(turn: Turn, job: Job, who: Applicant) -> str:
    if law.is_in_prison(turn):
        return _IN_PRISON
    if turn.find(SideJob) is not None:
        return "You have a side job already. One is enough for one calendar."
    reason = requirements.against(job, who, education.ATTAINMENTS)
    if reason:
        return reason
    hours = shifts.hours_of(job)
    taken = any(source != "business" and shifts.overlap(hours, d) for source, d in turn.get(Day).duties.items())
    return "Its hours are taken by your job or your lessons." if taken else ""


def _gig_reason(turn: Turn, job: Job, who: Applicant) -> str:
    if law.is_in_prison(turn) or day.place(turn):
        return "Not from where you are now."
    if _gigs_today(turn) >= gigs.MOST_A_DAY:
        return "Three of these in a month are enough. Tomorrow is another month."
    if turn.minute % MINUTES_PER_DAY // 60 + job.hours > 24:
        return "It is too late in the day to begin this."
    return requirements.against(job, who, education.ATTAINMENTS)


def _business_reason(turn: Turn, kind: BusinessKind, who: Applicant) -> str:
    if law.is_in_prison(turn):
        return _IN_PRISON
    if turn.find(Business) is not None:
        return "You have a business already. Close it first."
    if reading.held(turn).contract_months > 0:
        return "In uniform one is nobody's boss but the recruits'. Serve your contract first."
    found = list(requirements.missing(kind.needs, "", who, education.ATTAINMENTS))
    return f"It needs {requirements.listed(found)}." if found else ""


def _gigs_today(turn: Turn) -> int:
    log = turn.find(GigLog)
    return log.count if log is not None and log.day == reading.today(turn) else 0


def _option(turn: Turn, job: Job, reason: str) -> WorkOption:
    return WorkOption(
        id=job.id,
        name=job.name,
        track=job.track,
        pay_cents=money.in_country(turn, job.pay_cents),
        cost_cents=0,
        energy=job.energy,
        from_hour=job.from_hour,
        hours=job.hours,
        days=job.days if job.kind == "side" else (),
        available=not reason,
        reason=reason,
    )


def _business_option(turn: Turn, kind: BusinessKind, who: Applicant) -> WorkOption:
    reason = _business_reason(turn, kind, who)
    return WorkOption(
        id=kind.id,
        name=kind.name,
        track="",
        pay_cents=money.in_country(turn, kind.profit_cents),
        cost_cents=money.in_country(turn, kind.start_cents),
        energy=0,
        from_hour=9,
        hours=8,
        days=shifts.OWN_WEEK.days,
        available=not reason,
        reason=reason,
    )
