"""What a plain person has to do with the law: next to nothing."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Final

from ws.content.schemas import Content
from ws.features.law.messages import AnswerTrial, CommitCrime, DoPrisonActivity, RequestParole
from ws.features.law.records import OpenCase, PrisonTerm
from ws.kernel.messages import Request
from ws.kernel.state import Reader

_PETTY: Final = ("fare_dodging", "speeding")
_DAILY_CHANCE: Final = 0.02
"""About once in four years."""


def requests(reader: Reader, content: Content, minute: int, chance: Random) -> Iterator[Request]:
    """Now and then something petty; in court and inside, what one would reasonably do."""
    case = reader.find(OpenCase)
    if case is not None and not case.plea:
        yield AnswerTrial(plea="not_guilty" if case.evidence < 70 else "guilty", lawyer="public")
    term = reader.find(PrisonTerm)
    if term is not None:
        yield DoPrisonActivity(activity_id=chance.choice(sorted(content.prison_activities)))
        yield RequestParole()
    elif chance.random() < _DAILY_CHANCE:
        yield CommitCrime(offence_id=chance.choice(_PETTY))
