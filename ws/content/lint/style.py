"""How sentences are set: dashes, spaces, stops, doubled words, articles, and texts that are used twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from ws.content.lint.texts import Found

_TWICE: Final = "that|had|is|very|so|no|bye|ha|now|well|long|more|her|for|do|in|on|up"
"""Words that may follow themselves: "what you are looking for for years"."""
_AS_CONSONANT: Final = r"(?:uni|use|usu|eu|one\b|once|ukulele|uten|ufo)"
_AS_VOWEL: Final = r"(?:hour|honest|hono|heir|[FHLMNRSX](?:[A-Z]|\b))"
"""Beginnings that sound other than they are written."""
_RULES: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("a dash; a comma, a colon or a full stop does it", re.compile(r"[—–](?!\d)|\s-\s|\s--\s")),
    ("two spaces", re.compile(r"\S {2,}\S")),
    ("space at the beginning or end", re.compile(r"^\s|\s$")),
    ("space before a mark", re.compile(r"\s[,.;:!?](?!\.)")),
    ("no space after a mark", re.compile(r"[a-z][,;!?][A-Za-z]|[a-z]\.[A-Z]")),
    ("the same word twice", re.compile(rf"\b(?!(?:{_TWICE})\b)(\w+) \1\b")),
    ("\"a\" before a vowel", re.compile(rf"\b(?:a|^A) (?!{_AS_CONSONANT})[aeiou]\w+")),
    ("\"an\" before a consonant", re.compile(rf"\b[Aa]n (?!{_AS_VOWEL})(?![aeiouAEIOU])[A-Za-z]\w*")),
    ("a straight quotation mark that is not closed", re.compile(r'^[^"]*(?:"[^"]*"[^"]*)*"[^"]*$')),
)  # fmt: skip
_ENDS: Final = re.compile(r"[.!?…][\"”')]*$|[:}][\"”]?$")
_SHORTEST_TWICE: Final = 30
"""Texts shorter than this may stand twice: "Thank you." does."""


def findings(found: Iterable[Found]) -> Iterator[str]:
    """What is set badly, and what stands twice."""
    first: dict[str, str] = {}
    for each in found:
        for problem, pattern in _RULES:
            if pattern.search(each.text):
                yield f"{each.where}: {problem}: {each.text!r}"
        if each.is_sentence:
            if " " in each.text and not _is_stopped(each.text):
                yield f"{each.where}: no full stop: {each.text!r}"
            yield from _twice(each, first)


def _is_stopped(text: str) -> bool:
    """Whether a sentence comes to its end; of "[this.|that.]", each of them."""
    if text.endswith("]"):
        return all(_ENDS.search(ending) for ending in text[text.rindex("[") + 1 : -1].split("|"))
    return bool(_ENDS.search(text))


def _twice(each: Found, first: dict[str, str]) -> Iterator[str]:
    if len(each.text) < _SHORTEST_TWICE:
        return
    before = first.setdefault(each.text, each.where)
    if before is not each.where:
        yield f"{each.where}: the same text as {before}: {each.text!r}"
