"""What is heard in a conversation (words, topics, what one does by speaking), and what is answered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from ws.content.schemas.base import Age, Entry, Interest, Label, Slug, Text, Who, unfilled

if TYPE_CHECKING:
    from ws.content.schemas import Content

Act = Literal[
    "crisis", "injection", "crude", "threat", "insult", "apologise", "affection", "thank", "congratulate", "praise",
    "ask_how", "ask_money", "ask_advice", "ask_memory", "ask_self", "invite", "joke", "farewell", "greet", "agree",
    "disagree", "share_good", "share_bad", "question", "tell",
]  # fmt: skip
"""What one does by saying something."""
Moment = Literal["begin", "cold", "end", "tired", "leaves", "silence", "asleep", "brought_up"]
"""What a person says by themselves: at the beginning (of somebody who is hurt: `cold`), as the last word, when it
has been long, when they have had enough, and about what they remember; how it ends when nobody speaks any more or
the player falls asleep."""
Mood = Literal["bright", "even", "low", "cross"]
Trait = Literal[
    "open", "plain", "orderly", "loose", "outgoing", "quiet", "warm", "sharp", "thin_skinned", "steady"
]  # fmt: skip
"""The ends of the Big Five: 60 and more, 40 and less."""
Affinity = Annotated[int, msgspec.Meta(ge=-100, le=100)]
LANGUAGES = frozenset({"en", "ru", "es"})
FILLERS = {"name", "person", "interest", "kin", "years", "memory"}
"""What an answer may name: the player's first name, the person's own, what is talked about, something the person
likes, what the person calls the player ("son", else the name), the person's age, what they remember (the part after
"how you", in their words)."""


class Lexicon(Entry, frozen=True, kw_only=True):
    """How the words of a language sound. Lists are words parted by spaces, in any of their forms: `endings`
    are taken off the same way here and from what is said."""

    letters: str
    min_stem: Annotated[int, msgspec.Meta(ge=2, le=6)]
    endings: str
    grammar_words: str
    """The small words by which the language is known."""
    negations: str
    intensifiers: str
    dampeners: str
    contrasts: str
    """What follows them weighs more than what went before: "but"."""
    neutral: str
    """Words that share a stem with one that sounds of something, and do not."""
    wonderful: str
    good: str
    pleasant: str
    unpleasant: str
    bad: str
    terrible: str


class Topic(Entry, frozen=True, kw_only=True):
    """Something one talks about."""

    name: Label
    """As a sentence says it: "your {topic}" must read well."""
    en: str
    ru: str
    es: str
    interests: tuple[Interest, ...] = ()
    """Who cares for one of these likes to talk about it."""


class SpeechAct(Entry, frozen=True, kw_only=True):
    """Phrases by which one does something: the entry's id is an `Act`."""

    phrases: str
    """Parted by bars."""


class Sign(Entry, frozen=True, kw_only=True):
    """Emoji and emoticons of one sound."""

    value: Annotated[int, msgspec.Meta(ge=-4, le=4)]
    signs: str


class Moderation(Entry, frozen=True, kw_only=True):
    """What is answered calmly and kept from a text model."""

    words: str = ""
    phrases: str = ""
    marks: str = ""
    """Signs of a machine's language, anywhere in the text."""
    fingerprints: str = ""
    """BLAKE2b-64 of words that need not be read."""


class Fits(Entry, frozen=True, kw_only=True):
    """Between whom something may be said. Everything given must hold."""

    who: tuple[Who, ...] = ()
    """One of these the person must be."""
    min_age: Age = 0
    max_age: Age = 130
    """Of the person."""
    player_min_age: Age = 0
    player_max_age: Age = 130
    min_affinity: Affinity = -100
    max_affinity: Affinity = 100


class DialogueLine(Fits, frozen=True, kw_only=True):
    """One thing a person may say. The more it asks for, the sooner it is taken where it fits."""

    min_age: Age = 5
    """Smaller children answer only with lines made for them."""
    part: Literal["reply", "aside", "question"] = "reply"
    """An answer is a reply, often with an aside (of character, mood or memory) or a question back."""
    acts: tuple[Act | Moment, ...] = ()
    topics: tuple[Slug, ...] = ()
    sounds: Literal["good", "bad", "plain", ""] = ""
    """How what it answers sounded."""
    moods: tuple[Mood, ...] = ()
    traits: tuple[Trait, ...] = ()
    """One of these the person must have."""
    hurt: bool = False
    """Only while an insult is remembered."""
    again: bool = False
    """Only when what it answers was done before in this conversation."""
    texts: Annotated[tuple[Text, ...], msgspec.Meta(min_length=1)]
    """Wordings; "[a|b]" within one is either."""


class Saying(Fits, frozen=True, kw_only=True):
    """A line offered to the player."""

    text: Text
    act: Act
    topic: Slug = "none"
    sentiment: Annotated[int, msgspec.Meta(ge=-100, le=100)] = 0
    tone: Literal["opening", "kind", "curious", "playful", "open_hearted", "sharp", "mending", "parting"]
    hurt: bool = False
    """Only to somebody who remembers an insult."""


def check(content: Content) -> Iterable[str]:
    """What is wrong with entries that are well formed each by itself."""
    for act in content.speech_acts.values():
        if act.id not in Act.__args__:  # type: ignore[attr-defined]  # a Literal has them
            yield f"speech_acts: {act.id}: there is no such act"
    for missing in sorted(LANGUAGES - content.lexicons.keys()):
        yield f"lexicons: {missing}: there is no such entry, and hearing needs it"
    for unknown in sorted(content.lexicons.keys() - LANGUAGES):
        yield f"lexicons: {unknown}: topics have no words of this language"
    for line in content.dialogue.values():
        where = f"dialogue: {line.id}"
        yield from unfilled(where, line.texts, FILLERS)
        yield from (f"{where}: there is no topic {topic!r}" for topic in line.topics if topic not in content.topics)
        yield from (f"{where}: brackets do not match in {t!r}" for t in line.texts if t.count("[") != t.count("]"))
        yield from (
            f"{where}: a reply must say what it answers" for _ in (1,) if line.part == "reply" and not line.acts
        )
    for saying in content.sayings.values():
        yield from unfilled(f"sayings: {saying.id}", (saying.text,), {"person", "interest"})
        if saying.topic != "none" and saying.topic not in content.topics:
            yield f"sayings: {saying.id}: there is no topic {saying.topic!r}"
