"""Messages of the law."""

from __future__ import annotations

from typing import Literal

import msgspec

from ws.engine.feature import Deed
from ws.kernel.messages import Id, Reply, Request

Plea = Literal["guilty", "not_guilty", "deal"]
Lawyer = Literal["none", "public", "private"]


class GetOffences(Request, frozen=True, tag="get_offences"):
    """Ask what would be against the law, and what stands against it now besides the law."""


class OffenceOffer(msgspec.Struct, frozen=True):
    id: str
    name: str
    text: str
    category: str
    place: str
    duration_minutes: int
    energy: int
    severity: int
    """1 to 10."""
    available: bool
    reason: str
    """Why not; "" when it is available."""


class Offences(Reply, frozen=True, tag="get_offences"):
    offences: tuple[OffenceOffer, ...]


class CommitCrime(Request, frozen=True, tag="commit_crime"):
    """Break the law."""

    offence_id: Id


class CrimeOutcome(Reply, frozen=True, tag="commit_crime"):
    offence_id: str
    text: str
    effects: dict[str, float]
    gain_cents: int
    caught: bool
    """At once. The police may also come later."""
    energy: int


class CrimeChosen(Deed, frozen=True, tag="commit_crime"):
    """The recorded choice. `free` when energy cost nothing at the time."""

    offence_id: str
    free: bool


class AnswerTrial(Request, frozen=True, tag="answer_trial"):
    """Say before the trial how to plead, and who speaks."""

    plea: Plea
    lawyer: Lawyer


class TrialAnswer(Reply, frozen=True, tag="answer_trial"):
    plea: str
    lawyer: str
    paid_cents: int
    trial_minute: int
    """The game minute at which it is decided."""


class TrialAnswered(Deed, frozen=True, tag="answer_trial"):
    """The recorded answer."""

    plea: Plea
    lawyer: Lawyer


class DoPrisonActivity(Request, frozen=True, tag="do_prison_activity"):
    """Do something inside; `state.law.prison.activities` says what there is."""

    activity_id: Id


class PrisonActivityOutcome(Reply, frozen=True, tag="do_prison_activity"):
    activity_id: str
    text: str
    effects: dict[str, float]
    pay_cents: int
    conduct: int
    energy: int


class PrisonActivityChosen(Deed, frozen=True, tag="do_prison_activity"):
    """The recorded choice."""

    activity_id: str
    free: bool


class RequestParole(Request, frozen=True, tag="request_parole"):
    """Ask the board to look; it also looks by itself."""


class ParoleDecision(Reply, frozen=True, tag="request_parole"):
    granted: bool


class ParoleAsked(Deed, frozen=True, tag="request_parole"):
    """The recorded choice."""


class AttemptEscape(Request, frozen=True, tag="attempt_escape"):
    """Try to leave without being let."""


class EscapeOutcome(Reply, frozen=True, tag="attempt_escape"):
    escaped: bool
    text: str
    energy: int


class EscapeChosen(Deed, frozen=True, tag="attempt_escape"):
    """The recorded choice."""

    free: bool


class ClearRecord(Request, frozen=True, tag="clear_record"):
    """Have old convictions struck out."""


class RecordIsClear(Reply, frozen=True, tag="clear_record"):
    text: str
    paid_cents: int


class RecordCleared(Deed, frozen=True, tag="clear_record"):
    """The recorded choice."""

    fee_cents: int
