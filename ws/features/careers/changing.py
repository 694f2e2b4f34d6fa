"""How a working life changes: hired, promoted, let go, retired."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.engine.turn import Turn
from ws.features.careers import facts, reading
from ws.features.careers.records import Business, Career, SideJob, WorkHistory
from ws.features.careers.rules import pay, shifts
from ws.features.day import api as day
from ws.features.day.records import Day
from ws.features.money import api as money
from ws.features.vitals import api as vitals
from ws.kernel.prose import fill

CHIEF: Final = "chief_executive"
"""The job at the top of the business track."""


def told(turn: Turn, text_id: str, heading: str = "", **fillers: str) -> str:
    """Tell something in one of its ways; returns the sentence."""
    texts = turn.content.career_texts[text_id].texts
    chosen = turn.rolls().choose(f"careers.told.{text_id}", texts, str) or texts[0]
    career = reading.held(turn)
    job = turn.content.jobs.get(career.job)
    names = {"title": job.name if job else "", "employer": career.employer or "your employer", **fillers}
    text = fill(chosen, **names)
    turn.tell("work", text, title=heading)
    return text


def amount(cents: int) -> str:
    """Money as it is told."""
    return f"${cents // 100:,}"


def change(turn: Turn, career: Career) -> None:
    """Take up other work, or none; the days follow, and a side job gives way."""
    turn.put(career)
    vitals.set_prestige(turn, "work", pay.prestige(career.kind, turn.content.jobs.get(career.job)))
    duty = shifts.duty_of(career, turn.content.jobs.get(career.job))
    day.set_duty(turn, "work", duty)
    if turn.find(Business) is not None:
        day.set_duty(turn, "business", shifts.OWN_WEEK if duty is None else shifts.OWN_SATURDAY)
    make_room(turn)


def end_leave(turn: Turn) -> None:
    """Back to work from the next midnight on."""
    change(turn, replace(reading.held(turn), leave_months=0, leave_percent=0))
    turn.announce(facts.LeaveEnded())


def make_room(turn: Turn) -> None:
    """Give up the side job if its hours are wanted by school or the main job."""
    side = turn.find(SideJob)
    if side is not None:
        hours = shifts.hours_of(turn.content.jobs[side.job])
        duties = turn.get(Day).duties.items()
        if any(source in ("work", "school") and shifts.overlap(hours, duty) for source, duty in duties):
            drop_side_job(turn, "side_job_ended")


def drop_side_job(turn: Turn, text_id: str) -> str:
    """End the side job and tell it; returns the sentence."""
    side = turn.get(SideJob)
    turn.remove(SideJob)
    day.set_duty(turn, "side_job", None)
    return told(turn, text_id, title=turn.content.jobs[side.job].name, employer=side.employer)


def end_business(turn: Turn, sold_cents: int, why: str) -> str:
    """The business is over ("closed" or "failed"); returns the sentence that is told."""
    owned = turn.get(Business)
    turn.remove(Business)
    day.set_duty(turn, "business", None)
    money.change(turn, sold_cents, "business sale")
    turn.announce(facts.BusinessEnded(owned.kind, why))
    return told(turn, f"business_{why}", business=owned.name, amount=amount(sold_cents))


def begin_job(turn: Turn, job_id: str, employer: str, pay_percent: int, text_id: str) -> str:
    """Be hired somewhere, by way of leaving what was before; returns the sentence that is told."""
    before = reading.held(turn)
    if before.kind == "job":
        _remember(turn, before)
        turn.announce(facts.LostJob(before.job, "resigned"))
    elif turn.find(WorkHistory) is None:
        turn.put(WorkHistory())
    is_enlisted = turn.content.jobs[job_id].kind == "military"
    begun = Career(
        kind="job",
        job=job_id,
        employer=employer,
        pay_percent=pay_percent,
        effort=before.effort,
        contract_months=turn.rolls().between(36, 48, "careers.contract") if is_enlisted else 0,
    )
    change(turn, replace(begun, pay_cents=reading.usual_pay_cents(turn, begun)))
    turn.announce(facts.Hired(job_id))
    if job_id == CHIEF:
        turn.announce(facts.BecameChief(job_id))
    return told(turn, text_id, "A new job")


def promote(turn: Turn, job_id: str) -> str:
    """Rise to a job at the same employer; returns the sentence that is told."""
    before = reading.held(turn)
    old, new = turn.content.jobs[before.job], turn.content.jobs[job_id]
    _remember(turn, before)
    percent = pay.percent_after_promotion(old, new, before.pay_percent)
    risen = replace(before, job=job_id, months=0, pay_percent=percent, performance=max(40, before.performance - 8))
    change(turn, replace(risen, pay_cents=reading.usual_pay_cents(turn, risen)))
    turn.announce(facts.Promoted(job_id))
    if job_id == CHIEF:
        turn.announce(facts.BecameChief(job_id))
        return told(turn, "became_chief", "Chief executive")
    return told(turn, "promoted", "A promotion")


def lose_job(turn: Turn, why: str, text_id: str, benefit: bool = False) -> str:
    """End the main job; returns the sentence that is told."""
    before = reading.held(turn)
    text = told(turn, text_id)
    _remember(turn, before)
    months = pay.BENEFIT_MONTHS if benefit else 0
    change(
        turn,
        Career(
            pay_cents=reading.monthly_pay_cents(turn), effort=before.effort, benefit_months=months, job="", months=0
        ),
    )
    turn.announce(facts.LostJob(before.job, why))
    return text


def retire(turn: Turn) -> str:
    """Work is over: a pension from years worked and last pay; returns the sentence that is told."""
    before = reading.held(turn)
    if before.kind == "job":
        _remember(turn, before)
    history = turn.find(WorkHistory) or WorkHistory()
    age = turn.age()
    last = reading.monthly_pay_cents(turn) if before.kind == "job" else before.pay_cents
    level = money.in_country(turn, pay.LEVEL)
    earned = money.in_country(turn, pay.pension_cents(last * pay.LEVEL // level, history.total_months, age))
    basic = money.in_country(turn, pay.BASIC_PENSION_CENTS) if age >= pay.RETIRES_AT else 0
    pension = max(earned, basic)
    text = told(turn, "retired" if before.kind == "job" else "basic_pension", "Retirement")
    change(turn, Career(kind="retired", job=before.job, pension_cents=pension, employer=before.employer))
    if before.kind == "job":
        turn.announce(facts.LostJob(before.job, "retired"))
    turn.announce(facts.Retired(pension))
    return text


def with_pay(turn: Turn, career: Career) -> Career:
    """The same career, its pay worked out anew."""
    return replace(career, pay_cents=reading.usual_pay_cents(turn, career))


def _remember(turn: Turn, career: Career) -> None:
    """Add the months of a job to what has been worked."""
    history = turn.find(WorkHistory) or WorkHistory()
    track = turn.content.jobs[career.job].track
    by_track = {**history.track_months, track: history.track_months.get(track, 0) + career.months}
    turn.put(WorkHistory(history.total_months + career.months, by_track))
