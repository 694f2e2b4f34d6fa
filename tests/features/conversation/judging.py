"""How well sentiment is heard, against labelled sentences.

    python -m tests.features.conversation.judging FOLDER

FOLDER holds `en.tsv`, `ru.tsv`, `es.tsv`: lines of "+", "-" or "0", a tab, and a sentence. The sentences are others'
work and are not kept here; docs/requests/conversation.md says which they were and what came out.
"""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from tests.support.life import world
from ws.features.conversation.rules.hearing import ear_of
from ws.features.conversation.rules.wording import cleaned

LABELS = ("+", "-", "0")
_SOUNDS = {"good": "+", "bad": "-", "plain": "0"}


class Score(msgspec.Struct, frozen=True):
    """Of one language."""

    sentences: int
    accuracy: float
    macro_f1: float
    opposite: float
    """Share of sentences heard as good that are bad, or the other way round."""


def score(pairs: list[tuple[str, str]]) -> Score:
    """From (label, heard) pairs."""
    f1: list[float] = []
    for label in LABELS:
        hit = sum(1 for true, heard in pairs if true == heard == label)
        told = sum(1 for _, heard in pairs if heard == label)
        there = sum(1 for true, _ in pairs if true == label)
        f1.append(2 * hit / (told + there) if told + there else 0.0)
    right = sum(1 for true, heard in pairs if true == heard)
    opposite = sum(1 for true, heard in pairs if {true, heard} == {"+", "-"})
    return Score(len(pairs), right / len(pairs), sum(f1) / len(f1), opposite / len(pairs))


def judge(file: Path) -> Score:
    """Of a file of labelled sentences."""
    ear = ear_of(world().content)
    lines = [line.partition("\t") for line in file.read_text(encoding="utf-8").splitlines() if line]
    return score([(label, _SOUNDS[ear.hear(cleaned(text)).sounds]) for label, _, text in lines])


def main() -> None:
    for file in sorted(Path(sys.argv[1]).glob("*.tsv")):
        found = judge(file)
        print(
            f"{file.stem}: {found.sentences} sentences, accuracy {found.accuracy:.2f}, "
            f"macro F1 {found.macro_f1:.2f}, opposite {found.opposite:.2f}"
        )


if __name__ == "__main__":
    main()
