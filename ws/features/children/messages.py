"""Messages about children."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from ws.engine.feature import Deed
from ws.features.children.records import AgeGroup, Contraception, Method
from ws.kernel.messages import Id, Reply, Request

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
Carrier = Literal["me", "them"]


Decision = Literal["keep", "give_up", "end"]
"""What becomes of a pregnancy that nobody planned."""


class GetFamilyPlans(Request, frozen=True, tag="get_family_plans"):
    """Ask what can be done to have children, what stands against it, and how things stand."""


class PlanOffer(msgspec.Struct, frozen=True):
    """A way to a child."""

    method: str
    """natural, donor, treatment, surrogacy; adopt_infant, adopt_child, adopt_teen"""
    person_id: str
    """With whom; "" alone."""
    carrier: str
    """me, them or surrogate; "" for an adoption"""
    name: str
    text: str
    cost_cents: int
    """Of an attempt, or of an adoption in all."""
    chance_percent: int
    """That it succeeds within a year of trying (of an attempt in a clinic); 0 for adoptions."""
    available: bool
    reason: str


class ContraceptionOffer(msgspec.Struct, frozen=True):
    method: str
    name: str
    yearly_percent: float
    """Of couples who become pregnant in a year of typical use."""
    chosen: bool


class FamilyPlans(Reply, frozen=True, tag="get_family_plans"):
    offers: tuple[PlanOffer, ...]
    contraception: tuple[ContraceptionOffer, ...]
    most_children: int


class TryForChild(Request, frozen=True, tag="try_for_child"):
    """Try for a child, with somebody or alone."""

    method: Method = "natural"
    person_id: Id | None = None
    carrier: Carrier = "me"
    """Who is to carry it, where both could."""


class Trying(Reply, frozen=True, tag="try_for_child"):
    method: str
    person_id: str | None
    carrier: str
    """ "me", a person's id or "surrogate"."""
    text: str


class StopTrying(Request, frozen=True, tag="stop_trying"):
    """Not now, after all."""


class TryingStopped(Reply, frozen=True, tag="stop_trying"):
    contraception: str


class ChooseContraception(Request, frozen=True, tag="choose_contraception"):
    """See to it that there is no child, or leave it to chance."""

    method: Contraception


class ContraceptionSet(Reply, frozen=True, tag="choose_contraception"):
    method: str
    yearly_percent: float


class DecidePregnancy(Request, frozen=True, tag="decide_pregnancy"):
    """Say what is to become of a pregnancy nobody had planned."""

    pregnancy_id: Id
    choice: Decision


class PregnancyDecided(Reply, frozen=True, tag="decide_pregnancy"):
    pregnancy_id: str
    choice: str
    """What it comes to: of a pregnancy of hers, she has the last word."""
    text: str


class AdoptChild(Request, frozen=True, tag="adopt_child"):
    """Apply to adopt."""

    age_group: AgeGroup


class AdoptionBegun(Reply, frozen=True, tag="adopt_child"):
    age_group: str
    paid_cents: int
    text: str


class AnswerAdoption(Request, frozen=True, tag="answer_adoption"):
    """Say yes or no to the child that is offered."""

    accept: bool


class AdoptionAnswered(Reply, frozen=True, tag="answer_adoption"):
    person_id: str | None
    paid_cents: int
    text: str


class CancelAdoption(Request, frozen=True, tag="cancel_adoption"):
    """Withdraw the application."""


class AdoptionCancelled(Reply, frozen=True, tag="cancel_adoption"):
    age_group: str


class NameChild(Request, frozen=True, tag="name_child"):
    """Say what a newborn is called."""

    person_id: Id
    first_name: Name


class ChildWasNamed(Reply, frozen=True, tag="name_child"):
    person_id: str
    first_name: str


class GetChild(Request, frozen=True, tag="get_child"):
    """Ask how it is going with a daughter or a son."""

    person_id: Id


class ChildReply(Reply, frozen=True, tag="get_child"):
    person_id: str
    age: int
    adopted: bool
    other_parent: str
    """First name; "" where there is none."""
    lives: str
    custody: str
    support_cents: int
    """What the player pays a month below zero, is paid above."""
    monthly_cents: int
    """What the child costs the player a month, beyond the table and the roof."""
    style: str
    """How the player raises it, in a word: warm and firm, indulgent, strict, distant, or "too early to say"."""
    style_text: str
    names: tuple[str, ...]
    """Suggestions, while it may be named."""


class ReturnToWork(Request, frozen=True, tag="return_to_work"):
    """Go back to work before the leave with a child is over."""


class BackAtWork(Reply, frozen=True, tag="return_to_work"):
    job_id: str


class ReturnChosen(Deed, frozen=True, tag="return_to_work"):
    pass


class TryingChosen(Deed, frozen=True, tag="try_for_child"):
    method: Method
    person_id: str
    carrier: str


class TryingEnded(Deed, frozen=True, tag="stop_trying"):
    pass


class ContraceptionChosen(Deed, frozen=True, tag="choose_contraception"):
    method: Contraception


class PregnancyChosen(Deed, frozen=True, tag="decide_pregnancy"):
    pregnancy_id: str
    choice: str


class AdoptionChosen(Deed, frozen=True, tag="adopt_child"):
    age_group: AgeGroup
    fee_cents: int


class AdoptionAnswer(Deed, frozen=True, tag="answer_adoption"):
    accept: bool
    fee_cents: int


class AdoptionWithdrawn(Deed, frozen=True, tag="cancel_adoption"):
    pass


class NameChosen(Deed, frozen=True, tag="name_child"):
    person_id: str
    first_name: str
