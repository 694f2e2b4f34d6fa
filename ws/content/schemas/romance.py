"""Romance: the words for what comes about between two, what couples quarrel about, and their story."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Final

import msgspec

from ws.content.schemas.base import Entry, Label, Text, unfilled
from ws.content.schemas.events import PERSON_FILLERS

if TYPE_CHECKING:
    from ws.content.schemas import Content

LOVE_TEXTS: Final[dict[str, frozenset[str]]] = {
    name: frozenset({"years"}) if name.startswith("anniversary") else frozenset()
    for name in (
        "asked_yes", "asked_no_kind", "asked_no_cold", "partners_yes", "partners_no", "move_in_yes", "move_in_no",
        "moved_apart", "match_ended", "match_faded", "ended_seeing", "ended_couple", "drifted", "left_seeing",
        "left_couple", "left_married",
        "talk_collaborating_well", "talk_collaborating_badly", "talk_compromising_well", "talk_compromising_badly",
        "talk_accommodating_well", "talk_accommodating_badly", "talk_avoiding_well", "talk_avoiding_badly",
        "talk_competing_well", "talk_competing_badly",
        "hint", "their_affair_found", "own_affair_leaves", "own_affair_stays", "confessed_stays", "confessed_leaves",
        "confronted_denies", "confronted_sorry", "confronted_leaves", "forgiven",
        "widowed_married", "widowed_couple", "anniversary", "anniversary_great", "anniversary_cold",
    )
}  # fmt: skip
"""Every text that is asked for, and what it may name besides {name} and the words for the person."""
CHAPTERS: Final = frozenset(
    {
        "matched", "seeing", "together", "moved_in", "moved_apart", "engaged", "engagement_off", "married", "renewed",
        "date", "anniversary", "child", "quarrel", "made_up", "affair", "affair_known", "forgiven", "separated",
        "reconciled", "parted", "divorced", "widowed",
    }
)  # fmt: skip
_FILLERS: Final = frozenset(PERSON_FILLERS) | {"name"}


class LoveText(Entry, frozen=True, kw_only=True):
    """Words for something that comes about between two."""

    title: Label
    texts: Annotated[tuple[Text, ...], msgspec.Meta(min_length=4)]


class Quarrel(Entry, frozen=True, kw_only=True):
    """Something that couples have words about."""

    name: Label
    """As in "You have words about ..."."""
    title: Label
    chapter: Label
    """The sentence of it in the story of the two."""
    weight: Annotated[float, msgspec.Meta(gt=0, le=10)] = 1
    lasting: bool = False
    """Whether it comes back whatever is said: of character, not of a thing."""
    at_home: bool = False
    """Whether it takes a shared roof."""
    texts: Annotated[tuple[Text, ...], msgspec.Meta(min_length=4)]


class LoveChapter(Entry, frozen=True, kw_only=True):
    """A sentence of the story of two; its id is the kind."""

    texts: Annotated[tuple[Text, ...], msgspec.Meta(min_length=2)]


def check(content: Content) -> Iterable[str]:
    """What is wrong with entries that are well formed each by itself."""
    yield from _complete("love_texts", set(LOVE_TEXTS), set(content.love_texts))
    yield from _complete("love_chapters", set(CHAPTERS), set(content.love_chapters))
    if "money" not in content.quarrels:
        yield "quarrels: 'money' is what unpaid bills lead to, and not there"
    for text in content.love_texts.values():
        known = set(_FILLERS | LOVE_TEXTS.get(text.id, frozenset()))
        yield from unfilled(f"love_texts: {text.id}", (text.title, *text.texts), known)
    for quarrel in content.quarrels.values():
        yield from unfilled(f"quarrels: {quarrel.id}", (*quarrel.texts,), set(_FILLERS))
        yield from unfilled(f"quarrels: {quarrel.id}", (quarrel.name, quarrel.title, quarrel.chapter), set())
    for chapter in content.love_chapters.values():
        known = set(_FILLERS) | ({"years"} if chapter.id == "anniversary" else set())
        yield from unfilled(f"love_chapters: {chapter.id}", chapter.texts, known)


def _complete(kind: str, wanted: set[str], there: set[str]) -> Iterable[str]:
    yield from (f"{kind}: {name!r} has no words" for name in sorted(wanted - there))
    yield from (f"{kind}: {name}: nobody asks for it" for name in sorted(there - wanted))
