"""Messages of dating."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from ws.content.schemas.base import Interest, Sex
from ws.engine.feature import Deed
from ws.kernel.messages import Id, Reply, Request

AdultAge = Annotated[int, msgspec.Meta(ge=18, le=120)]
Sexes = Annotated[tuple[Sex, ...], msgspec.Meta(min_length=1, max_length=2)]
BioText = Annotated[str, msgspec.Meta(min_length=1, max_length=400)]
Interests = Annotated[tuple[Interest, ...], msgspec.Meta(max_length=5)]
Children = Literal["wants", "open", "none"]
Marriage = Literal["yes", "open", "no"]
Faith = Literal["devout", "quiet", "none"]


class GetMyProfile(Request, frozen=True, tag="get_my_profile"):
    """Ask for one's own card."""


class MyProfile(Reply, frozen=True, tag="get_my_profile"):
    bio: str
    """One's own words, or what a friend wrote as long as there are none."""
    source: str
    """own or grammar"""
    interests: tuple[str, ...]
    """Ids."""
    character: tuple[str, ...]
    """Words for what stands out."""
    goals: dict[str, str]
    """children, marriage, faith, drive"""


class CustomizeBio(Request, frozen=True, tag="customize_bio"):
    """Write one's own card. What is left out stays as it is."""

    text: BioText | None = None
    interests: Interests | None = None
    children: Children | None = None
    marriage: Marriage | None = None
    faith: Faith | None = None


class BioCustomized(Reply, frozen=True, tag="customize_bio"):
    bio: str
    """As it is shown, cleaned of signs nobody sees."""
    interests: tuple[str, ...]
    goals: dict[str, str]


class ProfileWritten(Deed, frozen=True, tag="customize_bio"):
    """The recorded choice: the whole card as it is from now on."""

    text: str
    interests: tuple[Interest, ...]
    children: Children | None
    marriage: Marriage | None
    faith: Faith | None


class GetPreferences(Request, frozen=True, tag="get_preferences"):
    """Ask whom one looks for."""


class Wanted(msgspec.Struct, frozen=True):
    sexes: tuple[str, ...]
    min_age: int
    """As it counts now; 18 at least."""
    max_age: int
    distance: str
    parents: bool
    children: str
    marriage: str
    faith: str
    is_default_age: bool
    """Whether the ages follow the own one."""


class PreferencesReply(Reply, frozen=True, tag="get_preferences"):
    preferences: Wanted


class SetPreferences(Request, frozen=True, tag="set_preferences"):
    """Say whom one looks for. What is left out stays as it is."""

    sexes: Sexes | None = None
    min_age: AdultAge | None = None
    max_age: AdultAge | None = None
    distance: Literal["near", "any"] | None = None
    parents: bool | None = None
    children: Literal["any", "wants", "none"] | None = None
    marriage: Literal["any", "yes", "no"] | None = None
    faith: Literal["any", "devout", "quiet", "none"] | None = None


class PreferencesSet(Reply, frozen=True, tag="set_preferences"):
    preferences: Wanted


class PreferencesChosen(Deed, frozen=True, tag="set_preferences"):
    """The recorded choice: all preferences as they are from now on."""

    sexes: tuple[Sex, ...]
    min_age: int | None
    max_age: int | None
    distance: Literal["near", "any"]
    parents: bool
    children: Literal["any", "wants", "none"]
    marriage: Literal["any", "yes", "no"]
    faith: Literal["any", "devout", "quiet", "none"]


class GetSuggestions(Request, frozen=True, tag="get_suggestions"):
    """Ask for the cards of this game day."""


class Card(msgspec.Struct, frozen=True):
    candidate_id: str
    """Becomes the person's id when two match."""
    first_name: str
    age: int
    sex: str
    doing: str
    """In words: "nurse", "studying"."""
    lives: str
    """near or far"""
    has_children: bool
    bio: str
    interests: tuple[str, ...]
    """Words."""
    score: int
    """0 to 100: how well the two would fit."""
    reasons: tuple[str, ...]
    """Sentences, the strongest first; three at most."""
    decision: str
    """liked, super_liked, passed, or "" """


class Suggestions(Reply, frozen=True, tag="get_suggestions"):
    cards: tuple[Card, ...]
    """Ten at most, best first."""
    day: int
    """Game day they are for; the next ones come with the next."""
    likes_left: int
    super_likes_left: int


class GetCandidate(Request, frozen=True, tag="get_candidate"):
    """Ask for one of today's cards, with a picture."""

    candidate_id: Id


class CandidateReply(Reply, frozen=True, tag="get_candidate"):
    card: Card
    character: tuple[str, ...]
    """Words for what stands out."""
    goals: dict[str, str]
    portrait: str
    """An SVG."""


class LikeCandidate(Request, frozen=True, tag="like"):
    """Like somebody of today's cards."""

    candidate_id: Id


class LikeGiven(Reply, frozen=True, tag="like"):
    candidate_id: str
    likes_left: int


class SuperLike(Request, frozen=True, tag="super_like"):
    """Let somebody of today's cards know that they are liked very much; once a game day."""

    candidate_id: Id


class SuperLikeGiven(Reply, frozen=True, tag="super_like"):
    candidate_id: str
    likes_left: int


class CandidateLiked(Deed, frozen=True, tag="like_candidate"):
    """The recorded choice."""

    candidate_id: str
    is_super: bool


class PassOn(Request, frozen=True, tag="pass_on"):
    """Not this one."""

    candidate_id: Id


class PassedOn(Reply, frozen=True, tag="pass_on"):
    candidate_id: str


class CandidatePassed(Deed, frozen=True, tag="pass_on"):
    """The recorded choice."""

    candidate_id: str


class GetMatches(Request, frozen=True, tag="get_matches"):
    """Ask who liked back, and who has not answered yet."""


class MatchEntry(msgspec.Struct, frozen=True):
    person_id: str
    first_name: str
    age: int
    bio: str
    score: int
    reasons: tuple[str, ...]
    since_minute: int
    fades_minute: int
    """When nothing more will come of it, if the two do not speak until then."""


class WaitingEntry(msgspec.Struct, frozen=True):
    candidate_id: str
    first_name: str
    minute: int
    """When they were liked."""
    is_super: bool


class Matches(Reply, frozen=True, tag="get_matches"):
    matches: tuple[MatchEntry, ...]
    """The latest first."""
    waiting: tuple[WaitingEntry, ...]


class Unmatch(Request, frozen=True, tag="unmatch"):
    """Take a match back."""

    person_id: Id


class Unmatched(Reply, frozen=True, tag="unmatch"):
    person_id: str


class MatchUndone(Deed, frozen=True, tag="unmatch"):
    """The recorded choice."""

    person_id: str


class GetCompatibility(Request, frozen=True, tag="get_compatibility"):
    """Ask how well one fits with a grown-up of one's life who is no relative."""

    person_id: Id


class CompatibilityReply(Reply, frozen=True, tag="get_compatibility"):
    person_id: str
    score: int
    reasons: tuple[str, ...]
