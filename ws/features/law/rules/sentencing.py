"""What a court decides."""

from __future__ import annotations

from typing import Final

import msgspec

from ws.content.schemas import Offence
from ws.features.law.records import Conviction, OpenCase
from ws.kernel.rolls import Rolls

PLEA_PERCENT: Final = {"guilty": 67, "deal": 50, "not_guilty": 100}
"""What is left of a sentence: a third off for an early plea of guilty (Sentencing Council of England and
Wales, "Reduction in sentence for a guilty plea", 2017); a deal is for about half."""
_LAWYER_POINTS: Final = {"none": 15, "public": 0, "private": -15}
"""Percentage points on the chance of a conviction."""
_LAWYER_SENTENCE: Final = {"none": 110, "public": 100, "private": 85}
"""Per cent of the sentence."""
TRIAL_DAYS: Final = (3, 8)
"""Months from the charge to the trial; felony cases take about seven at the median in large counties of the
United States, lesser ones less (National Center for State Courts, 2020)."""
MOST_CHARGES: Final = 5
MONTHS_PER_YEAR: Final = 12


class Sentence(msgspec.Struct, frozen=True):
    """What was decided."""

    kind: str
    """acquitted, fine, community_service, probation or prison"""
    fine_cents: int = 0
    """At the level of the United States."""
    months: int = 0
    """Of service, probation or prison."""


def bail_cents(severity: int) -> int:
    """The deposit for going home until the trial, at the level of the United States; nothing for small things.

    About a tenth of the median bail of felony defendants, $10,000 (Bureau of Justice Statistics, "Felony
    Defendants in Large Urban Counties, 2009"), more for worse.
    """
    return 0 if severity < 5 else 40_000 * (severity - 3)


def lawyer_fee_cents(severity: int) -> int:
    """A lawyer of one's own: some $1,000 for a small case, $30,000 for the worst; an estimate."""
    return 75_000 + 30_000 * severity * severity


def evidence(rolls: Rolls, offence: Offence, key: str, accused: bool) -> int:
    """How much speaks against the accused, 0 to 100; less when somebody only said so."""
    low, high = (15, 60) if accused else (40, 95)
    return rolls.between(low, high, f"law.evidence.{offence.id}", key)


def conviction_percent(case: OpenCase, lawyer: str, priors: int, smarts: float, looks: float) -> float:
    """How likely a court finds guilt where none was pleaded: 3 to 97 per cent."""
    points = case.evidence + _LAWYER_POINTS[lawyer] + min(priors, 5) * 3 + (len(case.charges) - 1) * 5
    return max(3.0, min(97.0, points - (smarts - 50) / 6 - (looks - 50) / 25))


def deal_percent(case: OpenCase, priors: int, severity: int) -> float:
    """How likely the prosecution agrees: rather where the evidence is thin and the record short."""
    return max(5.0, min(95.0, 120 - case.evidence / 2 - min(priors, 5) * 8 - severity * 3))


def prison_percent(offence: Offence, case: OpenCase, priors: int, plea: str) -> float:
    """How likely the sentence is prison, 0 to 98 per cent; for the young it is a last resort."""
    if not offence.prison_months[1]:
        return 0.0
    points = (offence.severity - 4) * 16 + min(priors, 6) * 12 + (25 if case.on_probation else 0)
    points += (len(case.charges) - 1) * 10
    bent = points * (60 + PLEA_PERCENT[plea] * 40 // 100) / 100
    if case.juvenile:
        bent /= 4
    return max(0.0, min(98.0, bent))


def sentence(rolls: Rolls, offence: Offence, case: OpenCase, priors: int, plea: str, lawyer: str) -> Sentence:
    """What the guilty get, for the worst of the charges."""
    share = PLEA_PERCENT[plea] * _LAWYER_SENTENCE[lawyer] / 10_000
    fine = round(rolls.between(*offence.fine_cents, "law.fine") * share)
    if rolls.happens(prison_percent(offence, case, priors, plea) / 100, "law.prison"):
        low, high = offence.prison_months
        more = 100 + min(priors, 5) * 10 + (len(case.charges) - 1) * 15
        months = round(rolls.between(low, high, "law.prison_months") * share * more / 100)
        months = max(1, min(months, 24 if case.juvenile else 480))
        return Sentence("prison", 0, months)
    if case.juvenile or (offence.severity <= 5 and rolls.happens(0.4, "law.service")):
        return Sentence("community_service", 0, rolls.between(2, 3 + offence.severity, "law.service_months"))
    if offence.severity >= 4:
        return Sentence("probation", fine, MONTHS_PER_YEAR * rolls.between(1, 3, "law.probation_years"))
    return Sentence("fine", fine)


def worst(charges: tuple[Offence, ...]) -> Offence:
    """The charge that the sentence is for."""
    return max(charges, key=lambda offence: (offence.severity, offence.prison_months[1]))


def evidence_word(points: int) -> str:
    """How the file looks from the bench of the accused: weak, mixed or strong."""
    return "weak" if points < 45 else "mixed" if points < 70 else "strong"


def is_prior(conviction: Conviction) -> bool:
    """Whether it weighs: small fines do not."""
    return conviction.sentence != "fine"
