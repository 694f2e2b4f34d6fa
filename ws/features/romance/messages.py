"""Messages of the romance."""

from __future__ import annotations

from typing import Literal

import msgspec

from ws.engine.feature import Deed
from ws.features.romance.records import ChapterKind, Stage
from ws.features.romance.rules.talking import Style
from ws.features.romance.sharing import Where
from ws.kernel.messages import Id, Reply, Request

Action = Literal[
    "ask_out", "become_partners", "move_in_together", "move_apart", "break_up", "talk_it_over", "confess", "confront",
    "forgive",
]  # fmt: skip
"""What can be done with somebody; each is the request of that name."""


class GetRelationships(Request, frozen=True, tag="get_relationships"):
    """Ask for everybody there is, or was, something with."""


class ActionOffer(msgspec.Struct, frozen=True):
    id: Action
    name: str
    available: bool
    reason: str
    """Why not; "" when it is available."""


class RelationshipEntry(msgspec.Struct, frozen=True):
    person_id: str
    name: str
    relation: str
    stage: Stage
    standing: str
    """How things stand, in a sentence."""
    since_minute: int
    """Of the present stage."""
    lives_together: bool
    married_years: int | None
    """Whole years; None for who is not married to the player."""
    trust: str
    """In words, as the other two; "" for what is over."""
    passion: str
    strain: str
    quarrel: str
    """What the two have words about; "" for nothing."""
    actions: tuple[ActionOffer, ...]


class Relationships(Reply, frozen=True, tag="get_relationships"):
    relationships: tuple[RelationshipEntry, ...]
    """What is comes before what was; of each, the latest first."""


class GetRelationship(Request, frozen=True, tag="get_relationship"):
    """Ask for all there is to tell of the two, and what can be done. Also for somebody there was never
    anything with."""

    person_id: Id


class ChapterEntry(msgspec.Struct, frozen=True):
    minute: int
    kind: ChapterKind
    text: str
    """A sentence."""
    years: int
    """Of an anniversary; else 0."""


class RelationshipReply(Reply, frozen=True, tag="get_relationship"):
    person_id: str
    relationship: RelationshipEntry | None
    """None when there was never anything."""
    chapters: tuple[ChapterEntry, ...]
    """The oldest first."""
    actions: tuple[ActionOffer, ...]


class AskOut(Request, frozen=True, tag="ask_out"):
    """Ask somebody one knows to go out together."""

    person_id: Id


class AskedOut(Reply, frozen=True, tag="ask_out"):
    person_id: str
    accepted: bool
    text: str
    stage: Stage | None
    affinity: int
    energy: int


class BecomePartners(Request, frozen=True, tag="become_partners"):
    """Ask somebody one sees to be a couple."""

    person_id: Id


class PartnersAsked(Reply, frozen=True, tag="become_partners"):
    person_id: str
    accepted: bool
    text: str
    stage: Stage


class MoveInTogether(Request, frozen=True, tag="move_in_together"):
    """Ask a partner to share a roof: the player's own, or one that is rented for both."""

    person_id: Id
    where: Where = "mine"


class MoveInAsked(Reply, frozen=True, tag="move_in_together"):
    person_id: str
    accepted: bool
    text: str
    home_id: str
    """Where the player lives now."""


class MoveApart(Request, frozen=True, tag="move_apart"):
    """Live in two homes again, as a couple; the player keeps the home."""

    person_id: Id


class MovedOut(Reply, frozen=True, tag="move_apart"):
    person_id: str
    text: str
    stage: Stage


class BreakUp(Request, frozen=True, tag="break_up"):
    """End it. A marriage is ended by a court, not so."""

    person_id: Id


class BrokenUp(Reply, frozen=True, tag="break_up"):
    person_id: str
    text: str
    stage: Stage


class TalkItOver(Request, frozen=True, tag="talk_it_over"):
    """Talk about what lies between the two, in one's own style."""

    person_id: Id
    style: Style


class TalkedOver(Reply, frozen=True, tag="talk_it_over"):
    person_id: str
    style: Style
    went_well: bool
    text: str
    strain: str
    """What is left of it, in words."""
    affinity: int
    energy: int


class Confess(Request, frozen=True, tag="confess"):
    """Tell a partner what one has done."""

    person_id: Id


class Confessed(Reply, frozen=True, tag="confess"):
    person_id: str
    stays: bool
    text: str
    stage: Stage


class Confront(Request, frozen=True, tag="confront"):
    """Say what one knows, or thinks, of a partner's affair."""

    person_id: Id


class Confronted(Reply, frozen=True, tag="confront"):
    person_id: str
    admits: bool
    stays: bool
    text: str
    stage: Stage


class Forgive(Request, frozen=True, tag="forgive"):
    """Forgive a partner's affair that came out."""

    person_id: Id


class Forgave(Reply, frozen=True, tag="forgive"):
    person_id: str
    text: str
    stage: Stage


class AskedOutChosen(Deed, frozen=True, tag="ask_out"):
    """The recorded choice. `free` when energy cost nothing at the time."""

    person_id: str
    free: bool


class PartnersChosen(Deed, frozen=True, tag="become_partners"):
    """The recorded choice."""

    person_id: str


class RoofChosen(Deed, frozen=True, tag="move_in_together"):
    """The recorded choice."""

    person_id: str
    where: Where


class ApartChosen(Deed, frozen=True, tag="move_apart"):
    """The recorded choice."""

    person_id: str


class EndChosen(Deed, frozen=True, tag="break_up"):
    """The recorded choice."""

    person_id: str


class TalkChosen(Deed, frozen=True, tag="talk_it_over"):
    """The recorded choice. `free` when energy cost nothing at the time."""

    person_id: str
    style: Style
    free: bool


class ConfessionChosen(Deed, frozen=True, tag="confess"):
    """The recorded choice."""

    person_id: str


class ConfrontationChosen(Deed, frozen=True, tag="confront"):
    """The recorded choice."""

    person_id: str


class ForgivenessChosen(Deed, frozen=True, tag="forgive"):
    """The recorded choice."""

    person_id: str
