"""From what was typed to words: cleaning, cutting, and taking off endings."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from ws.kernel.errors import Refused

MOST_CHARACTERS: Final = 500
_MOST_MARKS: Final = 2
"""Combining marks kept on one character; more is made to deface."""
_SEEN: Final = frozenset({"L", "M", "N", "P", "S", "Z"})
_TOKEN: Final = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_STRETCHED: Final = re.compile(r"(.)\1{2,}")
_QUOTES: Final = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "`": "'", "\u2013": "-", "\u2014": "-"})


def cleaned(text: str) -> str:
    """What was typed without control characters, direction marks and other unseen signs, in one line.

    Raises Refused("not_allowed") when nothing is left.
    """
    kept: list[str] = []
    marks = 0
    for sign in unicodedata.normalize("NFC", text):
        if sign.isspace():
            kept.append(" ")
            continue
        category = unicodedata.category(sign)
        if category[0] not in _SEEN:
            continue
        marks = marks + 1 if category[0] == "M" else 0
        if marks <= _MOST_MARKS:
            kept.append(sign)
    line = " ".join("".join(kept).split())
    if not line:
        raise Refused("not_allowed", "There was nothing to hear in that. Say it in letters.")
    return line


def tokens(text: str) -> list[str]:
    """The words of a text, small and without accents, apostrophes inside; "ё" is read as "е".
    A letter that is stretched ("sooo") counts twice."""
    plain = text.casefold().translate(_QUOTES)
    if not plain.isascii():
        plain = unaccented(plain)
    return _TOKEN.findall(_STRETCHED.sub(r"\1\1", plain))


def unaccented(text: str) -> str:
    """Without accents, but for the breve of "й"."""
    parts = unicodedata.normalize("NFD", text)
    bare = "".join(c for c in parts if c == "\u0306" or unicodedata.category(c) != "Mn")
    return unicodedata.normalize("NFC", bare)


def stem(word: str, endings: frozenset[str], longest: int, least: int) -> str:
    """The word without the longest of these endings that leaves at least `least` letters; a letter that was
    doubled before the ending ("hugged") is taken back, and "i" is "y" again."""
    for length in range(min(longest, len(word) - least), 0, -1):
        if word[-length:] in endings:
            head = word[:-length]
            if len(head) > least and head[-1] == head[-2] and head[-1] not in "aeioulsz":
                return head[:-1]
            return head
    return word
