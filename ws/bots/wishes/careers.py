"""Work: vacancies, interviews, asking for more, side jobs, gigs, a business."""

from __future__ import annotations

from ws.bots.known import Known, Plain, Wish, plain, plains, whole

LOOKS_ROUND = 0.3
"""Of those who have a job."""
QUITS = 0.02
RETIRES_FROM = 62
SHARE_FOR_BUSINESS = 5


def wish(known: Known) -> Wish | None:
    """An interview that waits comes first."""
    held = known.section("work")
    interviews = plains(held.get("interviews"))
    if interviews:
        return _interview(known, known.chance.choice(interviews))
    if known.age() < 14 or held.get("kind") == "retired":
        return None
    if known.happens(0.3):
        return _beside(known, held)
    if held.get("kind") == "job" and not known.happens(LOOKS_ROUND):
        return _at_work(known, held)
    if known.age() < 18:
        return None
    if not known.has("vacancies"):
        return "get_vacancies", {}
    open_to = known.available("vacancies")
    known.forget("vacancies")
    if not open_to:
        return None
    seen = known.chance.sample(open_to, min(3, len(open_to)))
    return "apply_for_job", {"vacancy_id": max(seen, key=lambda each: whole(each, "pay_cents"))["id"]}


def _interview(known: Known, interview: Plain) -> Wish:
    answers = [known.chance.choice(plains(question["choices"]))["id"] for question in plains(interview["questions"])]
    return "answer_interview", {"vacancy_id": interview["vacancy_id"], "choice_ids": answers}


def _at_work(known: Known, held: Plain) -> Wish | None:
    if known.age() >= RETIRES_FROM and known.happens(0.2):
        return "retire", {}
    if known.happens(QUITS) and not whole(held, "contract_months"):
        return "quit_job", {}
    if whole(held, "months") < 6 or known.happens(0.2):
        return "set_work_effort", {"effort": known.chance.choice(("low", "normal", "high"))}
    return known.chance.choice(("ask_for_raise", "ask_for_promotion")), {}


def _beside(known: Known, held: Plain) -> Wish | None:
    business = plain(held.get("business"))
    if business and known.happens(0.2):
        return "close_business", {}
    if business and known.cash() > 0 and known.happens(0.3):
        return "invest_in_business", {"cents": max(1, known.cash() // 10)}
    if plains(held.get("side_jobs")) and known.happens(0.1):
        return "quit_side_job", {}
    if not known.has("gigs"):
        return "get_work_options", {}
    wanted: list[Wish] = [("do_freelance_job", {"job_id": each["id"]}) for each in known.available("gigs")]
    wanted += [("take_side_job", {"job_id": each["id"]}) for each in known.available("side_jobs")]
    wanted += [
        ("start_business", {"kind": each["id"]})
        for each in known.available("businesses")
        if whole(each, "cost_cents") * SHARE_FOR_BUSINESS <= known.cash()
    ]
    known.forget("gigs", "side_jobs", "businesses")
    return known.chance.choice(wanted) if wanted else None
