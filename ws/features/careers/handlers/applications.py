"""Vacancies, applications and interviews."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from ws.content.schemas import Job
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.turn import Turn
from ws.features.careers import changing, reading
from ws.features.careers.messages import (
    AnswerInterview,
    Applied,
    ApplyForJob,
    GetVacancies,
    Interview,
    InterviewAnswered,
    InterviewResult,
    Vacancies,
    VacancyOffer,
)
from ws.features.careers.records import Application
from ws.features.careers.rules import interviews, pay, requirements, vacancies
from ws.features.careers.rules.requirements import Applicant
from ws.features.careers.rules.vacancies import Vacancy
from ws.features.education import api as education
from ws.features.law import api as law
from ws.features.money import api as money
from ws.features.vitals import api as vitals
from ws.kernel.errors import Refused


class Decided(msgspec.Struct, frozen=True):
    """What came of an interview."""

    hired: bool
    text: str


def get_vacancies(turn: Turn, request: GetVacancies) -> Vacancies:
    """Every post that is open, with what stands against it."""
    life = turn.living()
    if request.track is not None and request.track not in turn.content.tracks:
        raise Refused("not_found", "There is no such line of work.", track=request.track)
    who = reading.applicant(turn)
    general = hindrance(turn)
    open_now = vacancies.open_on(life.seed, reading.today(turn), turn.content, reading.pay_level(turn))
    return Vacancies(
        vacancies=tuple(
            _offer(turn, vacancy, _reason(turn, vacancy, who, general))
            for vacancy in open_now
            if request.track in (None, vacancy.job.track)
        )
    )


def apply_for_job(turn: Turn, request: ApplyForJob) -> Interview:
    """Apply for a post. Refused with what stands against it."""
    turn.living()
    vacancy = _find(turn, request.vacancy_id)
    reason = _reason(turn, vacancy, reading.applicant(turn), hindrance(turn))
    if reason:
        raise Refused("not_allowed", reason, vacancy_id=vacancy.id)
    if sum(not held.is_over for held in turn.all(Application)) >= interviews.MOST_OPEN:
        raise Refused("not_allowed", "You have enough interviews to go to. Go to one of them first.")
    turn.perform(Applied(vacancy.id))
    held = turn.get(Application, vacancy.id)
    return Interview(
        vacancy_id=vacancy.id,
        employer=vacancy.employer,
        questions=interviews.shown_questions(turn.content, held.questions),
        closes_minute=held.closes_minute,
    )


def answer_interview(turn: Turn, request: AnswerInterview) -> InterviewResult:
    """Go to the interview and hear the decision."""
    turn.living()
    held = turn.find(Application, request.vacancy_id)
    if held is None or held.is_over:
        raise Refused("not_found", "No interview is waiting for you there.", vacancy_id=request.vacancy_id)
    vacancy = _find(turn, request.vacancy_id)
    interviews.quality(held.questions, request.choice_ids, turn.content)
    reason = _job_reason(vacancy.job, reading.applicant(turn), hindrance(turn))
    if reason:
        raise Refused("not_allowed", reason, vacancy_id=vacancy.id)
    decided = turn.perform(InterviewAnswered(vacancy.id, request.choice_ids))
    if not isinstance(decided, Decided):
        raise TypeError("an interview gives a decision")
    return InterviewResult(vacancy_id=vacancy.id, hired=decided.hired, text=decided.text)


def apply(turn: Turn, deed: Applied) -> None:
    """How the recorded application changes the life."""
    vacancy = _find(turn, deed.vacancy_id)
    questions = interviews.questions_for(turn.rolls(), vacancy.job, turn.content, vacancy.id)
    closes = (vacancy.closes_day + 1) * MINUTES_PER_DAY
    turn.put(Application(vacancy.id, vacancy.employer, questions, closes))
    turn.schedule(closes, "application_closes", vacancy.id)


def decide(turn: Turn, deed: InterviewAnswered) -> Decided:
    """How the recorded answers change the life: hired, or not."""
    held = turn.get(Application, deed.vacancy_id)
    vacancy = _find(turn, deed.vacancy_id)
    now = vitals.now(turn)
    turn.put(replace(held, is_over=True))
    chance = interviews.chance(
        vacancy.job,
        reading.applicant(turn),
        interviews.quality(held.questions, deed.choice_ids, turn.content),
        now.happiness // vitals.POINT,
        now.stress // vitals.POINT,
    )
    if turn.rolls().happens(chance, "careers.interview", vacancy.id):
        return Decided(True, changing.begin_job(turn, vacancy.job.id, vacancy.employer, vacancy.pay_percent, "hired"))
    return Decided(False, changing.told(turn, "turned_down", title=vacancy.job.name, employer=vacancy.employer))


def hindrance(turn: Turn) -> str:
    """What keeps the life from any new job at all; "" when nothing does."""
    held = reading.held(turn)
    if law.is_in_prison(turn):
        return "Nobody hires from a prison cell. First you have to get out."
    if held.kind == "retired" or turn.age() >= pay.RETIRES_AT:
        return "You are retired. Let others get up early now; side jobs and gigs are still there for you."
    if held.contract_months > 0:
        return f"You have signed for {held.contract_months} more months in uniform."
    if reading.is_full_time_student(turn):
        return "School and studies fill your week. A side job may fit beside them."
    return ""


def _find(turn: Turn, vacancy_id: str) -> Vacancy:
    found = vacancies.find(vacancy_id, turn.life.seed, reading.today(turn), turn.content, reading.pay_level(turn))
    if found is None:
        raise Refused("not_found", "This post is not vacant (any more).", vacancy_id=vacancy_id)
    return found


def _reason(turn: Turn, vacancy: Vacancy, who: Applicant, general: str) -> str:
    application = turn.find(Application, vacancy.id)
    if application is not None:
        return (
            "They have made up their minds about you." if application.is_over else "An interview is arranged already."
        )
    held = reading.held(turn)
    if held.kind == "job" and held.job == vacancy.job.id and held.employer == vacancy.employer:
        return "This is the job you have."
    return _job_reason(vacancy.job, who, general)


def _job_reason(job: Job, who: Applicant, general: str) -> str:
    return general or requirements.against(job, who, education.ATTAINMENTS)


def _offer(turn: Turn, vacancy: Vacancy, reason: str) -> VacancyOffer:
    job = vacancy.job
    return VacancyOffer(
        id=vacancy.id,
        job_id=job.id,
        name=job.name,
        track=job.track,
        rank=job.rank,
        kind=job.kind,
        employer=vacancy.employer,
        pay_cents=money.in_country(turn, job.pay_cents * vacancy.pay_percent // 100),
        from_hour=job.from_hour,
        hours=job.hours,
        days=job.days,
        stress=job.stress,
        closes_day=vacancy.closes_day,
        available=not reason,
        reason=reason,
    )
