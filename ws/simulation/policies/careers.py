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
    Effort,
    GetVacancies,
    Retire,
    SetWorkEffort,
)
from ws.features.careers.records import Application, Career, WorkHistory
from ws.features.careers.rules import requirements, vacancies
from ws.features.careers.rules.vacancies import Vacancy
from ws.features.day.records import Day
from ws.features.education.api import ATTAINMENTS
from ws.features.education.records import Attainments
from ws.features.law.records import LawRecord
from ws.features.money.records import TaxYear
from ws.features.money.rules import scaled
from ws.features.vitals.records import Vitals
from ws.kernel.messages import Request
from ws.kernel.state import Reader

POINT: Final = 1_000_000
LOOKS_ROUND: Final = 0.012
"""A month, for something better."""
LOOKS_EAGERLY: Final = 0.15
"""... of those whose work asks for less than they have learnt, or pays much less than the last one."""
ASKS: Final = 0.02
STOPS_FROM: Final = 65
SEARCHES: Final = 0.25
"""A month, without work."""
MUCH_LESS_PERCENT: Final = 80
LEAST_PERCENT: Final = 95
"""Of the present pay, for somebody who changes: a new place is not always a dearer one."""
GRADUATE: Final = ATTAINMENTS.index("bachelor")
IDLE: Final = 0.08
AMBITIOUS: Final = 0.25
"""Shares of those who work less, and more, than others."""
CLIMBS: Final = 0.1
CLIMBER_ASKS: Final = 0.12
"""Some of the ambitious want to the top: they ask for the next post as often as is decent, and stay in their line."""
SEEN: Final = 3
"""Advertisements that catch the eye in a search."""
OWN_TRACK: Final = 4
"""How much rather they are read when they are of the own line of work."""
OWN_LEVEL: Final = 8
"""... when they ask for the degree that one has."""
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
    wish = int(life.seed[24:32], 16) / 2**32
    effort: Effort = "low" if wish < IDLE else "high" if wish > 1 - AMBITIOUS else "normal"
    if age >= STOPS_FROM and chance.random() < 0.05:
        yield Retire()
    elif held.kind == "job" and held.effort != effort and held.months > 3:
        yield SetWorkEffort(effort=effort)
    elif held.kind == "job" and chance.random() < (CLIMBER_ASKS if wish > 1 - CLIMBS else ASKS):
        yield AskForPromotion() if wish > 1 - CLIMBS or chance.random() < 0.5 else AskForRaise()
    elif chance.random() < _eagerness(reader, content, held):
        if chance.random() < 0.1:
            yield GetVacancies()
        for vacancy in _wanted(reader, content, minute, held, age, chance):
            yield ApplyForJob(vacancy_id=vacancy.id)
            application = reader.find(Application, vacancy.id)
            if application is not None and not application.is_over:
                yield AnswerInterview(vacancy_id=vacancy.id, choice_ids=_answers(application, content, chance))
                return


def _eagerness(reader: Reader, content: Content, held: Career) -> float:
    """How likely it is that advertisements are read in a month."""
    if held.kind != "job":
        return SEARCHES
    attained = reader.find(Attainments)
    learnt = ATTAINMENTS.index(attained.highest) if attained is not None else 0
    if learnt >= GRADUATE > ATTAINMENTS.index(content.jobs[held.job].needs.attainment) and held.months > 1:
        return LOOKS_EAGERLY
    year = reader.find(TaxYear)
    if year is not None and held.pay_cents * 1200 < year.previous_gross_cents * MUCH_LESS_PERCENT:
        return LOOKS_EAGERLY
    return LOOKS_ROUND


def _applicant(reader: Reader, content: Content, held: Career, age: int) -> requirements.Applicant:
    """What somebody knows of themselves."""
    attained = reader.find(Attainments) or Attainments(highest="high")
    now = reader.get(Vitals)
    convicted = reader.find(LawRecord)
    return requirements.Applicant(
        age=age,
        attainment=ATTAINMENTS.index(attained.highest),
        fields=frozenset(content.programmes[each].field for each in attained.degrees if each in content.programmes),
        smarts=now.smarts // POINT,
        looks=now.looks // POINT,
        health=now.health // POINT,
        track_months=requirements.experience(reader.find(WorkHistory) or WorkHistory(), held, content),
        is_convicted=convicted is not None and bool(convicted.convictions),
    )


def _wanted(
    reader: Reader, content: Content, minute: int, held: Career, age: int, chance: random.Random
) -> list[Vacancy]:
    """Some posts that might do, as they come to mind. Nobody reads every advertisement, and who has just lost
    a job does not take the next best."""
    who = _applicant(reader, content, held, age)
    least = held.pay_cents if held.kind == "job" else held.pay_cents * 6 // 10 if held.benefit_months else 0
    life = reader.get(Life)
    own_track = OWN_TRACK * (4 if int(life.seed[24:32], 16) / 2**32 > 1 - CLIMBS else 1)
    economy = content.economies.get(life.country)
    level = economy.income_percent if economy is not None else 100
    seen = []
    for vacancy in vacancies.open_on(life.seed, minute // MINUTES_PER_DAY, content, scaled(10_000, level) / 10_000):
        if (
            vacancy.job.pay_cents * level // 100 * vacancy.pay_percent > least * LEAST_PERCENT
            and next(requirements.missing(vacancy.job.needs, vacancy.job.track, who, ATTAINMENTS), None) is None
            and reader.find(Application, vacancy.id) is None
        ):
            weight = own_track if who.track_months.get(vacancy.job.track, 0) >= MONTHS_TO_BELONG else 1
            if who.attainment >= GRADUATE and ATTAINMENTS.index(vacancy.job.needs.attainment) >= GRADUATE:
                weight *= OWN_LEVEL
            seen.append((chance.random() ** (1 / weight), vacancy.id, vacancy))
    seen.sort(reverse=True)
    return [vacancy for _, _, vacancy in seen[:SEEN]]


def _answers(application: Application, content: Content, chance: random.Random) -> tuple[str, ...]:
    """Mostly the better of two answers that come to mind."""
    chosen: list[str] = []
    for question_id in application.questions:
        two = chance.choices(content.interviews[question_id].choices, k=2)
        chosen.append(max(two, key=lambda answer: answer.quality).id)
    return tuple(chosen)
