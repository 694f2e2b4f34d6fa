"""The main job: effort, raises, promotion, leaving, retirement."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from ws.content.schemas import Effects, Job
from ws.engine.turn import Turn
from ws.features.careers import changing, reading
from ws.features.careers.messages import (
    AskForPromotion,
    AskForRaise,
    EffortSet,
    JobQuit,
    PromotionAnswer,
    PromotionAsked,
    QuitJob,
    RaiseAnswer,
    RaiseAsked,
    Resigned,
    Retire,
    RetirementBegun,
    RetirementChosen,
    SetWorkEffort,
    WorkEffort,
)
from ws.features.careers.records import Business, Career, WorkHistory
from ws.features.careers.rules import pay, performance, requirements
from ws.features.education import api as education
from ws.features.law import api as law
from ws.features.vitals import api as vitals
from ws.kernel.errors import Refused

_LEAST_PERFORMANCE = 40
"""For a promotion on request."""
_DISAPPOINTED = Effects(happiness=-1.5, stress=1.5)
_PLEASED = Effects(happiness=3)


class Answered(msgspec.Struct, frozen=True):
    """What the boss says."""

    granted: bool
    text: str


def set_work_effort(turn: Turn, request: SetWorkEffort) -> WorkEffort:
    """Work less, as usual, or more from now on."""
    turn.living()
    if reading.held(turn).kind != "job" and turn.find(Business) is None:
        raise Refused("not_allowed", "You have no work to put effort into.")
    if reading.held(turn).effort != request.effort:
        turn.perform(EffortSet(request.effort))
    return WorkEffort(effort=request.effort)


def ask_for_raise(turn: Turn, request: AskForRaise) -> RaiseAnswer:
    """Ask for more money. Refused too soon, or at the top of what the job pays."""
    turn.living()
    held = _working(turn)
    _refuse_too_soon(turn, held, held.raise_asked_day)
    if held.pay_percent >= pay.MOST_PERCENT:
        raise Refused("not_allowed", "Nobody is paid more for this work. More money comes with a higher post only.")
    answered = turn.perform(RaiseAsked())
    if not isinstance(answered, Answered):
        raise TypeError("a boss gives an answer")
    return RaiseAnswer(granted=answered.granted, pay_cents=reading.monthly_pay_cents(turn), text=answered.text)


def ask_for_promotion(turn: Turn, request: AskForPromotion) -> PromotionAnswer:
    """Ask for the next post. Refused with what it needs."""
    turn.living()
    held = _working(turn)
    _refuse_too_soon(turn, held, held.promotion_asked_day)
    target = next_post(turn)
    if held.performance < _LEAST_PERFORMANCE:
        raise Refused(
            "not_allowed",
            f"Your performance should be {_LEAST_PERFORMANCE} before you ask.",
            needed=_LEAST_PERFORMANCE,
            performance=held.performance,
        )
    answered = turn.perform(PromotionAsked(target.id))
    if not isinstance(answered, Answered):
        raise TypeError("a boss gives an answer")
    return PromotionAnswer(granted=answered.granted, job_id=reading.held(turn).job, text=answered.text)


def quit_job(turn: Turn, request: QuitJob) -> JobQuit:
    """Give notice. Refused while a contract runs."""
    turn.living()
    held = _working(turn)
    if held.contract_months > 0:
        raise Refused(
            "not_allowed",
            f"You have signed for {held.contract_months} more months. The gate stays shut until then.",
            months=held.contract_months,
        )
    text = turn.perform(Resigned())
    return JobQuit(job_id=held.job, text=str(text))


def retire(turn: Turn, request: Retire) -> RetirementBegun:
    """Stop working for good. Refused below 60, and to those who have not worked for ten years."""
    turn.living()
    held = reading.held(turn)
    if held.kind == "retired":
        raise Refused("not_allowed", "You are retired already. It does not get any better.")
    if turn.age() < pay.RETIRES_FROM:
        raise Refused(
            "not_allowed", f"One may retire from {pay.RETIRES_FROM} on.", needed=pay.RETIRES_FROM, age=turn.age()
        )
    if law.is_in_prison(turn):
        raise Refused("not_allowed", "Not from in here.")
    worked = (turn.find(WorkHistory) or WorkHistory()).total_months + (held.months if held.kind == "job" else 0)
    if worked < pay.LEAST_PENSION_MONTHS:
        raise Refused(
            "not_allowed",
            "A pension before 67 needs ten years of work.",
            needed=pay.LEAST_PENSION_MONTHS,
            months=worked,
        )
    text = turn.perform(RetirementChosen())
    return RetirementBegun(pension_cents=reading.held(turn).pension_cents, text=str(text))


def keep_effort(turn: Turn, deed: EffortSet) -> None:
    """How the recorded choice changes the life."""
    turn.put(replace(reading.held(turn), effort=deed.effort))


def hear_raise(turn: Turn, deed: RaiseAsked) -> Answered:
    """What the boss says to the recorded question."""
    held = replace(reading.held(turn), raise_asked_day=reading.today(turn))
    rolls = turn.rolls()
    granted = rolls.happens(pay.raise_chance(held.performance, held.pay_percent), "careers.raise")
    if granted:
        percent = min(pay.MOST_PERCENT, held.pay_percent + rolls.between(3, 8, "careers.raise.percent"))
        held = changing.with_pay(turn, replace(held, pay_percent=percent))
    turn.put(held)
    vitals.affect(turn, _PLEASED if granted else _DISAPPOINTED)
    text_id = "raise_granted" if granted else "raise_refused"
    return Answered(granted, changing.told(turn, text_id, amount=changing.amount(held.pay_cents)))


def hear_promotion(turn: Turn, deed: PromotionAsked) -> Answered:
    """What the boss says to the recorded question."""
    held = replace(reading.held(turn), promotion_asked_day=reading.today(turn))
    turn.put(held)
    chance = performance.promotion_chance(turn.content.jobs[deed.job_id], held.performance)
    granted = turn.rolls().happens(chance, "careers.promotion.asked", deed.job_id)
    vitals.affect(turn, _PLEASED if granted else _DISAPPOINTED)
    if granted:
        return Answered(True, changing.promote(turn, deed.job_id))
    return Answered(False, changing.told(turn, "promotion_refused"))


def resign(turn: Turn, deed: Resigned) -> str:
    """How the recorded notice changes the life."""
    return changing.lose_job(turn, "resigned", "resigned")


def stop_working(turn: Turn, deed: RetirementChosen) -> str:
    """How the recorded choice changes the life."""
    return changing.retire(turn)


def next_post(turn: Turn) -> Job:
    """The post above the present one that can be had. Raises Refused with what is missing."""
    job = turn.content.jobs[reading.held(turn).job]
    if not job.leads_to:
        raise Refused("not_allowed", "There is no post above yours at this employer. Look at the vacancies.")
    above = [turn.content.jobs[job_id] for job_id in job.leads_to]
    who = reading.applicant(turn)
    fit = [post for post in above if not requirements.against(post, who, education.ATTAINMENTS)]
    chosen = turn.rolls().choose("careers.next_post", fit, lambda post: post.id)
    if chosen is None:
        reason = requirements.against(above[0], who, education.ATTAINMENTS)
        raise Refused("not_allowed", f"Next would be: {above[0].name}. {reason}", job_id=above[0].id)
    return chosen


def _working(turn: Turn) -> Career:
    held = reading.held(turn)
    if held.kind != "job":
        raise Refused("not_allowed", "You have no job.")
    return held


def _refuse_too_soon(turn: Turn, held: Career, asked_day: int) -> None:
    if held.months < pay.FIRST_ASKING:
        wait = pay.FIRST_ASKING - held.months
        raise Refused("not_allowed", f"You have hardly arrived. Ask again in {wait} months.", months=wait)
    since = reading.today(turn) - asked_day
    if asked_day >= 0 and since < pay.MONTHS_BETWEEN_ASKING:
        wait = pay.MONTHS_BETWEEN_ASKING - since
        raise Refused("not_allowed", f"You have asked not long ago. Ask again in {wait} months.", months=wait)
