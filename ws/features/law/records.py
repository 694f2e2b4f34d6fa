"""What the law knows of a life."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from ws.kernel.records import Owner, Record, Stored


class Conviction(msgspec.Struct, frozen=True, gc=False):
    """One line of the record."""

    offence_id: str
    minute: int
    sentence: str
    """fine, community_service, probation or prison"""
    prison_days: int = 0
    juvenile: bool = False


class LawRecord(Record, frozen=True):
    """The record of convictions, and what practice has taught."""

    convictions: tuple[Conviction, ...] = ()
    """Oldest first, at most `rules.offending.MOST_CONVICTIONS`."""
    practice: dict[str, int] = msgspec.field(default_factory=dict)
    """Times done, by skill."""
    committed: int = 0
    warnings: int = 0
    """Given to the young instead of a case."""
    day: int = -1
    today: int = 0
    """Offences of that day."""
    probation_until_minute: int = 0

    STORED: ClassVar[Stored] = Stored(kind="law_record", owner=Owner.LIFE)


class OpenCase(Record, frozen=True):
    """Charged, and waiting for the trial."""

    charges: tuple[str, ...]
    """Ids of offences; the first one was charged first."""
    arrested_minute: int
    trial_minute: int
    evidence: int
    """0 to 100."""
    lawyer_fee_cents: int
    juvenile: bool = False
    bail_cents: int = 0
    """Paid, and returned at the trial."""
    restitution_cents: int = 0
    """What a conviction gives back to the victims."""
    on_probation: bool = False
    plea: str = ""
    """guilty, not_guilty or deal; "" while unanswered"""
    lawyer: str = ""
    """none, public or private; "" while unanswered"""

    STORED: ClassVar[Stored] = Stored(kind="open_case", owner=Owner.LIFE)


class PrisonTerm(Record, frozen=True):
    """Time behind bars; also while its prisoner is on the run."""

    offence_id: str
    began_minute: int
    until_minute: int
    """While on the run: as if the time ran on; what was left counts from `fled_minute`."""
    conduct: int = 50
    """0 to 100."""
    remand: bool = False
    """Held for the trial, not sentenced."""
    juvenile: bool = False
    day: int = -1
    done: tuple[str, ...] = ()
    """Ids of the activities of that day."""
    parole_asked_minute: int = -1
    """When the board last looked; -1 before."""
    fled_minute: int = -1
    """Since when on the run; -1 inside."""
    told: tuple[str, ...] = ()
    """Ids of the events of this term, so that they do not repeat soon."""

    STORED: ClassVar[Stored] = Stored(kind="prison_term", owner=Owner.LIFE)


class Parole(Record, frozen=True):
    """Free early, on conditions."""

    offence_id: str
    until_minute: int

    STORED: ClassVar[Stored] = Stored(kind="parole", owner=Owner.LIFE)


class LawMemory(Record, frozen=True):
    """Which wordings were told, so that they do not repeat soon."""

    told: tuple[str, ...] = ()
    """Oldest first, at most `rules.wording.REMEMBERED`."""

    STORED: ClassVar[Stored] = Stored(kind="law_memory", owner=Owner.LIFE)
