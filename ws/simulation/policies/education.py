"""How a plain person learns: some homework, a club, and what real people study after school.

Aims: 62 % of school leavers begin a university within months (NCES, Condition of Education 2024, immediate
college enrolment), three in ten of them never finish (OECD, Education at a Glance 2022, completion within three
years more than planned), so that in the end close to half of the young are graduates (OECD, Education at a Glance
2024: 48 % of 25- to 34-year-olds with tertiary attainment, 16 % with a master's or a doctorate).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Final

from ws.content.schemas import Content, Programme
from ws.engine.clock import MINUTES_PER_DAY
from ws.engine.records import Life
from ws.features.careers.messages import QuitJob, TakeSideJob
from ws.features.careers.records import Career, SideJob
from ws.features.day.records import Day
from ws.features.education.messages import (
    DoHomework,
    DropOut,
    Effort,
    Enroll,
    JoinClub,
    SetStudyEffort,
)
from ws.features.education.records import Attainments, Marks, Membership, Schooling, Studies
from ws.features.home.messages import MoveBackToFamily
from ws.features.home.records import Residence
from ws.features.money.records import Credit, Money
from ws.features.vitals.records import Vitals
from ws.kernel.messages import Request
from ws.kernel.state import Reader

_STUDIES_FROM: Final = 18
_STUDIES_UNTIL: Final = 32
_ENTRANTS: Final = 0.56
"""Share of school leavers who want to study; so many more for each point of the final grade above the mean:"""
_TILT: Final = 0.010
_MEAN_GRADE: Final = 72
_TRADES: Final = 0.5
"""Of those who do not want to study: how many learn a trade or the like."""
_POSTGRADUATES: Final = 0.42
"""Of graduates; not all of them are admitted."""
_STRAIGHT_TO_DOCTORATE: Final = 0.2
"""Of those who go on after a bachelor's degree; schools of medicine and law are meant."""
_SECOND_DEGREE: Final = 0.06
"""Of graduates, who begin something else in later years."""
_RESERVE_CENTS: Final = 1_500_000
"""What somebody has who lives on savings while studying, at the level of the United States."""
_POCKET_CENTS: Final = 50_000
_EARNS: Final = 0.3
"""A month, that a student without money looks for something beside: 40 per cent of full-time students work (NCES,
College Student Employment, 2020)."""
_DROP_OUT: Final = {"full_time": 0.0095, "part_time": 0.0065, "online": 0.008}
"""A game day, which is a month: about 36 of 100 until the end (NCES, Condition of Education 2022: 64 per cent finish
within six years)."""
_LEVEL: Final[dict[str, tuple[str, ...]]] = {
    "middle": ("high",), "high": ("bachelor",), "bachelor": ("master",), "master": ("doctorate",),
}  # fmt: skip
_EFFORTS: Final[tuple[tuple[Effort, float], ...]] = (("low", 0.25), ("normal", 0.5), ("high", 0.25))


def requests(reader: Reader, content: Content, minute: int, chance: random.Random) -> Iterator[Request]:
    """What a morning of school, university or neither makes a person ask for."""
    held = reader.find(Schooling)
    if held is None:
        return
    if held.school or held.programme:
        yield from _learn(reader, content, held, chance)
        return
    life = reader.get(Life)
    if _STUDIES_FROM <= minute // (life.days_per_year * MINUTES_PER_DAY) < _STUDIES_UNTIL:
        yield from _apply(reader, content, life, chance)


def _learn(reader: Reader, content: Content, held: Schooling, chance: random.Random) -> Iterator[Request]:
    if chance.random() < 0.01:
        names, weights = zip(*_EFFORTS, strict=True)
        yield SetStudyEffort(effort=chance.choices(names, weights)[0])
    if chance.random() < 0.2:
        marks = reader.find(Marks)
        subjects = tuple(marks.subjects) if held.school and marks is not None else (held.programme,)
        if subjects and subjects[0]:
            yield DoHomework(subject_id=chance.choice(subjects))
    if chance.random() < 0.015 and next(reader.all(Membership), None) is None:
        yield JoinClub(club_id=chance.choice(tuple(content.clubs)))
    begun = reader.find(Studies, held.programme) if held.programme else None
    if begun is None:
        return
    money, credit = reader.get(Money), reader.find(Credit) or Credit()
    is_short = begun.mode == "full_time" and money.cents < _POCKET_CENTS and reader.find(SideJob) is None
    if is_short and chance.random() < _EARNS:
        yield TakeSideJob(job_id=chance.choice([job.id for job in content.jobs.values() if job.kind == "side"]))
    if chance.random() < (0.2 if credit.overdue_months > 2 else _DROP_OUT[begun.mode]):
        yield DropOut()


def _apply(reader: Reader, content: Content, life: Life, chance: random.Random) -> Iterator[Request]:
    attained = reader.find(Attainments) or Attainments(highest="high")
    levels = _LEVEL.get(attained.highest, ())
    has_tried = any(begun.status == "left" for begun in reader.all(Studies))
    wish = int(life.seed[:8], 16) / 2**32
    if attained.highest == "high":
        wants = _ENTRANTS + _TILT * (attained.school_grade - _MEAN_GRADE)
        if wish >= wants:
            levels = ("certificate",) if wish < wants + (1 - wants) * _TRADES and not attained.degrees else ()
    elif int(life.seed[8:16], 16) / 2**32 >= (_POSTGRADUATES if attained.highest == "bachelor" else 0.05):
        levels = ()
    elif attained.highest == "bachelor":
        levels = ("doctorate",) if chance.random() < _STRAIGHT_TO_DOCTORATE else ("master",)
    works = "work" in reader.get(Day).duties
    is_late = not levels and attained.highest == "bachelor" and int(life.seed[12:20], 16) / 2**32 < _SECOND_DEGREE
    if is_late:
        levels, has_tried = ("bachelor",), True
    if not levels or chance.random() >= (0.004 if has_tried else 0.15 if works else 0.9):
        return
    smarts = reader.get(Vitals).smarts // 1_000_000
    fitting = [p for p in content.programmes.values() if p.level in levels and _fits(p, attained, smarts, content)]
    if fitting:
        yield from _enroll(reader, chance.choice(fitting), works, chance)


def _enroll(reader: Reader, programme: Programme, works: bool, chance: random.Random) -> Iterator[Request]:
    """Full-time at home with the family, or with a loan for what costs more than a year's savings; beside a
    job what is left."""
    residence, career, money = reader.find(Residence), reader.find(Career), reader.get(Money)
    at_home = residence is not None and residence.status == "family"
    may_go_home = residence is not None and residence.family_home_is_open and residence.status == "rented"
    beside = tuple(mode for mode in programme.modes if mode != "full_time")
    if "full_time" not in programme.modes or (beside and works and not at_home and chance.random() < 0.6):
        yield Enroll(programme_id=programme.id, mode=chance.choice(beside or programme.modes))
        return
    if career is not None and career.contract_months:
        return
    if not at_home and not may_go_home and money.cents + money.savings_cents < _RESERVE_CENTS:
        return
    if works:
        yield QuitJob()
    if may_go_home:
        yield MoveBackToFamily()
    borrows = money.cents + money.savings_cents < programme.tuition_cents * 2
    yield Enroll(programme_id=programme.id, mode="full_time", loan=borrows)


def _fits(programme: Programme, attained: Attainments, smarts: int, content: Content) -> bool:
    needs = programme.needs
    if smarts < needs.smarts or programme.id in attained.degrees:
        return False
    if needs.attainment == "high" and attained.school_grade < needs.grade:
        return False
    return not needs.fields or any(content.programmes[d].field in needs.fields for d in attained.degrees)
