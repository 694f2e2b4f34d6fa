"""Vacancies: not kept, but drawn by the life's own chance for each month, the same whoever asks and when."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import msgspec

from ws.content.schemas import Content, Job
from ws.engine.clock import MINUTES_PER_DAY
from ws.features.careers.rules import catalogue
from ws.kernel.rolls import Rolls

OPEN_DAYS: Final = 3
"""Months a vacancy stays open, the one it came in included."""
LEAST_LEVEL: Final = 0.1
LEAST_PERCENT: Final = 84
MOST_PERCENT: Final = 100


class Vacancy(msgspec.Struct, frozen=True):
    """A post that somebody looks for."""

    id: str
    job: Job
    employer: str
    pay_percent: int
    """Of what the job usually pays."""
    opened_day: int
    closes_day: int
    """The last day of it."""


def chance(job: Job, content: Content, level: float) -> float:
    """That a month brings a vacancy, where pay is `level` times that of the United States."""
    development = content.tracks[job.track].development
    return min(1.0, job.demand * max(LEAST_LEVEL, level) ** development) if development else job.demand


def opened_on(seed: str, day: int, content: Content, level: float) -> tuple[Vacancy, ...]:
    """The vacancies that came on a day. Whoever looks for work asks for the same three days again and again."""
    return _opened_on(seed, day, catalogue.of(content), level)


@lru_cache(maxsize=64)
def _opened_on(seed: str, day: int, listed: catalogue.Catalogue, level: float) -> tuple[Vacancy, ...]:
    rolls = Rolls(bytes.fromhex(seed), day * MINUTES_PER_DAY)
    content = listed.content
    luck = _luck(seed, day, listed)
    return tuple(
        _drawn(rolls, day, job, content)
        for job, drawn, likely in zip(listed.advertised, luck, _chances(listed, level), strict=True)
        if drawn < likely
    )


@lru_cache(maxsize=64)
def _luck(seed: str, day: int, listed: catalogue.Catalogue) -> tuple[float, ...]:
    """What each advertised job draws on a day, whatever the level of pay."""
    rolls = Rolls(bytes.fromhex(seed), day * MINUTES_PER_DAY)
    return tuple(rolls.chances("careers.vacancy", [job.id for job in listed.advertised]))


@lru_cache(maxsize=256)
def _chances(listed: catalogue.Catalogue, level: float) -> tuple[float, ...]:
    return tuple(chance(job, listed.content, level) for job in listed.advertised)


def open_on(seed: str, today: int, content: Content, level: float) -> list[Vacancy]:
    """Every vacancy that is open on a day, newest first."""
    days = range(today, max(-1, today - OPEN_DAYS), -1)
    return [vacancy for day in days for vacancy in opened_on(seed, day, content, level)]


def find(vacancy_id: str, seed: str, today: int, content: Content, level: float) -> Vacancy | None:
    """The open vacancy of this id."""
    number, _, job_id = vacancy_id.partition("-")
    job = content.jobs.get(job_id)
    if job is None or not job.demand or not number.isascii() or not number.isdigit() or len(number) > 6:
        return None
    day = int(number)
    if not today - OPEN_DAYS < day <= today or vacancy_id != f"{day}-{job_id}":
        return None
    rolls = Rolls(bytes.fromhex(seed), day * MINUTES_PER_DAY)
    if not rolls.happens(chance(job, content, level), "careers.vacancy", job.id):
        return None
    return _drawn(rolls, day, job, content)


def employer_of(rolls: Rolls, job: Job, content: Content) -> str:
    """An invented name."""
    patterns = content.tracks[job.track].employers
    words = content.career_texts["employer_words"].texts
    pattern = patterns[rolls.between(0, len(patterns) - 1, "careers.employer", job.id)]
    return pattern.format(word=words[rolls.between(0, len(words) - 1, "careers.employer_word", job.id)])


def _drawn(rolls: Rolls, day: int, job: Job, content: Content) -> Vacancy:
    percent = rolls.between(LEAST_PERCENT, MOST_PERCENT, "careers.vacancy_pay", job.id)
    return Vacancy(f"{day}-{job.id}", job, employer_of(rolls, job, content), percent, day, day + OPEN_DAYS - 1)
