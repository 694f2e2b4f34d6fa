"""The grammar of answers: what fits is gathered, the most fitting is likeliest, and nothing is said twice.

An answer is a reply, often with an aside of the person's own or a question back. Every draw is named, so that a
life replays; the wordings that were used in this conversation are left out, and a whole answer that was given
before is drawn anew.
"""

from __future__ import annotations

import re
from typing import Final
from zlib import crc32

import msgspec

from ws.content.schemas import Content, DialogueLine
from ws.content.schemas.conversation import Fits
from ws.features.conversation.rules.scenes import Said, Scene
from ws.features.people import api as people
from ws.kernel.prose import fill
from ws.kernel.rolls import Rolls

_UNHEARD: Final = re.compile(r"[\W_]+")
_TRIES: Final = 6
_TOLD_BEFORE: Final = 0.1
"""Share of the weight of a wording that an earlier conversation had."""
OLD_ENOUGH: Final = 5
"""Years from which a person answers in lines of no certain age."""
_CHATTY: Final = 0.15
_CURIOUS: Final = 0.18
_BRINGS_UP: Final = 0.25
_ALONE: Final = frozenset(
    {
        "crisis",
        "threat",
        "insult",
        "crude",
        "injection",
        "begin",
        "cold",
        "end",
        "tired",
        "leaves",
        "silence",
        "asleep",
    }
)
"""What is answered by a reply and nothing else."""


class Wording(msgspec.Struct, frozen=True):
    """One text of one line."""

    id: str
    text: str
    line: DialogueLine
    asks: int
    """How much it asks for: by how much sooner it is taken."""


class Answer(msgspec.Struct, frozen=True):
    """What a person says, and which wordings it is made of."""

    text: str
    wordings: tuple[str, ...]


class Known(msgspec.Struct, frozen=True):
    """What was said before."""

    used: frozenset[str] = frozenset()
    """Wordings of this conversation."""
    told: frozenset[str] = frozenset()
    """Wordings of earlier ones."""
    marks: frozenset[int] = frozenset()
    """Of the answers of this conversation."""
    memories: tuple[tuple[str, str], ...] = ()
    """What the person may bring up, see `scenes.told_of`."""


class _Draw(msgspec.Struct, frozen=True):
    """One try at an answer."""

    rolls: Rolls
    scene: Scene
    said: Said
    known: Known
    name: str


class Grammar:
    """The lines of the content, sorted by part and act."""

    def __init__(self, content: Content) -> None:
        self._lines: dict[tuple[str, str], list[tuple[DialogueLine, tuple[Wording, ...]]]] = {}
        for line in content.dialogue.values():
            asks = _asks(line)
            worded = tuple(Wording(f"{line.id}.{n}", text, line, asks) for n, text in enumerate(line.texts))
            for act in line.acts or ("any",):
                self._lines.setdefault((line.part, act), []).append((line, worded))

    def answer(self, rolls: Rolls, scene: Scene, said: Said, known: Known, key: str) -> Answer | None:
        """An answer that was not given before in this conversation; None when there is nothing left to say.

        `key` tells several answers of one minute apart.
        """
        for attempt in range(_TRIES):
            draw = _Draw(rolls, scene, said, known, f"{key}.{attempt}")
            reply = self._pick(draw, "reply", (said.act,))
            if reply is None:
                return None
            more, memory = self._more(draw)
            parts = (reply,) if more is None else (reply, more)
            text = " ".join(_spoken(draw, wording, memory) for wording in parts)
            if mark_of(text) not in known.marks:
                return Answer(text, tuple(wording.id for wording in parts))
        return None

    def _more(self, draw: _Draw) -> tuple[Wording | None, str]:
        """An aside or a question that goes with a reply, and the memory it names."""
        scene, act = draw.scene, draw.said.act
        if act in _ALONE or scene.age < OLD_ENOUGH:
            return None, ""
        chance = draw.rolls.chance("conversation.more", draw.name)
        talkative = _CHATTY + scene.extraversion / 400
        curious = (
            0.0 if scene.mood == "cross" else _CURIOUS + scene.agreeableness / 400 + max(0, scene.affinity) / 600
        )
        if chance < talkative and draw.said.sounds != "bad":  # no small talk over somebody's sorrow
            if draw.known.memories and draw.rolls.happens(_BRINGS_UP, "conversation.brings_up", draw.name):
                return self._memory(draw)
            return self._pick(draw, "aside", (act, "any")), ""
        if chance < talkative + curious:
            return self._pick(draw, "question", (act, "any")), ""
        return None, ""

    def _memory(self, draw: _Draw) -> tuple[Wording | None, str]:
        memories = draw.known.memories
        memory, sounds = memories[int(draw.rolls.chance("conversation.memory", draw.name) * len(memories))]
        of_it = msgspec.structs.replace(draw, said=Said("brought_up", sounds=sounds))
        return self._pick(of_it, "aside", ("brought_up",)), memory

    def _pick(self, draw: _Draw, part: str, acts: tuple[str, ...]) -> Wording | None:
        used, told = draw.known.used, draw.known.told
        fitting = [
            wording
            for act in acts
            for line, worded in self._lines.get((part, act), ())
            if _fits(line, draw.scene, draw.said)
            for wording in worded
            if wording.id not in used
        ]
        return draw.rolls.choose(
            f"conversation.{part}.{draw.name}",
            fitting,
            lambda wording: wording.id,
            lambda wording: (1 + wording.asks) ** 3 * (_TOLD_BEFORE if wording.id in told else 1.0),
        )


def may_say(held: Fits, scene: Scene) -> bool:
    """Whether something may be said between these two."""
    return (
        held.min_age <= scene.age <= held.max_age
        and held.player_min_age <= scene.player_age <= held.player_max_age
        and held.min_affinity <= scene.affinity <= held.max_affinity
        and (not held.who or any(people.belongs(scene.relation, who) for who in held.who))
    )


def mark_of(text: str) -> int:
    """A number that is the same for the same text, however it is spelled."""
    return crc32(_UNHEARD.sub("", text.casefold()).encode())


def _fits(line: DialogueLine, scene: Scene, said: Said) -> bool:
    return (
        may_say(line, scene)
        and (not line.topics or said.topic in line.topics)
        and (not line.sounds or said.sounds == line.sounds)
        and (not line.moods or scene.mood in line.moods)
        and (not line.traits or not scene.traits.isdisjoint(line.traits))
        and (not line.hurt or scene.hurt)
        and (not line.again or said.again)
    )


def _asks(line: DialogueLine) -> int:
    years = line.min_age != OLD_ENOUGH or line.max_age < 130
    liking = line.min_affinity > -100 or line.max_affinity < 100
    return (
        3 * (bool(line.topics) + line.hurt + line.again)
        + 2 * (bool(line.who) + bool(line.sounds))
        + bool(line.moods)
        + bool(line.traits)
        + years
        + liking
    )


def _spoken(draw: _Draw, wording: Wording, memory: str) -> str:
    """The wording with one of each of its alternatives, and its names filled in."""
    rolls, scene, name = draw.rolls, draw.scene, f"{draw.name}.{wording.id}"
    pieces: list[str] = []
    rest = wording.text
    while (start := rest.find("[")) >= 0:
        end = rest.index("]", start)
        either = rest[start + 1 : end].split("|")
        pieces.append(rest[:start])
        pieces.append(either[int(rolls.chance("conversation.either", f"{name}.{len(pieces)}") * len(either))])
        rest = rest[end + 1 :]
    interests = scene.interests or ("tea",)
    return fill(
        "".join(pieces) + rest,
        name=scene.name,
        person=scene.person,
        interest=interests[int(rolls.chance("conversation.interest", name) * len(interests))],
        kin=scene.kin,
        years=scene.age,
        memory=memory,
    )


_sorted: list[tuple[Content, Grammar]] = []


def grammar_of(content: Content) -> Grammar:
    """The sorted lines of a content; sorted once."""
    for known, grammar in _sorted:
        if known is content:
            return grammar
    grammar = Grammar(content)
    _sorted[:] = [(content, grammar)]
    return grammar
