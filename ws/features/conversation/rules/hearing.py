"""Judging what was said: language, sentiment, topic, and what the speaker does by it.

Word lists are content; this is the arithmetic on them. A sentence takes some tens of microseconds and no
model: each word is looked up as it stands, then without its ending.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Final

import msgspec

from ws.content.schemas import Content, Lexicon
from ws.features.conversation.rules import wording

STRENGTHS: Final = {"wonderful": 3.0, "good": 2.0, "pleasant": 1.0, "unpleasant": -1.2, "bad": -2.2, "terrible": -3.2}
SOUNDS_FROM: Final = 12
"""Sentiment from which something sounds good; below its negative, bad."""
_REACH: Final = 4
"""How many words ahead a negation and an intensifier reach."""
_NEGATED: Final = -0.7
_STRONGER: Final = 1.35
_WEAKER: Final = 0.6
_BEFORE_BUT: Final = 0.5
_AFTER_BUT: Final = 1.4
_SHOUTED: Final = 1.25
_EXCLAIMED: Final = 0.25
_BEND: Final = 14.0
"""Sums of strength are bent into -100 to 100 by s / sqrt(s*s + this)."""
_FIRST: Final = frozenset(
    {"i", "i'm", "im", "me", "my", "myself", "я", "мне", "меня", "мой", "моя", "yo", "mi", "soy", "estoy"}
)
_SECOND: Final = frozenset(
    {
        "you", "you're", "youre", "your", "u", "ur", "ты", "тебя", "тебе", "твой", "твоя", "твое", "вы", "вас", "вам",
        "tu", "te", "ti", "eres", "usted", "ustedes", "tus",
    }
)  # fmt: skip
_SHORT: Final = ("agree", "disagree", "greet", "farewell")
"""Acts that fill a sentence: with more than two words besides, the rest is what was said."""
_VAGUE: Final = frozenset({"past", "dreams", "feelings"})
"""Topics whose words stand in sentences about anything; they count half."""
_MODERATED: Final = ("crisis", "injection", "crude", "threat", "slur", "insult", "profanity")


class Heard(msgspec.Struct, frozen=True, gc=False):
    """What was understood."""

    act: str
    topic: str = "none"
    sentiment: int = 0
    """-100 to 100."""
    language: str = "en"
    profane: bool = False

    @property
    def sounds(self) -> str:
        """good, bad or plain."""
        if self.sentiment >= SOUNDS_FROM:
            return "good"
        return "bad" if self.sentiment <= -SOUNDS_FROM else "plain"


class _Language:
    """A lexicon, compiled."""

    __slots__ = (
        "contrasts",
        "dampeners",
        "endings",
        "intensifiers",
        "least",
        "longest",
        "negations",
        "small",
        "values",
    )

    def __init__(self, lexicon: Lexicon) -> None:
        self.endings = frozenset(lexicon.endings.split())
        self.longest = max(map(len, self.endings))
        self.least = lexicon.min_stem
        self.small = _words(lexicon.grammar_words)
        self.negations = _words(lexicon.negations)
        self.intensifiers = _words(lexicon.intensifiers)
        self.dampeners = _words(lexicon.dampeners)
        self.contrasts = _words(lexicon.contrasts)
        exact: dict[str, float] = {}
        stems: dict[str, float] = {}
        for name, value in STRENGTHS.items():
            for word in _words(getattr(lexicon, name)):
                exact.setdefault(word, value)
                stems.setdefault(self.stem(word), value)
        for word in self.small:
            exact.setdefault(word, 0.0)  # the smallest words share their stems with everything
        for word in (*_words(lexicon.neutral), *self.negations):
            exact[word] = 0.0
        self.values = {**stems, **exact}

    def stem(self, word: str) -> str:
        return wording.stem(word, self.endings, self.longest, self.least)

    def value(self, word: str) -> float:
        found = self.values.get(word)
        if found is None:
            found = self.values.get(self.stem(word), 0.0)
        return found


class _Rule:
    """A list of moderation, compiled."""

    __slots__ = ("fingerprints", "marks", "words")

    def __init__(self, words: frozenset[str], marks: tuple[str, ...], fingerprints: frozenset[str]) -> None:
        self.words = words
        self.marks = marks
        self.fingerprints = fingerprints

    def is_in(self, text: str, forms: set[str]) -> bool:
        """Whether a text in small letters, or one of the forms of its words, is on the list."""
        if not self.words.isdisjoint(forms) or any(mark in text for mark in self.marks):
            return True
        return bool(self.fingerprints) and any(_fingerprint(form) in self.fingerprints for form in forms)


class Ear:
    """All word lists of the content, compiled once; hearing changes nothing in it."""

    def __init__(self, content: Content) -> None:
        self._languages = {lexicon.id: _Language(lexicon) for lexicon in content.lexicons.values()}
        self._phrases: dict[str, list[tuple[tuple[str, ...], int, str]]] = {}
        for rank, act in enumerate(content.speech_acts.values()):
            self._learn(act.phrases, rank, act.id)
        self._rules: dict[str, _Rule] = {}
        for rule in content.moderation.values():
            self._learn(rule.phrases, -1, rule.id)
            self._rules[rule.id] = _Rule(
                frozenset(form for word in _words(rule.words) for form in self._forms(word)),
                tuple(rule.marks.casefold().split()),
                frozenset(rule.fingerprints.split()),
            )
        self._topics = {code: _topics(content, code, language) for code, language in self._languages.items()}
        self._signs = {sign: group.value for group in content.signs.values() for sign in group.signs.split()}
        self._sign_starts = frozenset(sign[0] for sign in self._signs)

    def hear(self, text: str) -> Heard:
        """Judge a cleaned text."""
        words = wording.tokens(text)
        code = self._language_of(text, words)
        language = self._languages[code]
        sentiment = self._sentiment(text, words, language)
        found = self.offences(text, words)
        act = self._act(text, words, found, sentiment)
        if act == "insult" or act == "threat":
            sentiment = min(sentiment, -40)
        return Heard(act, self._topic(words, code), sentiment, code, profane="profanity" in found)

    def offences(self, text: str, words: list[str] | None = None) -> set[str]:
        """Which lists of moderation a text touches."""
        words = wording.tokens(text) if words is None else words
        small = text.casefold()
        forms = {form for word in words for form in self._forms(word)}
        found = {name for _, _, name in self._heard_phrases(words) if name in self._rules}
        found.update(name for name, rule in self._rules.items() if rule.is_in(small, forms))
        return found

    def may_be_shown(self, text: str) -> bool:
        """Whether a written text may stand where others read it. Words count as they are written, or in the plural:
        who loses keys and mends bugs insults nobody. Words that are only insults at somebody count when they are."""
        words = wording.tokens(text)
        forms = {*words, *(word[:-1] for word in words if word.endswith("s"))}
        small = text.casefold()
        found = {name for _, size, name in self._heard_phrases(words) if size > 1 and name in self._rules}
        found.update(name for name, rule in self._rules.items() if rule.is_in(small, forms))
        if "insult" in found:
            to_you, of_me = not _SECOND.isdisjoint(words), not _FIRST.isdisjoint(words)
            if not self._is_at_you(words, to_you, of_me):
                found.discard("insult")
        return not moderated(found)

    # Inside

    def _learn(self, phrases: str, rank: int, name: str) -> None:
        for phrase in phrases.split("|"):
            parts = tuple(wording.tokens(phrase))
            if parts:
                self._phrases.setdefault(parts[0], []).append((parts, rank, name))

    def _forms(self, word: str) -> Iterator[str]:
        """The word, and without its ending in each language that has its letters."""
        yield word
        codes = ("ru",) if "а" <= word[0] <= "я" else ("en", "es")
        for code in codes:
            language = self._languages.get(code)
            if language is not None:
                yield f"{code}:{language.stem(word)}"

    def _heard_phrases(self, words: list[str]) -> Iterator[tuple[int, int, str]]:
        """(rank, words in it, name) of every phrase that is in it."""
        for place, word in enumerate(words):
            for parts, rank, name in self._phrases.get(word, ()):
                if len(parts) == 1 or tuple(words[place : place + len(parts)]) == parts:
                    yield rank, len(parts), name

    def _language_of(self, text: str, words: list[str]) -> str:
        cyrillic = sum(1 for word in words if "а" <= word[0] <= "я")
        if cyrillic * 2 > len(words) and "ru" in self._languages:
            return "ru"
        if any(sign in text for sign in "¿¡ñ"):
            return "es"
        known = {"en": 0.0, "es": 0.0}
        for code in known:
            language = self._languages[code]
            known[code] = sum(
                1.0 if word in language.small or word in language.negations else 0.6 if language.value(word) else 0.0
                for word in words
            )
        return "es" if known["es"] > known["en"] else "en"

    def _sentiment(self, text: str, words: list[str], language: _Language) -> int:
        values: list[float] = []
        turned = -1
        for place, word in enumerate(words):
            if word in language.contrasts:
                turned = len(values)
            value = language.value(word)
            if value and word not in language.intensifiers:
                values.append(value * _bent(words[max(0, place - _REACH) : place], language))
            elif value:
                # "terribly": on its own it sounds of something, before another word it only makes that stronger
                following = words[place + 1] if place + 1 < len(words) else ""
                values.append(0.0 if language.value(following) else value)
        if 0 < turned < len(values):
            values = [v * (_BEFORE_BUT if n < turned else _AFTER_BUT) for n, v in enumerate(values)]
        total = sum(values)
        if total and text.isupper() and len(words) > 1:
            total *= _SHOUTED
        exclaimed = min(3, text.count("!")) * _EXCLAIMED
        total += math.copysign(exclaimed, total) if total else 0.0
        total += self._sign_value(text)
        return round(100 * total / math.sqrt(total * total + _BEND))

    def _sign_value(self, text: str) -> float:
        if self._sign_starts.isdisjoint(text):
            return 0.0
        found = [value for sign, value in self._signs.items() if sign in text]
        return float(max(found, key=abs)) if found else 0.0

    def _topic(self, words: list[str], code: str) -> str:
        """What most of its words are about; of several, what came last, because that is what is asked."""
        language, topics = self._languages[code], self._topics[code]
        counts: dict[str, int] = {}
        latest: dict[str, int] = {}
        for place, word in enumerate(words):
            if word in language.small:
                continue
            topic = topics.get(word) or topics.get(language.stem(word))
            if topic is not None:
                counts[topic] = counts.get(topic, 0) + (1 if topic in _VAGUE else 2)
                latest[topic] = place
        return max(counts, key=lambda topic: (counts[topic], latest[topic])) if counts else "none"

    def _act(self, text: str, words: list[str], found: set[str], sentiment: int) -> str:
        for name in ("crisis", "injection", "crude", "threat"):
            if name in found:
                return name
        to_you = not _SECOND.isdisjoint(words)
        of_me = not _FIRST.isdisjoint(words)
        if "slur" in found or ("insult" in found and self._is_at_you(words, to_you, of_me)):
            return "insult"
        phrases = sorted(
            (rank, -size, name)
            for rank, size, name in self._heard_phrases(words)
            if rank >= 0 and name not in self._rules
        )
        for _, size, name in phrases:
            if name in _SHORT and len(words) > 2 - size:
                continue  # a "no" at the head of a long sentence is not all that was said
            return name
        if to_you and not of_me and sentiment >= 25 and "?" not in text:
            return "praise"
        if "?" in text:
            return "question"
        if phrases and len(words) <= 5:
            return phrases[0][2]
        if abs(sentiment) >= SOUNDS_FROM:
            return "share_good" if sentiment > 0 else "share_bad"
        return "tell"

    def _is_at_you(self, words: list[str], to_you: bool, of_me: bool) -> bool:
        """Whether a rude word means the other: "you idiot", or "idiot!"; not "I am such an idiot"."""
        if any(name == "insult" for _, _, name in self._heard_phrases(words)):
            return True
        negated = any(not lang.negations.isdisjoint(words) for lang in self._languages.values())
        return (to_you and not of_me and not negated) or (len(words) <= 2 and not of_me and not negated)


_compiled: list[tuple[Content, Ear]] = []


def ear_of(content: Content) -> Ear:
    """The compiled word lists of a content; compiled once."""
    for known, ear in _compiled:
        if known is content:
            return ear
    ear = Ear(content)
    _compiled[:] = [(content, ear)]
    return ear


def _bent(before: list[str], language: _Language) -> float:
    """What the words just before one do to it."""
    bend = 1.0
    for word in before:
        if word in language.negations:
            bend *= _NEGATED
        elif word in language.intensifiers:
            bend *= _STRONGER
        elif word in language.dampeners:
            bend *= _WEAKER
    return bend


def _topics(content: Content, code: str, language: _Language) -> dict[str, str]:
    """Word or stem to topic; a word that stands in the list goes before one that only shares its stem."""
    listed = [(word, topic.id) for topic in content.topics.values() for word in sorted(_words(getattr(topic, code)))]
    found: dict[str, str] = {}
    for word, topic in listed:
        found.setdefault(word, topic)
    for word, topic in listed:
        found.setdefault(language.stem(word), topic)
    return found


def _words(text: str) -> frozenset[str]:
    return frozenset(token for word in text.split() for token in wording.tokens(word)[:1])


def _fingerprint(word: str) -> str:
    return blake2b(word.encode(), digest_size=8).hexdigest()


def moderated(names: Iterable[str]) -> bool:
    """Whether any of these lists keeps a text from a text model, in either direction."""
    return any(name in _MODERATED for name in names)
