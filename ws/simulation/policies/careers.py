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
LOOKS_ROUND: Final = 0.025
"""A month, for something better."""
ASKS: Final = 0.04
STOPS_FROM: Final = 65
SEARCHES: Final = 0.06
"""A month, without work."""
SEEN: Final = 3
"""Advertisements that catch the eye in a search."""
OWN_TRACK: Final = 4
"""How much rather they are read when they are of the own line of work."""
MONTHS_TO_BELONG: Final = 12


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
    elif (held.kind == "none" and chance.random() < SEARCHES) or (
        held.kind == "job" and chance.random() < LOOKS_ROUND
    ):
        yield GetVacancies()
        for vacancy in _wanted(reader, content, minute, held, age, chance):
            yield ApplyForJob(vacancy_id=vacancy.id)
            application = reader.find(Application, vacancy.id)
            if application is not None and not application.is_over:
                yield AnswerInterview(vacancy_id=vacancy.id, choice_ids=_answers(application, content, chance))
                return


def _wanted(
    reader: Reader, content: Content, minute: int, held: Career, age: int, chance: random.Random
) -> list[Vacancy]:
    """Some posts that might do, the best paid first. Nobody reads every advertisement."""
    months = requirements.experience(reader.find(WorkHistory) or WorkHistory(), held, content)
    now = reader.get(Vitals)
    least = held.pay_cents if held.kind == "job" else 0
    seen = []
    for vacancy in vacancies.open_on(reader.get(Life).seed, minute // MINUTES_PER_DAY, content, 1.0):
        needs = vacancy.job.needs
        if (
            vacancy.job.pay_cents * vacancy.pay_percent > least * 105
            and reader.find(Application, vacancy.id) is None
            and needs.min_age <= age <= needs.max_age
            and needs.min_smarts * POINT <= now.smarts
            and needs.min_looks * POINT <= now.looks
            and needs.min_health * POINT <= now.health
            and (months.get(vacancy.job.track, 0) >= needs.months or needs.instead_of_months)
        ):
            weight = OWN_TRACK if months.get(vacancy.job.track, 0) >= MONTHS_TO_BELONG else 1
            seen.append((chance.random() ** (1 / weight), vacancy.id, vacancy))
    seen.sort(reverse=True)
    return sorted(
        (vacancy for _, _, vacancy in seen[:SEEN]), key=lambda v: v.job.pay_cents * v.pay_percent, reverse=True
    )


def _answers(application: Application, content: Content, chance: random.Random) -> tuple[str, ...]:
    """Mostly the better of two answers that come to mind."""
    chosen: list[str] = []
    for question_id in application.questions:
        two = chance.choices(content.interviews[question_id].choices, k=2)
        chosen.append(max(two, key=lambda answer: answer.quality).id)
    return tuple(chosen)
