"""Words that are probably mistyped: mistakes that everybody makes, American spellings, and words that
stand once in all content, differ by a slip of the fingers from one that stands there often, and hold
three letters in a row that hardly any other word has.

Without a dictionary: the content is its own. Of 2,000 slips made by chance in its words this finds seven
in ten; of the 2,300 words that stood once when it was made, it suspected four wrongly.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from ws.content.lint.texts import Found

_WORD: Final = re.compile(r"(?<![\w{])[A-Za-z]+(?:['’][a-z]+)?(?![\w}])")
_LISTS: Final = Path(__file__).parent
SHORTEST: Final = 5
"""Shorter words are too close to each other."""
OFTEN: Final = 4
"""A word that stands so often is spelt as it should be."""
RARE: Final = 2
"""Three letters that stand in a row in fewer other words than this are odd."""
_ENDINGS: Final = (
    "s", "es", "d", "ed", "r", "er", "rs", "ers", "st", "est", "ing", "ings", "ly", "y", "n", "en", "e", "ie", "ies",
    "ied", "ier", "'s", "ness", "ish", "al", "t", "th", "or",
)  # fmt: skip


def findings(found: Iterable[Found]) -> Iterator[str]:
    """Words that look wrong, with what was probably meant."""
    everything = [(each, _WORD.findall(each.text)) for each in found]
    words = Counter(word for _, held in everything for word in held if word[0].islower())
    usual = {word for word, count in words.items() if count >= OFTEN and len(word) >= SHORTEST}
    triples = Counter(triple for word in words for triple in _triples(word))
    for each, held in everything:
        for word in held:
            meant = mistakes().get(word)
            if meant is None and words[word] == 1 and len(word) >= SHORTEST and word not in right():
                meant = meant_by(word, usual, triples)
            if meant:
                yield f"{each.where}: {word!r} should probably be {meant!r}: {each.text!r}"


def meant_by(word: str, usual: Collection[str], triples: Mapping[str, int]) -> str | None:
    """What was probably meant by a word that stands once, counted in `triples`; None when it looks right."""
    if min(triples.get(triple, 0) for triple in _triples(word)) > RARE:
        return None
    return next((near for near in sorted(slips(word)) if near in usual and not _is_form(word, near)), None)


def _triples(word: str) -> set[str]:
    """Every three letters in a row; the beginning and the end count as one."""
    marked = f"^{word}$"
    return {marked[n : n + 3] for n in range(len(marked) - 2)}


def slips(word: str) -> set[str]:
    """What may have been meant when two letters changed places, one was left out, doubled or hit twice,
    or its neighbour on the keyboard was hit. The first letter is seldom wrong."""
    found: set[str] = set()
    for n in range(1, len(word)):
        if n + 1 < len(word):
            found.add(word[:n] + word[n + 1] + word[n] + word[n + 2 :])
        found.add(word[:n] + word[n + 1 :])
        found.update(word[:n] + letter + word[n:] for letter in "abcdefghijklmnopqrstuvwxyz")
        found.update(word[:n] + letter + word[n + 1 :] for letter in _NEIGHBOURS.get(word[n], ""))
    found.discard(word)
    return found


_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS: Final = {
    letter: row[max(0, n - 1) : n] + row[n + 1 : n + 2] for row in _ROWS for n, letter in enumerate(row)
}


def _is_form(word: str, near: str) -> bool:
    """Whether two words are forms of one: they begin alike and end as words do."""
    shared = 0
    while shared < min(len(word), len(near)) and word[shared] == near[shared]:
        shared += 1
    return word[shared:] in ("", *_ENDINGS) and near[shared:] in ("", *_ENDINGS)


@cache
def mistakes() -> dict[str, str]:
    """Usual mistakes and American spellings, with what they should be."""
    lines = (_LISTS / "mistakes.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split(" ", 1) for line in lines if line and not line.startswith("#"))


@cache
def right() -> frozenset[str]:
    """Words that are right, however much they look like others."""
    lines = (_LISTS / "right.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
