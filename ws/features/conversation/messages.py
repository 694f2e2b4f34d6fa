"""Messages of conversation."""

from __future__ import annotations

from typing import Annotated

import msgspec

from ws.engine.feature import Deed
from ws.features.conversation.rules.wording import MOST_CHARACTERS
from ws.kernel.messages import Id, Push, Reply, Request


class StartConversation(Request, frozen=True, tag="start_conversation"):
    """Begin to talk with somebody of this life."""

    person_id: Id


class ConversationStarted(Reply, frozen=True, tag="start_conversation"):
    person_id: str
    energy: int
    until_minute: int
    """When it ends by itself if nothing is said."""


class Say(Request, frozen=True, tag="say"):
    """Say something: a line that was offered, or one's own words; exactly one of both."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=MOST_CHARACTERS)] | None = None
    line_id: Id | None = None


class SaidReply(Reply, frozen=True, tag="say"):
    person_id: str
    act: str
    """What was understood, see docs/requests/conversation.md."""
    topic: str
    sentiment: int
    """-100 to 100."""
    affinity: int
    affinity_change: int
    energy: int
    ended: bool
    notice: str = ""
    """A word to the player outside of the game; "" nearly always."""


class EndConversation(Request, frozen=True, tag="end_conversation"):
    """Say goodbye."""


class ConversationLeft(Reply, frozen=True, tag="end_conversation"):
    person_id: str
    turns: int


class Offer(msgspec.Struct, frozen=True):
    """A line the player may say next."""

    id: str
    text: str


class ConversationEvent(Push, frozen=True, tag="conversationEvent"):
    """The person speaks, or it is over."""

    person_id: str
    first_name: str
    kind: str
    """began, answered or ended"""
    text: str
    mood: str
    """bright, even, low or cross"""
    affinity: int
    affinity_change: int
    turn: int
    lines: tuple[Offer, ...]
    reason: str
    """Why it ended, see the fact ConversationEnded; "" while it goes on."""
    minute: int


class ConversationChosen(Deed, frozen=True, tag="start_conversation"):
    """The recorded choice."""

    person_id: str
    free: bool


class WordsSpoken(Deed, frozen=True, tag="say"):
    """The recorded choice: what was understood, not what was typed. `answer` is that of a text model, "" for the
    game's own."""

    act: str
    topic: str
    sentiment: int
    profane: bool
    line_id: str
    free: bool
    answer: str = ""


class ConversationClosed(Deed, frozen=True, tag="end_conversation"):
    """The recorded choice."""
