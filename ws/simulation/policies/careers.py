"""What a plain person asks for at work."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Final

from ws.content.schemas import Content
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.records import Life
from ws.features.careers.messages import (
    AnswerInterview,
    ApplyForJob,
    AskForPromotion,
    AskForRaise,
    GetVacancies,
    Retire,
)
from ws.features.careers.records import Application, Career, WorkHistory
from ws.features.careers.rules import requirements, vacancies
from ws.features.careers.rules.vacancies import Vacancy
from ws.features.day.records import Day
from ws.features.vitals.records import Vitals
from ws.kernel.messages import Request
from ws.kernel.state import Reader

POINT: Final = 1_000_000
LOOKS_ROUND: Final = 0.06
"""A month, for something better."""
ASKS: Final = 0.04
STOPS_FROM: Final = 65
TRIES: Final = 4
"""Posts that seem above one and are tried all the same, and as many that do not."""


def requests(reader: Reader, content: Content, minute: int, chance: random.Random) -> Iterator[Request]:
    """Look for work without it, sometimes with it; ask for more now and then; retire in the sixties."""
    life = reader.get(Life)
    age = minute // (MINUTES_PER_DAY * life.days_per_year)
    held = reader.find(Career) or Career()
    if not 18 <= age < 67 or held.kind == "retired" or held.contract_months:
        return
    if any(duty.doing == "school" for duty in reader.get(Day).duties.values()):
        return
    if age >= STOPS_FROM and chance.random() < 0.05:
        yield Retire()
    elif held.kind == "job" and chance.random() < ASKS:
        yield AskForPromotion() if chance.random() < 0.5 else AskForRaise()
    elif (held.kind == "none" and chance.random() < 0.4) or (held.kind == "job" and chance.random() < LOOKS_ROUND):
        yield GetVacancies()
        for vacancy in _wanted(reader, content, minute, held, age):
            yield ApplyForJob(vacancy_id=vacancy.id)
            application = reader.find(Application, vacancy.id)
            if application is not None and not application.is_over:
                yield AnswerInterview(vacancy_id=vacancy.id, choice_ids=_answers(application, content, chance))
                return


def _wanted(reader: Reader, content: Content, minute: int, held: Career, age: int) -> Iterator[Vacancy]:
    """The best paid posts first; those that need a degree, which one may have, and then those that do not."""
    months = requirements.experience(reader.find(WorkHistory) or WorkHistory(), held, content)
    now = reader.get(Vitals)
    seed, today = reader.get(Life).seed, minute // MINUTES_PER_DAY
    least = held.pay_cents * 110 // 100 if held.kind == "job" else 0
    found = [
        vacancy
        for vacancy in vacancies.open_on(seed, today, content, 1.0)
        if vacancy.job.pay_cents * vacancy.pay_percent > least * 100
        and vacancy.job.kind == "job"
        and reader.find(Application, vacancy.id) is None
        and vacancy.job.needs.min_age <= age
        and vacancy.job.needs.min_smarts * POINT <= now.smarts
        and vacancy.job.needs.min_looks * POINT <= now.looks
        and vacancy.job.needs.min_health * POINT <= now.health
        and (months.get(vacancy.job.track, 0) >= vacancy.job.needs.months or vacancy.job.needs.instead_of_months)
    ]
    found.sort(key=lambda vacancy: (-vacancy.job.pay_cents * vacancy.pay_percent, vacancy.id))
    learned = [vacancy for vacancy in found if vacancy.job.needs.attainment not in ("none", "high")]
    for group in (_one_a_field(learned), [vacancy for vacancy in found if vacancy not in learned][:TRIES]):
        yield from group


def _one_a_field(posts: list[Vacancy]) -> list[Vacancy]:
    """The best post for each field of study: whoever has studied has studied something."""
    best: dict[tuple[str, ...], Vacancy] = {}
    for vacancy in posts:
        best.setdefault(vacancy.job.needs.fields, vacancy)
    return list(best.values())[: TRIES * 3]


def _answers(application: Application, content: Content, chance: random.Random) -> tuple[str, ...]:
    """Mostly the better of two answers that come to mind."""
    chosen: list[str] = []
    for question_id in application.questions:
        two = chance.choices(content.interviews[question_id].choices, k=2)
        chosen.append(max(two, key=lambda answer: answer.quality).id)
    return tuple(chosen)
