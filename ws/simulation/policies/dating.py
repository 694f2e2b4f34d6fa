"""What a plain grown-up who is with nobody does with cards: looks through them now and then, likes the two who fit
best, and does not look while somebody has not answered."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ws.content.schemas import Content
from ws.content.schemas.base import Sex
from ws.engine.records import Life
from ws.features.ageing.records import Age
from ws.features.dating.messages import GetSuggestions, LikeCandidate, SetPreferences
from ws.features.dating.records import Compatibility, Like, Preferences, Shown
from ws.features.dating.rules.candidates import ADULT, SEXES
from ws.features.people.api import sexes_loved
from ws.features.romance.records import Bond
from ws.kernel.messages import Request
from ws.kernel.state import Reader

HOUR: Final = 19
SHARE: Final = 0.15
"""Evenings on which a grown-up who is with nobody looks."""
SHARE_OLDER: Final = 0.04
"""The same, from 60 on."""
LIKES: Final = 2
_BEYOND_LOOKING: Final = frozenset({"matched", "seeing", "together", "engaged", "married", "separated"})


def requests(reader: Reader, content: Content, minute: int, chance: random.Random) -> Iterator[Request]:
    age, life = reader.find(Age), reader.find(Life)
    if age is None or life is None or age.years < ADULT:
        return
    if chance.random() > (SHARE if age.years < 60 else SHARE_OLDER):
        return
    wanted = _wanted(life.seed, "female" if life.sex == "female" else "male")
    if not wanted or any(bond.stage in _BEYOND_LOOKING for bond in reader.all(Bond)):
        return
    if any(True for _ in reader.all(Like)):
        return
    if reader.find(Preferences) is None:
        yield SetPreferences(sexes=wanted)
    yield GetSuggestions()
    shown = reader.find(Shown)
    for candidate_id in sorted(shown.ids if shown else (), key=lambda each: (-_score(reader, each), each))[:LIKES]:
        yield LikeCandidate(candidate_id=candidate_id)


def _score(reader: Reader, candidate_id: str) -> int:
    held = reader.find(Compatibility, candidate_id)
    return held.score if held is not None else 0


@lru_cache(maxsize=256)
def _wanted(seed: str, sex: Sex) -> tuple[Sex, ...]:
    """Whom a plain person of this life is drawn to, in the shares of everybody."""
    drawn = sexes_loved(bytes.fromhex(seed), "", sex)
    return tuple(each for each in SEXES if each in drawn)
