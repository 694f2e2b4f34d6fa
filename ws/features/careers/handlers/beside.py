"""Beside the main job: side jobs and gigs, and what else there is."""

from __future__ import annotations

import msgspec

from ws.content.schemas import Effects, Job
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.careers import changing, facts, reading
from ws.features.careers.handlers import ownership
from ws.features.careers.messages import (
    DoFreelanceJob,
    GetWorkOptions,
    GigChosen,
    GigOutcome,
    QuitSideJob,
    SideJobChosen,
    SideJobLeft,
    SideJobQuit,
    SideJobTaken,
    TakeSideJob,
    WorkOption,
    WorkOptions,
)
from ws.features.careers.records import GigLog, SideJob
from ws.features.careers.rules import catalogue, gigs, requirements, shifts, vacancies
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
        businesses=tuple(ownership.option(turn, kind, who) for kind in turn.content.businesses.values()),
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
