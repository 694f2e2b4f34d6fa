"""What is kept of talking."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from ws.kernel.records import Owner, Record, Stored


class Conversation(Record, frozen=True):
    """The conversation that is going on; there is at most one."""

    person_id: str
    mood: str
    began_minute: int
    until_minute: int
    """When it ends by itself unless something is said."""
    turns: int = 0
    acts: tuple[str, ...] = ()
    """What the player did by what they said, in order."""
    said: tuple[str, ...] = ()
    """Ids of the lines that were said."""
    offered: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    """Wordings the person used."""
    marks: tuple[int, ...] = ()
    """Of the answers that were given, so that none comes twice."""

    STORED: ClassVar[Stored] = Stored(kind="conversation", owner=Owner.LIFE)


class Talks(Record, frozen=True):
    """What is kept of all conversations with one person."""

    person_id: str
    times: int = 0
    last_minute: int = 0
    day: int = -1
    gained: int = 0
    """Affinity won by talking on that day."""
    told: tuple[str, ...] = ()
    """Wordings of the last conversation, so that the next one is another."""

    STORED: ClassVar[Stored] = Stored(kind="talks", owner=Owner.LIFE, key="person_id")


class Bubble(msgspec.Struct, frozen=True, gc=False):
    """One thing that was said."""

    by: str
    """you or them"""
    text: str


class Transcript(Record, frozen=True):
    """The words of the conversation that is going on. The player's own words are kept nowhere else, and go when it
    ends; the life does not hang on them."""

    bubbles: tuple[Bubble, ...] = ()

    STORED: ClassVar[Stored] = Stored(
        kind="conversation_words", owner=Owner.LIFE, personal=("bubbles",), simulated=False
    )
