"""The ribbon and the obituary of a life."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from ws.content.schemas import ObituaryPart, Ribbon
from ws.content.schemas.legacy import PARTS, Mark
from ws.features.legacy.rules.marks import fits
from ws.kernel.prose import fill
from ws.kernel.rolls import Rolls

PARAGRAPHS: Final = (
    ("opening", "youth", "learning"), ("work", "deeds", "home", "trouble"), ("character", "ties"), ("closing",),
)  # fmt: skip
"""Parts that stand together."""
_TWICE: Final = frozenset({"deeds", "character"})
"""Parts that may say two things."""


def ribbon_of(ribbons: Iterable[Ribbon], age: int, held: frozenset[Mark]) -> Ribbon:
    """The most fitting ribbon: of the highest rank, then the one that asks most, then the first by id."""
    fitting = (ribbon for ribbon in ribbons if fits(ribbon.when, age, held))
    return max(fitting, key=lambda ribbon: (ribbon.rank, len(ribbon.when.has), ribbon.id))


def obituary(
    parts: Iterable[ObituaryPart], age: int, held: frozenset[Mark], names: Mapping[str, object], rolls: Rolls
) -> str:
    """A life told in paragraphs. What asks more of a life is likelier told of one that has it."""
    fitting: dict[str, list[ObituaryPart]] = {part: [] for part in PARTS}
    for entry in parts:
        if fits(entry.when, age, held):
            fitting[entry.part].append(entry)
    paragraphs = []
    for paragraph in PARAGRAPHS:
        sentences = [text for part in paragraph for text in _told(part, fitting[part], names, rolls)]
        if sentences:
            paragraphs.append(" ".join(sentences))
    return "\n\n".join(paragraphs)


def _told(part: str, entries: list[ObituaryPart], names: Mapping[str, object], rolls: Rolls) -> list[str]:
    told: list[str] = []
    for place in range(2 if part in _TWICE else 1):
        entry = rolls.choose(f"obituary.{part}.{place}", entries, lambda each: each.id, _weight)
        if entry is None:
            break
        entries = [each for each in entries if each is not entry]
        text = rolls.choose(f"obituary.text.{entry.id}", entry.texts, str) or entry.texts[0]
        told.append(fill(text, **names))
    return told


def _weight(entry: ObituaryPart) -> float:
    asked = len(entry.when.has) + (entry.when.min_age > 0) + (entry.when.max_age < 130)
    return entry.weight * (1.0 + 2.0 * asked)


def listed(names: list[str]) -> str:
    """Names as one says them: "a, b and c"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
