"""What careers hear: months and days pass, years end work, prison ends jobs, studies take room."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ws.content.schemas import Effects, Job
from ws.engine.clock import DAYS_PER_WEEK, MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.ageing.api import BirthdayCame
from ws.features.careers import changing, facts, reading
from ws.features.careers.records import Business, Career, SideJob, WorkHistory
from ws.features.careers.rules import businesses, pay, performance, plain_work, requirements, shifts, vacancies
from ws.features.day.api import DayBegan, OvertimeWorked, SlotEnded
from ws.features.day.records import Day
from ws.features.education import api as education
from ws.features.education.api import Enrolled
from ws.features.health import api as health
from ws.features.law import api as law
from ws.features.law.api import Imprisoned
from ws.features.money import api as money
from ws.features.vitals import api as vitals

ADULT: Final = 18
_ALLOWED_TO_WORK: Final = 13
_PLEASED: Final = Effects(happiness=4, stress=-2)
_WARNED: Final = Effects(happiness=-3, stress=5)
_LET_GO: Final = Effects(happiness=-9, stress=8)
_TOLD_FROM: Final = 130
"""Per cent of the usual profit, in either direction, from which a month of business is told."""
_RAISE_TOLD_FROM: Final = 2
"""Per cent points; smaller ones are seen in the pay."""
_JOB_BESIDE: Final = 15
_IN_PRISON: Final = 45
"""Points of standing that an owner who is busy elsewhere costs a business."""


def year_passes(turn: Turn, fact: BirthdayCame) -> None:
    """Everybody retires at 67, whoever never worked with a basic pension."""
    if fact.age >= pay.RETIRES_AT and reading.held(turn).kind != "retired":
        changing.retire(turn)


def month_begins(turn: Turn, fact: DayBegan) -> None:
    """Pay, pension or the search for work; then what stands beside it."""
    if turn.age() < _ALLOWED_TO_WORK:
        return
    held = turn.find(Career)
    if held is not None and held.kind == "job":
        _month_at_work(turn, held)
    elif held is not None and held.kind == "retired":
        money.earn(turn, held.pension_cents, "pension")
    elif turn.age() >= ADULT:
        _month_without_work(turn, held or Career())
    side = turn.find(SideJob)
    if side is not None:
        money.earn(turn, money.in_country(turn, turn.content.jobs[side.job].pay_cents), "side job")
    owned = turn.find(Business)
    if owned is not None:
        _month_in_business(turn, owned)


def slot_ends(turn: Turn, fact: SlotEnded) -> None:
    """A stretch of work is over. Days of illness do not count against anybody."""
    if fact.doing != "work" or fact.minutes <= 0 or not health.is_fit_for_duty(turn):
        return
    day_number, ends = divmod(turn.minute, MINUTES_PER_DAY)
    if ends == 0:
        day_number, ends = day_number - 1, MINUTES_PER_DAY
    duties = turn.get(Day).duties
    worked = shifts.worked(duties, day_number % DAYS_PER_WEEK, ends - fact.minutes, ends)
    for source, minutes in worked.items():
        attended = minutes * fact.attended_minutes // fact.minutes
        if source == "work":
            _day_at_work(turn, minutes, attended)
        elif source == "side_job":
            job = turn.content.jobs[turn.get(SideJob).job]
            vitals.affect(turn, Effects(stress=job.stress))
            turn.announce(facts.ShiftWorked(attended, job.id))
        elif source == "business":
            turn.announce(facts.ShiftWorked(attended, turn.get(Business).kind))


def overtime_worked(turn: Turn, fact: OvertimeWorked) -> None:
    """What was worked beyond the hours of the job is paid, and dearer than they are."""
    held = reading.held(turn)
    job = reading.job_of(turn)
    if job is not None:
        money.earn(turn, pay.overtime_cents(held.pay_cents, fact.minutes, job), "overtime")
        vitals.affect(turn, Effects(stress=job.stress * fact.minutes / (60 * job.hours)))


def imprisoned(turn: Turn, fact: Imprisoned) -> None:
    """Nobody keeps a place free for years."""
    if turn.find(SideJob) is not None:
        changing.drop_side_job(turn, "side_job_lost")
    held = reading.held(turn)
    if held.kind == "job":
        is_soldier = turn.content.jobs[held.job].kind == "military"
        changing.lose_job(turn, "imprisoned", "discharged" if is_soldier else "imprisoned")


def studies_begin(turn: Turn, fact: Enrolled) -> None:
    """Lectures may want the hours of a side job. The main job was given up before: nobody is enrolled
    full-time beside one."""
    changing.make_room(turn)


def _month_at_work(turn: Turn, held: Career) -> None:
    job = turn.content.jobs[held.job]
    if held.pay_cents == 0:
        held = _from_before_careers_grew(turn, held)
    if held.contract_months == 1:
        changing.told(turn, "contract_served")
    held = replace(held, months=held.months + 1, contract_months=max(0, held.contract_months - 1))
    turn.put(held)
    if held.leave_months:
        _month_on_leave(turn, held)
        return
    money.earn(turn, held.pay_cents, "salary")
    if held.months % turn.life.days_per_year == 0:
        _review(turn, held, job)
        return
    rolls = turn.rolls()
    track = turn.content.tracks[job.track]
    if track.layoffs and rolls.happens(
        performance.layoff_chance(track, held.performance, held.months), "careers.layoff"
    ):
        vitals.affect(turn, _LET_GO)
        changing.lose_job(turn, "redundant", "redundant", benefit=True)
    elif held.performance < performance.WARNED_BELOW and rolls.happens(performance.WARNING_CHANCE, "careers.warning"):
        _warn(turn, held)


def _month_on_leave(turn: Turn, held: Career) -> None:
    """Nobody is let go, warned or promoted who is at home with a child."""
    money.earn(turn, held.pay_cents * held.leave_percent // 100, "parental pay")
    if held.leave_months > 1:
        turn.put(replace(held, leave_months=held.leave_months - 1))
    else:
        changing.end_leave(turn)


def _from_before_careers_grew(turn: Turn, held: Career) -> Career:
    """A life that began its job when jobs were plainer: what it earned since it was grown counts as worked."""
    if turn.find(WorkHistory) is None:
        turn.put(WorkHistory(total_months=max(0, turn.age() - ADULT) * 12))
    employer = held.employer or vacancies.employer_of(turn.rolls(), turn.content.jobs[held.job], turn.content)
    return changing.with_pay(turn, replace(held, employer=employer))


def _warn(turn: Turn, held: Career) -> None:
    if held.warnings < performance.MOST_WARNINGS:
        turn.put(replace(held, warnings=held.warnings + 1))
        vitals.affect(turn, _WARNED)
        changing.told(turn, "warning")
    else:
        vitals.affect(turn, _LET_GO)
        changing.lose_job(turn, "dismissed", "dismissed", benefit=True)


def _review(turn: Turn, held: Career, job: Job) -> None:
    """Once a year: promotion, or a raise; a bonus; warnings are forgotten."""
    rolls = turn.rolls()
    bonus = pay.bonus_cents(turn.content.tracks[job.track], held.pay_cents, held.performance)
    if bonus:
        money.earn(turn, bonus, "bonus")
    warnings = held.warnings - (held.warnings > 0 and held.performance >= performance.FORGIVEN_FROM)
    percent = min(pay.MOST_PERCENT, held.pay_percent + pay.raise_at_review(held.performance))
    percent = max(percent, held.pay_percent)
    after = changing.with_pay(turn, replace(held, warnings=warnings, pay_percent=percent))
    turn.put(after)
    above = [turn.content.jobs[job_id] for job_id in job.leads_to]
    if above and held.performance >= performance.FORGIVEN_FROM:
        who = reading.applicant(turn)
        fit = [post for post in above if not requirements.against(post, who, education.ATTAINMENTS)]
        post = rolls.choose("careers.review.post", fit, lambda found: found.id)
        if post is not None and rolls.happens(
            performance.promotion_chance(post, held.performance), "careers.review.promotion", post.id
        ):
            vitals.affect(turn, _PLEASED)
            changing.promote(turn, post.id)
            return
    if bonus * 2 >= held.pay_cents:
        changing.told(turn, "bonus", amount=changing.amount(bonus))
    elif percent - held.pay_percent >= _RAISE_TOLD_FROM:
        changing.told(turn, "raise", amount=changing.amount(after.pay_cents))


def _month_without_work(turn: Turn, held: Career) -> None:
    """Benefit while it lasts, and after some months a plain job finds whoever does not look."""
    busy = turn.find(Business) is not None or reading.is_full_time_student(turn)
    if busy or law.is_in_prison(turn):
        if held.months:
            turn.put(replace(held, months=0))
        return
    months = held.months + 1
    turn.put(replace(held, months=months, benefit_months=max(0, held.benefit_months - 1)))
    if held.benefit_months:
        most = money.in_country(turn, pay.MOST_BENEFIT_CENTS)
        money.earn(turn, pay.benefit_cents(held.pay_cents, most), "unemployment benefit")
        if held.benefit_months == 1:
            changing.told(turn, "benefit_ends")
    if months > plain_work.PATIENCE and turn.rolls().happens(plain_work.CHANCE, "careers.plain_work"):
        _take_plain_work(turn)


def _take_plain_work(turn: Turn) -> None:
    life, today = turn.life, reading.today(turn)
    who = reading.applicant(turn)
    posts = [
        vacancy
        for vacancy in vacancies.opened_on(life.seed, today, turn.content, reading.pay_level(turn))
        if plain_work.is_plain(vacancy.job, who) and not requirements.against(vacancy.job, who, education.ATTAINMENTS)
    ]
    found = turn.rolls().choose(
        "careers.plain_work.post",
        posts,
        lambda vacancy: vacancy.id,
        lambda vacancy: plain_work.weight(vacancy.job, who),
    )
    if found is not None:
        changing.begin_job(turn, found.job.id, found.employer, found.pay_percent, "found_plain_work")


def _month_in_business(turn: Turn, owned: Business) -> None:
    kind = turn.content.businesses[owned.kind]
    rolls = turn.rolls()
    career = reading.held(turn)
    beside = _IN_PRISON if law.is_in_prison(turn) else _JOB_BESIDE if career.kind == "job" else 0
    result = businesses.result_cents(rolls, owned, kind, money.in_country(turn, kind.start_cents))
    cents = money.in_country(turn, abs(result))
    smarts = vitals.now(turn).smarts // vitals.POINT
    after = businesses.after_month(rolls, owned, cents if result >= 0 else -cents, smarts, career.effort, beside)
    turn.put(after)
    if result >= 0:
        money.earn(turn, cents, "business")
    else:
        money.charge(turn, cents, "business")
    if businesses.fails(rolls, after):
        changing.end_business(turn, businesses.sale_cents(after) // 2, "failed")
    elif abs(result) * 100 >= kind.profit_cents * _TOLD_FROM:
        text_id = "business_good" if result >= 0 else "business_bad"
        changing.told(turn, text_id, business=owned.name, amount=changing.amount(cents))


def _day_at_work(turn: Turn, minutes: int, attended: int) -> None:
    held = reading.held(turn)
    job = turn.content.jobs[held.job]
    now = vitals.now(turn)
    aim = performance.goal(
        now.smarts // vitals.POINT, now.happiness // vitals.POINT, now.stress // vitals.POINT, held.effort
    )
    points = performance.after_day(held.performance, aim, minutes, attended)
    if points != held.performance:
        turn.put(replace(held, performance=points))
    if attended:
        vitals.affect(turn, Effects(stress=job.stress * performance.EFFORT_STRESS[held.effort]))
        turn.announce(facts.ShiftWorked(attended, job.id))
