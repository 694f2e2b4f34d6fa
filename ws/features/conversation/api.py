"""The door of conversation."""

from __future__ import annotations

from ws.content.schemas import Content
from ws.features.conversation.rules import answering, hearing, prompting
from ws.features.conversation.rules.wording import cleaned
from ws.kernel.errors import Refused
from ws.kernel.facts import Fact


class ConversationBegan(Fact, frozen=True):
    """The player began to talk with somebody."""

    person_id: str


class ConversationEnded(Fact, frozen=True):
    """A conversation is over. `reason`: ended (by the player), farewell, silence, time, turns, asleep, left (the
    person had enough), gone (the person died, or the two do not speak any more), prison."""

    person_id: str
    reason: str
    turns: int
    """Things the player said."""
    minutes: int


class Said(Fact, frozen=True):
    """The player said something to somebody."""

    person_id: str
    act: str
    topic: str
    """"none" when it was about nothing that is known."""
    sentiment: int
    """-100 to 100."""


def may_be_shown(content: Content, text: str) -> bool:
    """Whether a text is clean enough to be read by anybody: on no list of moderation, without links, addresses and
    long numbers."""
    return not prompting.is_private(text) and hearing.ear_of(content).may_be_shown(text)


def prepare(content: Content) -> None:
    """Compile the word lists and sort the lines; some tens of milliseconds."""
    hearing.ear_of(content)
    answering.grammar_of(content)


def own_words(content: Content, text: str) -> str:
    """What a player wrote to be kept and shown, cleaned. Raises Refused("not_allowed") for what moderation
    keeps out, and when nothing is left."""
    line = cleaned(text)
    if not hearing.ear_of(content).may_be_shown(line):
        raise Refused("not_allowed", "Not in these words. Find kinder ones.")
    return line


def offends(content: Content, text: str) -> bool:
    """Whether a text touches any list of moderation: nothing that is to stand in a life for good should."""
    return bool(hearing.ear_of(content).offences(text))


__all__ = [
    "ConversationBegan",
    "ConversationEnded",
    "Said",
    "cleaned",
    "may_be_shown",
    "offends",
    "own_words",
    "prepare",
]
