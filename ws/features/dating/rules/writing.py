"""Writing what somebody says of themselves: a grammar of the content, expanded by the person's own draws.

A phrase says which facts it claims, and is only chosen by somebody of whom they are all true. So nothing in a bio is
against what is known of the person, whatever is written later.
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

from ws.content.schemas import Content
from ws.content.schemas.dating import AGREEMENT, START, SYMBOL
from ws.features.dating.records import MOST_BIO
from ws.features.dating.rules.goals import Goals
from ws.features.people.records import Person
from ws.kernel.prose import fill
from ws.kernel.rolls import draw

THIRD: Final = 0.14
"""The share whose card was written by a friend."""
_TRIES: Final = 16
"""Attempts at one that is short enough; the last is cut at the end of a sentence."""
_DEEPEST: Final = 8
_HIGH: Final = 59
_LOW: Final = 41
_ENDS: Final = (
    ("open", "plain"),
    ("orderly", "loose"),
    ("outgoing", "quiet"),
    ("warm", "blunt"),
    ("worried", "calm"),
)
_OF_I: Final = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself)\b")
_END: Final = re.compile(r"[.!?]”?(?=\s|$)")


class _Phrase(msgspec.Struct, frozen=True):
    entry: str
    text: str
    says: frozenset[str]
    denies: frozenset[str]
    weight: float


class Writer(msgspec.Struct, frozen=True):
    """The grammar, sorted once."""

    parts: dict[str, tuple[_Phrase, ...]]
    words: dict[str, tuple[str, ...]]


class Author(msgspec.Struct, frozen=True):
    """Who a bio is of."""

    seed: bytes
    """Of the life."""
    id: str
    facts: frozenset[str]
    fillers: dict[str, str]
    """name, age, job, title, they, them, their, theirs, themself"""


def writer_of(content: Content) -> Writer:
    """The grammar of a content."""
    held = _writers.get(id(content))
    if held is None or held[0] is not content:
        held = _writers[id(content)] = (content, _sorted(content))
    return held[1]


_writers: Final[dict[int, tuple[Content, Writer]]] = {}


def author_of(seed: bytes, person: Person, age: int, goals: Goals, content: Content) -> Author:
    """All that a bio may say of a person."""
    voice = "third" if draw(seed, 0, "dating.voice", person.id) < THIRD else "first"
    words = ("she", "her", "her", "hers") if person.sex == "female" else ("he", "him", "his", "his")
    they, them, their, theirs = words
    job = content.jobs.get(person.job)
    fillers = {
        "name": person.first_name, "age": str(age), "job": _with_article(job.name if job is not None else ""),
        "title": _lowered(job.name if job is not None else ""),
        "they": they, "them": them, "their": their, "theirs": theirs, "themself": f"{them}self",
    }  # fmt: skip
    return Author(seed, person.id, facts_of(person, age, goals, content) | {f"voice:{voice}"}, fillers)


def facts_of(person: Person, age: int, goals: Goals, content: Content) -> frozenset[str]:
    """What is so of a person, in the words of the grammar."""
    facts = {f"interest:{slug}" for slug in person.interests}
    facts |= {f"is:{_end(points, ends)}" for points, ends in zip(person.big_five, _ENDS, strict=True)}
    facts |= {f"doing:{person.doing}", f"sex:{person.sex}", f"age:{band_of(age)}"}
    facts |= {
        f"children:{goals.children}",
        f"marriage:{goals.marriage}",
        f"faith:{goals.faith}",
        f"drive:{goals.drive}",
    }
    facts.add("lives:far" if person.lives == "far" else "lives:near")
    job = content.jobs.get(person.job)
    if job is not None and person.doing in ("work", "retired"):
        facts |= {f"{'track' if person.doing == 'work' else 'was'}:{job.track}", f"job:{job.id}"}
    if person.children:
        facts |= {"parent", "parent_of_one" if person.children == 1 else "parent_of_several"}
    was = {"single": "never_married", "divorced": "divorced", "widowed": "widowed"}.get(person.partnership)
    return frozenset(facts | ({was} if was else set()))


def band_of(age: int) -> str:
    """Which of the ages of `ws.content.schemas.dating.AGES` it is."""
    return "young" if age < 28 else "grown" if age < 45 else "middle" if age < 62 else "old"


def written(author: Author, writer: Writer) -> str:
    """The bio: the same for the same author and grammar, at most MOST_BIO characters."""
    text = ""
    for attempt in range(_TRIES):
        text = _Hand(author, writer, attempt).expanded(START)
        if text and len(text) <= MOST_BIO:
            return text
    return _cut(text)


class _Hand:
    """One attempt."""

    def __init__(self, author: Author, writer: Writer, attempt: int) -> None:
        self._author = author
        self._writer = writer
        self._attempt = attempt
        self._draws = 0
        self._used: set[str] = set()
        self._voice = 1 if "voice:third" in author.facts else 0

    def expanded(self, symbol: str, depth: int = 0) -> str:
        """The text of a symbol, agreeing and with its sentences begun; "" where nothing may be said."""
        return fill("{bio}", bio=" ".join(self._raw(symbol, depth).split()))

    def _raw(self, symbol: str, depth: int) -> str:
        if depth > _DEEPEST:
            return ""
        if symbol in AGREEMENT:
            return self._filled(AGREEMENT[symbol][self._voice], depth)
        if symbol in self._author.fillers:
            return self._author.fillers[symbol]
        words = self._writer.words.get(symbol)
        if words is not None:
            return self._filled(words[int(self._draw() * len(words))], depth)
        phrase = self._chosen(symbol)
        if phrase is None:
            return ""
        self._used.add(phrase.entry)
        return self._filled(phrase.text, depth)

    def _filled(self, text: str, depth: int) -> str:
        return SYMBOL.sub(lambda found: self._raw(found[1], depth + 1), text)

    def _chosen(self, part: str) -> _Phrase | None:
        facts = self._author.facts
        fit = [
            phrase
            for phrase in self._writer.parts.get(part, ())
            if phrase.says <= facts and not phrase.denies & facts and phrase.entry not in self._used
        ]
        left = self._draw() * sum(phrase.weight for phrase in fit)
        for phrase in fit:
            left -= phrase.weight
            if left < 0:
                return phrase
        return fit[-1] if fit else None

    def _draw(self) -> float:
        self._draws += 1
        return draw(self._author.seed, 0, "dating.bio", f"{self._author.id}.{self._attempt}.{self._draws}")


def _sorted(content: Content) -> Writer:
    parts: dict[str, list[_Phrase]] = {}
    for entry in content.bios.values():
        for text in entry.texts:
            says = {fact for fact in entry.says if not fact.startswith("!")}
            denies = frozenset(fact[1:] for fact in entry.says if fact.startswith("!"))
            if _OF_I.search(SYMBOL.sub("", text)):
                says.add("voice:first")
            parts.setdefault(entry.part, []).append(_Phrase(entry.id, text, frozenset(says), denies, entry.weight))
    words = {entry.id: entry.words for entry in content.bio_words.values()}
    return Writer({part: tuple(phrases) for part, phrases in parts.items()}, words)


def _cut(text: str) -> str:
    ends = [found.end() for found in _END.finditer(text) if found.end() <= MOST_BIO]
    return text[: ends[-1]] if ends else text[:MOST_BIO]


def _end(points: int, ends: tuple[str, str]) -> str:
    return ends[0] if points >= _HIGH else ends[1] if points <= _LOW else "middling"


def _with_article(title: str) -> str:
    """A job as it stands in a sentence: "an actor", "an IT manager"."""
    noun = _lowered(title)
    return f"an {noun}" if noun[:1].lower() in tuple("aeiou") else f"a {noun}"


def _lowered(title: str) -> str:
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
