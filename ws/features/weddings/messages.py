"""Messages of the weddings. Money in cents, at the level of the life's country."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from ws.engine.feature import Deed
from ws.kernel.messages import Id, Reply, Request

MOST_GUESTS = 60
MOST_OTHERS = 120
Guests = Annotated[tuple[Id, ...], msgspec.Meta(max_length=MOST_GUESTS)]
Others = Annotated[int, msgspec.Meta(ge=0, le=MOST_OTHERS)]
Extras = Annotated[tuple[Id, ...], msgspec.Meta(max_length=24)]
At = Annotated[int, msgspec.Meta(ge=0, le=100_000_000)]
"""A game minute of the day; the hour is the place's."""
OwnVow = Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
LastName = Literal["keep", "take", "give"]
"""Each keeps the own one; the player takes theirs; they take the player's."""


class Propose(Request, frozen=True, tag="propose"):
    """Ask the one the life is together with. The ring is given with a yes, and kept with a no."""

    person_id: Id
    ring_item_id: Id | None = None


class ProposalAnswer(Reply, frozen=True, tag="propose"):
    person_id: str
    accepted: bool
    text: str
    again_minute: int | None
    """From when on one may ask again; None after a yes."""


class GetWedding(Request, frozen=True, tag="get_wedding"):
    """Ask what is planned, what there is to choose from, and what was."""


class WeddingPlan(msgspec.Struct, frozen=True):
    person_id: str
    place_id: str
    style_id: str
    guest_ids: tuple[str, ...]
    other_guests: int
    extras: tuple[str, ...]
    day: int
    at: int
    """The game minute at which it begins."""
    total_cents: int
    own_cents: int
    """What of it the player pays; the rest is the other one's."""
    deposit_cents: int
    paid_cents: int
    due_cents: int
    """On the day."""


class WeddingPlaceOffer(msgspec.Struct, frozen=True):
    id: str
    name: str
    text: str
    setting: str
    cost_cents: int
    guest_cents: int
    seats: int
    lead_days: int
    earliest_at: int
    """The first game minute at which it can be had."""
    available: bool
    reason: str


class WeddingStyleOffer(msgspec.Struct, frozen=True):
    id: str
    name: str
    text: str
    cost_cents: int
    guest_cents: int
    settings: tuple[str, ...]
    """Where it is possible; none means everywhere."""


class WeddingExtraOffer(msgspec.Struct, frozen=True):
    id: str
    name: str
    text: str
    kind: str
    """Of music and cake there is one at most."""
    cost_cents: int
    guest_cents: int
    settings: tuple[str, ...]


class WeddingGuestOffer(msgspec.Struct, frozen=True):
    person_id: str
    name: str
    relation: str
    age: int
    suggested: bool
    likely: str
    """sure, likely, unsure or unlikely to come"""


class WeddingVowOffer(msgspec.Struct, frozen=True):
    id: str
    tone: str
    text: str


class PastWeddingEntry(msgspec.Struct, frozen=True):
    person_id: str
    kind: str
    """wedding or renewal"""
    minute: int
    place_id: str
    style_id: str
    guests: int
    success: int
    presents_cents: int
    years: int
    vow: str


class RenewalOffer(msgspec.Struct, frozen=True):
    person_id: str
    years: int
    cost_cents: int


class WeddingReply(Reply, frozen=True, tag="get_wedding"):
    person_id: str | None
    """Whom the life is engaged to."""
    plan: WeddingPlan | None
    missing: tuple[str, ...]
    """What is still to do, in sentences."""
    cash_cents: int
    places: tuple[WeddingPlaceOffer, ...]
    styles: tuple[WeddingStyleOffer, ...]
    extras: tuple[WeddingExtraOffer, ...]
    guests: tuple[WeddingGuestOffer, ...]
    vows: tuple[WeddingVowOffer, ...]
    past: tuple[PastWeddingEntry, ...]
    renewal: RenewalOffer | None
    """Vows that can be renewed now."""


class QuoteWedding(Request, frozen=True, tag="quote_wedding"):
    """Ask what a wedding would cost, and what stands against it."""

    person_id: Id
    place_id: Id
    style_id: Id
    at: At
    guest_ids: Guests = ()
    other_guests: Others = 0
    extras: Extras = ()


class WeddingCostLine(msgspec.Struct, frozen=True):
    what: str
    """place, guests, style, or the id of an extra"""
    cents: int


class WeddingQuote(Reply, frozen=True, tag="quote_wedding"):
    lines: tuple[WeddingCostLine, ...]
    total_cents: int
    own_cents: int
    deposit_cents: int
    available: bool
    reason: str


class PlanWedding(Request, frozen=True, tag="plan_wedding"):
    """Set the day. The deposit is paid at once, the rest on the day."""

    person_id: Id
    place_id: Id
    style_id: Id
    at: At
    guest_ids: Guests = ()
    other_guests: Others = 0
    extras: Extras = ()


class WeddingIsPlanned(Reply, frozen=True, tag="plan_wedding"):
    plan: WeddingPlan
    text: str


class ChangeWedding(Request, frozen=True, tag="change_wedding"):
    """Change what is given of the plan. A dearer one takes more of a deposit, a cheaper one gives nothing back."""

    place_id: Id | None = None
    style_id: Id | None = None
    guest_ids: Guests | None = None
    other_guests: Others | None = None
    extras: Extras | None = None
    at: At | None = None


class WeddingChanged(Reply, frozen=True, tag="change_wedding"):
    plan: WeddingPlan
    paid_now_cents: int


class CancelWedding(Request, frozen=True, tag="cancel_wedding"):
    """Give up the plan; the two stay engaged."""


class WeddingIsOff(Reply, frozen=True, tag="cancel_wedding"):
    returned_cents: int
    lost_cents: int
    text: str


class AnswerAltar(Request, frozen=True, tag="answer_altar"):
    """Say the vow and the answer; or leave. At most one of `vow_id` and `own_vow`."""

    answer: Literal["yes", "no"]
    vow_id: Id | None = None
    own_vow: OwnVow | None = None
    last_name: LastName = "keep"


class AltarAnswered(Reply, frozen=True, tag="answer_altar"):
    person_id: str
    married: bool
    text: str
    """The day from there on."""
    vow: str
    success: int
    """1 to 100; 0 when there was no wedding."""
    guests: int
    presents_cents: int
    last_name: str
    """The player's, from now on."""


class RenewVows(Request, frozen=True, tag="renew_vows"):
    """Promise it again, in the year of a round anniversary. At most one of `vow_id` and `own_vow`."""

    person_id: Id
    vow_id: Id | None = None
    own_vow: OwnVow | None = None


class VowsAreRenewed(Reply, frozen=True, tag="renew_vows"):
    person_id: str
    years: int
    text: str
    vow: str
    cost_cents: int


class ProposalMade(Deed, frozen=True, tag="propose"):
    """The recorded choice."""

    person_id: str
    ring_item_id: str


class WeddingChosen(Deed, frozen=True, tag="plan_wedding"):
    """The recorded plan, the first one or a changed one."""

    person_id: str
    place_id: str
    style_id: str
    guest_ids: tuple[str, ...]
    other_guests: int
    extras: tuple[str, ...]
    day: int


class WeddingCancelled(Deed, frozen=True, tag="cancel_wedding"):
    """The recorded choice."""


class AltarChosen(Deed, frozen=True, tag="answer_altar"):
    """The recorded answer. One of `vow_id` and `own_vow`, or neither."""

    answer: Literal["yes", "no"]
    vow_id: str
    own_vow: str
    last_name: LastName


class RenewalChosen(Deed, frozen=True, tag="renew_vows"):
    """The recorded choice."""

    person_id: str
    vow_id: str
    own_vow: str
