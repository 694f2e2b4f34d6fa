"""Messages of the parting."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from ws.engine.feature import Deed
from ws.features.parting.records import Alimony, Leaver, Terms
from ws.features.parting.rules.dividing import Homes
from ws.features.parting.rules.support import Custody
from ws.kernel.messages import Id, Reply, Request

Percent = Annotated[int, msgspec.Meta(ge=0, le=100)]
PrenupRegime = Literal["separate", "community"]
Answer = Literal["agree", "contest"]


class Separate(Request, frozen=True, tag="separate"):
    """Leave a spouse, or send them away, and say with whom the children live for now."""

    person_id: Id
    who_leaves: Leaver = "player"
    children: Custody = "both"


class SeparatedReply(Reply, frozen=True, tag="separate"):
    person_id: str
    lives_in: str
    """Id of the home of the player, now."""
    children: int
    """Minor children of both."""
    text: str


class PropertyLine(msgspec.Struct, frozen=True):
    kind: str
    """home, vehicle, belongings or business"""
    id: str
    name: str
    worth_cents: int
    owed_cents: int
    shared: bool
    goes: str
    """player, other or sold"""


class Outlook(msgspec.Struct, frozen=True):
    """What would come of one way. Payments are the player's; below zero: received."""

    share_percent: int
    payment_cents: int
    selling_costs_cents: int
    child_support_cents: int
    alimony_cents: int
    alimony_months: int | None
    """None without an end, 0 where nothing is paid."""
    custody: str
    court_costs_cents: int
    months: int
    """Until the hearing, were it filed for now."""


class GetDivorce(Request, frozen=True, tag="get_divorce"):
    """Ask what a divorce would come to."""

    person_id: Id


class DivorceShown(Reply, frozen=True, tag="get_divorce"):
    person_id: str
    stage: str
    regime: str
    law: str
    """In words."""
    ends_by: str
    prenup: bool
    lines: tuple[PropertyLine, ...]
    money_cents: int
    """Cash, savings and funds less all debts but those on things."""
    brought_cents: int
    """Of the money, what was there before, or inherited."""
    given_cents: int
    """Given away in the last months, and counted as if it were there."""
    theirs_cents: int
    """What the other one has: estimated from age and job."""
    children: tuple[str, ...]
    """Ids of the minor children of both."""
    agreed: Outlook
    contested: Outlook
    they_would: str
    """In words, whether they would agree."""
    available: bool
    """Whether it can be filed for now."""
    reason: str


class AskedTerms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Terms of a petition; what is not said is by the law."""

    share_percent: Percent | None = None
    homes: Homes = "keep"
    custody: Custody = "both"
    alimony: Alimony = "by_law"


class FileForDivorce(Request, frozen=True, tag="file_for_divorce"):
    """Ask for a divorce. Without an agreement it is filed only when `contest` says so."""

    person_id: Id
    terms: AskedTerms = AskedTerms()
    contest: bool = False


class DivorceAsked(Reply, frozen=True, tag="file_for_divorce"):
    person_id: str
    agreed: bool
    filed: bool
    hearing_minute: int | None
    costs_cents: int
    """Paid now; about as much again falls due at the hearing."""
    text: str


class RespondToDivorce(Request, frozen=True, tag="respond_to_divorce"):
    """Answer a petition of the other one. No answer is an agreement with what the law says."""

    person_id: Id
    answer: Answer


class DivorceAnswered(Reply, frozen=True, tag="respond_to_divorce"):
    person_id: str
    contested: bool
    hearing_minute: int
    costs_cents: int
    text: str


class WithdrawDivorce(Request, frozen=True, tag="withdraw_divorce"):
    """Take a petition of one's own back."""

    person_id: Id


class DivorceTakenBack(Reply, frozen=True, tag="withdraw_divorce"):
    person_id: str
    text: str


class SeekReconciliation(Request, frozen=True, tag="seek_reconciliation"):
    """Ask for another try: of a separated spouse, or of somebody one has parted from."""

    person_id: Id


class ReconciliationSought(Reply, frozen=True, tag="seek_reconciliation"):
    person_id: str
    accepted: bool
    stage: str
    text: str


class GoToCounselling(Request, frozen=True, tag="go_to_counselling"):
    """An hour with a couples counsellor."""

    person_id: Id


class Counselled(Reply, frozen=True, tag="go_to_counselling"):
    person_id: str
    helped: bool
    cost_cents: int
    sessions: int
    text: str


class PrenupTerms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    regime: PrenupRegime
    share_percent: Percent = 50
    alimony: Alimony = "by_law"


class ProposePrenup(Request, frozen=True, tag="propose_prenup"):
    """Propose to somebody one is engaged to what shall be whose."""

    person_id: Id
    terms: PrenupTerms


class PrenupAnswered(Reply, frozen=True, tag="propose_prenup"):
    person_id: str
    accepted: bool
    cost_cents: int
    text: str


class SeparationChosen(Deed, frozen=True, tag="separate"):
    person_id: str
    who_leaves: Leaver
    children: Custody


class DivorceFilingChosen(Deed, frozen=True, tag="file_for_divorce"):
    person_id: str
    terms: Terms
    contest: bool


class DivorceAnswerChosen(Deed, frozen=True, tag="respond_to_divorce"):
    person_id: str
    answer: Answer


class WithdrawalChosen(Deed, frozen=True, tag="withdraw_divorce"):
    person_id: str


class ReconciliationChosen(Deed, frozen=True, tag="seek_reconciliation"):
    person_id: str


class CounsellingChosen(Deed, frozen=True, tag="go_to_counselling"):
    person_id: str


class PrenupChosen(Deed, frozen=True, tag="propose_prenup"):
    person_id: str
    regime: PrenupRegime
    share_percent: int
    alimony: Alimony
