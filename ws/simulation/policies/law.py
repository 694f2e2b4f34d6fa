"""What a plain person has to do with the law: next to nothing, and a few something in their youth."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Final

from ws.content.schemas import Content
from ws.engine.clock import age_at
from ws.engine.records import Life
from ws.features.law.messages import AnswerTrial, CommitCrime, DoPrisonActivity, RequestParole
from ws.features.law.records import OpenCase, PrisonTerm
from ws.kernel.messages import Request
from ws.kernel.state import Reader

HOUR: Final = 18
"""When there is trouble to be found."""

_PETTY: Final = ("fare_dodging", "speeding")
_DAILY_CHANCE: Final = 0.02
"""About once in four years."""
_WILD: Final = {"female": 0.08, "male": 0.25}
"""Share of those who are in trouble in their wild years. Aim: 8 per cent of adults with a felony conviction, 3 per
cent ever in prison (Shannon, Uggen and others, Demography 54, 2017)."""
_WILD_YEARS: Final = (16, 32)
_WILD_CHANCE: Final = 0.05
_TROUBLE: Final = ("shoplifting", "vandalism", "brawl", "dealing", "receiving", "car_theft", "online_fraud")


def requests(reader: Reader, content: Content, minute: int, chance: Random) -> Iterator[Request]:
    """Now and then something petty; in court and inside, what one would reasonably do."""
    case = reader.find(OpenCase)
    if case is not None and not case.plea:
        yield AnswerTrial(plea="not_guilty" if case.evidence < 70 else "guilty", lawyer="public")
    term = reader.find(PrisonTerm)
    if term is not None:
        yield DoPrisonActivity(activity_id=chance.choice(sorted(content.prison_activities)))
        yield RequestParole()
        return
    if chance.random() < _DAILY_CHANCE:
        yield CommitCrime(offence_id=chance.choice(_PETTY))
    life = reader.get(Life)
    wild = int(life.seed[16:24], 16) / 2**32 < _WILD[life.sex]
    young = _WILD_YEARS[0] <= age_at(minute, life.days_per_year) < _WILD_YEARS[1]
    if wild and young and chance.random() < _WILD_CHANCE:
        yield CommitCrime(offence_id=chance.choice(_TROUBLE))
