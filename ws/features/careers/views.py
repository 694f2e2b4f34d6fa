"""What the client sees of the work."""

from __future__ import annotations

from ws.content.schemas import Content, Job
from ws.features.careers.records import Application, Business, Career, SideJob
from ws.features.careers.rules.interviews import shown_questions
from ws.kernel.state import Reader


def work(reader: Reader, content: Content) -> dict[str, object] | None:
    """Job or pension, what stands beside it, and interviews to go to; nothing for who has none of it."""
    held = reader.find(Career) or Career()
    side, owned = reader.find(SideJob), reader.find(Business)
    waiting = [application for application in reader.all(Application) if not application.is_over]
    if held.kind == "none" and side is None and owned is None and not waiting:
        return None
    is_owner = held.kind == "none" and owned is not None
    job = content.jobs.get(held.job)
    works = held.kind == "job" and job is not None
    return {
        "kind": "job" if is_owner else held.kind,
        "title": _title(held, job, owned if is_owner else None),
        "job_id": job.id if works and job else "",
        "track": job.track if works and job else "",
        "rank": job.rank if works and job else 0,
        "employer": held.employer if works else "",
        "performance": held.performance,
        "pay_cents": _pay_cents(held, owned if is_owner else None),
        "effort": held.effort,
        "hours": {"from_hour": job.from_hour, "hours": job.hours, "days": job.days} if works and job else None,
        "months": held.months,
        "warnings": held.warnings,
        "contract_months": held.contract_months,
        "next": [_post(content.jobs[job_id]) for job_id in job.leads_to] if works and job else [],
        "side_jobs": [_side_job(side, content)] if side is not None else [],
        "business": None if owned is None else _business(owned, content),
        "pension_cents": held.pension_cents,
        "interviews": [_interview(application, content) for application in waiting],
    }


def _title(held: Career, job: Job | None, owned: Business | None) -> str:
    if owned is not None:
        return f"Owner of {owned.name}"
    name = job.name if job is not None and held.kind != "none" else ""
    if held.kind == "retired":
        return f"Retired ({name})" if name else "Retired"
    return name


def _pay_cents(held: Career, owned: Business | None) -> int:
    if owned is not None:
        return max(0, owned.last_cents)
    return {"job": held.pay_cents, "retired": held.pension_cents}.get(held.kind, 0)


def _post(job: Job) -> dict[str, object]:
    """A post above, and what it needs."""
    needs = job.needs
    return {
        "job_id": job.id,
        "name": job.name,
        "rank": job.rank,
        "needs": {
            "attainment": needs.attainment,
            "fields": needs.fields,
            "months": needs.months,
            "smarts": needs.min_smarts,
            "looks": needs.min_looks,
            "health": needs.min_health,
            "clean_record": needs.clean_record,
        },
    }


def _side_job(held: SideJob, content: Content) -> dict[str, object]:
    job = content.jobs[held.job]
    hours = {"from_hour": job.from_hour, "hours": job.hours, "days": job.days}
    return {"job_id": job.id, "name": job.name, "employer": held.employer, "hours": hours}


def _business(held: Business, content: Content) -> dict[str, object]:
    return {
        "kind": held.kind,
        "kind_name": content.businesses[held.kind].name,
        "name": held.name,
        "standing": held.standing,
        "months": held.months,
        "invested_cents": held.invested_cents,
        "last_cents": held.last_cents,
    }


def _interview(held: Application, content: Content) -> dict[str, object]:
    job = content.jobs[held.vacancy_id.partition("-")[2]]
    return {
        "vacancy_id": held.vacancy_id,
        "job_id": job.id,
        "name": job.name,
        "employer": held.employer,
        "closes_minute": held.closes_minute,
        "questions": shown_questions(content, held.questions),
    }
