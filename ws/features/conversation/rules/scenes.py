"""Who is talking to whom, in the terms in which answers are written."""

from __future__ import annotations

from typing import Final

import msgspec

from ws.content.schemas import Topic
from ws.features.people.records import Memory, Person
from ws.kernel.rolls import Rolls

_ENDS: Final = (
    ("openness", "open", "plain"),
    ("conscientiousness", "orderly", "loose"),
    ("extraversion", "outgoing", "quiet"),
    ("agreeableness", "warm", "sharp"),
    ("neuroticism", "thin_skinned", "steady"),
)
_HIGH: Final = 60
_LOW: Final = 40
HURT_FROM: Final = -6.0
"""What is remembered of insults, less what was made good, from which a person is hurt."""
HURTFUL: Final = ("insult", "threat", "quarrel")
_HARD: Final = frozenset({"insult", "threat", "crude"})
MENDING: Final = "apology"
_SPOKEN_LEAST: Final = 4
"""Weight from which a memory comes up in talk."""
_THIRD_PERSON: Final = frozenset(
    {"he", "she", "him", "her", "his", "hers", "they", "them", "their", "himself", "herself", "themselves"}
)
_KIN: Final = {
    "mother": ("daughter", "son"), "father": ("daughter", "son"),
    "grandmother": ("dear girl", "dear boy"), "grandfather": ("dear girl", "dear boy"),
}  # fmt: skip


class Scene(msgspec.Struct, frozen=True):
    """The two, as they stand at this minute."""

    name: str
    """The player's first name."""
    player_age: int
    person: str
    relation: str
    age: int
    affinity: int
    mood: str
    traits: frozenset[str]
    hurt: bool
    kin: str
    interests: tuple[str, ...] = ()
    extraversion: int = 50
    agreeableness: int = 50


class Said(msgspec.Struct, frozen=True):
    """What is answered: one thing the player said, or a moment of the conversation."""

    act: str
    topic: str = "none"
    sounds: str = "plain"
    again: bool = False


def traits_of(person: Person) -> frozenset[str]:
    """The ends of the Big Five the person is at."""
    found: set[str] = set()
    for field, high, low in _ENDS:
        value: int = getattr(person, field)
        if value >= _HIGH:
            found.add(high)
        elif value <= _LOW:
            found.add(low)
    return frozenset(found)


def is_hurt(memories: tuple[Memory, ...]) -> bool:
    """Whether insults are remembered that have not been made good. Weights are as they are now."""
    return hurt_of(memories) <= HURT_FROM


def hurt_of(memories: tuple[Memory, ...]) -> float:
    """What insults weigh now, less what was made good."""
    return sum(m.weight for m in memories if m.kind in HURTFUL or m.kind == MENDING)


def kin_of(relation: str, sex: str, name: str) -> str:
    """What the person calls the player."""
    daughter_son = _KIN.get(relation)
    return name if daughter_son is None else daughter_son[0 if sex == "female" else 1]


def mood_at_first(rolls: Rolls, person: Person, hurt: bool) -> str:
    """The mood a person is met in: by character, health, affinity and the day."""
    ill = person.health != "well"
    weights = {
        "bright": 14 + person.extraversion * 0.25 + max(0, person.affinity) * 0.12 - (10 if ill else 0),
        "even": 62.0,
        "low": 6 + person.neuroticism * 0.25 + (30 if ill else 0),
        "cross": (60 if hurt else 0) + max(0, -person.affinity) * 0.5 + max(0, 50 - person.agreeableness) * 0.15,
    }
    if hurt:
        weights["bright"] = 0.0
    return rolls.choose("conversation.mood", weights, str, lambda mood: weights[mood]) or "even"


def mood_after(mood: str, change: int) -> str:
    """The mood after something was said that changed affinity by so much."""
    if change <= -4:
        return "cross"
    if change <= -2:
        return "low" if mood == "bright" else mood
    if change >= 2:
        return {"cross": "even", "low": "even", "even": "bright"}.get(mood, mood)
    return mood


def was_kind(acts: tuple[str, ...]) -> bool:
    """Whether nothing hard was said."""
    return _HARD.isdisjoint(acts)


def likes(topic: Topic | None, interests: tuple[str, ...]) -> bool:
    """Whether a person cares for what is talked about."""
    return topic is not None and any(interest in topic.interests for interest in interests)


def told_of(memories: tuple[Memory, ...], name: str) -> tuple[tuple[str, str], ...]:
    """What of their memories a person may bring up: the part after "how you" in their own words, and whether it
    is good or bad. What speaks of them as somebody else is left out."""
    found: list[tuple[str, str]] = []
    for memory in memories:
        subject, _, rest = memory.text.partition(" ")
        words = rest.rstrip(".").split()
        if subject != name or abs(memory.weight) < _SPOKEN_LEAST or not words or not _THIRD_PERSON.isdisjoint(words):
            continue
        words[0] = {"was": "were", "is": "are", "has": "have"}.get(words[0], words[0])
        found.append((" ".join(words), "good" if memory.weight > 0 else "bad"))
    return tuple(found)
