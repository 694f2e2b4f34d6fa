"""What a plain person does when a marriage is bad for long: talk to somebody about it, leave, and end it.

Aim: about 40 in 100 first marriages in the United States end so (32 per cent of women's first marriages within 10
years, 48 within 20: Copen, Daniels, Vespa and Mosher, National Health Statistics Reports 49, 2012)."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Final

from ws.content.schemas import Content
from ws.engine.clock import MINUTES_PER_DAY
from ws.features.money.records import Money
from ws.features.parting.messages import (
    Answer,
    AskedTerms,
    FileForDivorce,
    GoToCounselling,
    RespondToDivorce,
    SeekReconciliation,
    Separate,
)
from ws.features.parting.records import Petition
from ws.features.romance.records import Bond
from ws.kernel.messages import Request
from ws.kernel.state import Reader

HOUR: Final = 19

BAD_STRAIN: Final = 60
"""From which a marriage is bad,"""
LOST_TRUST: Final = 35
"""or below which trust is gone."""
LEAVES: Final = 0.03
"""The chance a month that a bad marriage is left."""
UNHAPPY_LEAVES: Final = 0.0032
"""The chance a month that any other one is."""
COUNSELS: Final = 0.05
"""Couples in trouble who see a counsellor are few: a fifth ever do (Johnson and others 2002), a few months long."""
COUNSELLING_CASH_CENTS: Final = 200_000
FILES: Final = 0.12
"""The chance a month that the separated file; the other one may, too."""
FILES_AFTER_MONTHS: Final = 3
CONTESTS: Final = 0.1
"""Few divorces are decided by a judge: about a twentieth to a tenth."""
GOES_BACK: Final = 0.01
"""The chance a month that the separated ask for another try."""


def requests(reader: Reader, content: Content, minute: int, chance: Random) -> Iterator[Request]:
    """One marriage, one thought a month."""
    bond = next((held for held in reader.all(Bond) if held.stage in ("married", "separated")), None)
    if bond is None:
        return
    if bond.stage == "married":
        yield from _married(reader, bond, chance)
    else:
        yield from _separated(reader, bond, minute, chance)


def _married(reader: Reader, bond: Bond, chance: Random) -> Iterator[Request]:
    bad = bond.strain >= BAD_STRAIN or bond.trust <= LOST_TRUST
    if bad and chance.random() < COUNSELS and reader.get(Money).cents > COUNSELLING_CASH_CENTS:
        yield GoToCounselling(person_id=bond.person_id)
    if chance.random() < (LEAVES if bad else UNHAPPY_LEAVES):
        yield Separate(person_id=bond.person_id, who_leaves=chance.choice(("player", "other")))


def _separated(reader: Reader, bond: Bond, minute: int, chance: Random) -> Iterator[Request]:
    petition = reader.find(Petition, bond.person_id)
    if petition is not None:
        if not petition.by_player and not petition.contested and not petition.answered:
            answer: Answer = "contest" if chance.random() < CONTESTS else "agree"
            yield RespondToDivorce(person_id=bond.person_id, answer=answer)
        return
    if chance.random() < GOES_BACK:
        yield SeekReconciliation(person_id=bond.person_id)
    elif minute - bond.since_minute >= FILES_AFTER_MONTHS * MINUTES_PER_DAY and chance.random() < FILES:
        yield FileForDivorce(
            person_id=bond.person_id, terms=AskedTerms(custody="both"), contest=chance.random() < CONTESTS
        )
