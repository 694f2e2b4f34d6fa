"""Dating: the grammar of bios, and words for why two fit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Final, get_args

import msgspec

from ws.content.schemas.base import Entry, Interest, Label, Slug, Text, unfilled

if TYPE_CHECKING:
    from ws.content.schemas import Content

BioFact = Annotated[str, msgspec.Meta(pattern=r"^!?[a-z_]+(:[a-z0-9_]+)?$", max_length=48)]
"""Something that is so, or with "!" is not, of whoever writes: what a phrase asks of them, and so what it claims.
`interest:chess`, `track:retail` (works there), `was:retail` (retired from there), `job:florist` (that or, for the
retired, the last one), `doing:work`, `is:quiet`, `children:wants`, `marriage:yes`, `faith:quiet`, `drive:home`,
`age:young`, `lives:far`, `sex:female`, `parent`, `parent_of_one`, `parent_of_several`, `divorced`, `widowed`,
`never_married`, `voice:first` or `voice:third` (written by a friend)."""

TRAITS: Final = (
    "open", "plain", "orderly", "loose", "outgoing", "quiet", "warm", "blunt", "worried", "calm",
)  # fmt: skip
"""The two ends of each of the Big Five."""
AGES: Final = ("young", "grown", "middle", "old")
"""To 27, to 44, to 61, and beyond."""
AGREEMENT: Final[dict[str, tuple[str, str]]] = {
    "I": ("I", "{they}"), "me": ("me", "{them}"), "my": ("my", "{their}"), "mine": ("mine", "{theirs}"),
    "myself": ("myself", "{themself}"), "am": ("am", "is"), "was": ("was", "was"), "have": ("have", "has"),
    "do": ("do", "does"), "dont": ("don't", "doesn't"), "s": ("", "s"), "es": ("", "es"), "y": ("y", "ies"),
    "Im": ("I'm", "{they}'s"), "Ive": ("I've", "{they}'s"), "Id": ("I'd", "{they}'d"), "Ill": ("I'll", "{they}'ll"),
}  # fmt: skip
"""Words that follow who speaks: in the first person, and of somebody."""
FILLERS: Final = frozenset({"name", "age", "job", "title"})
"""First name; years as a number; the job with its article ("a nurse") and without."""
START: Final = "bio"
"""The part with which every bio begins."""
SYMBOL: Final = re.compile(r"\{([a-zA-Z_]+)\}")


class BioPart(Entry, frozen=True, kw_only=True):
    """Sentences for one place of a bio. They may name other parts, lists of words, and words that agree."""

    part: Slug
    says: tuple[BioFact, ...] = ()
    """All must be so."""
    weight: Annotated[float, msgspec.Meta(gt=0, le=100)] = 1
    """Of each text, against the other texts of the part that may be said."""
    texts: Annotated[tuple[Text, ...], msgspec.Meta(min_length=1)]


class BioWords(Entry, frozen=True, kw_only=True):
    """Words of which one is chosen; they may name other lists."""

    words: Annotated[tuple[Label, ...], msgspec.Meta(min_length=3)]


class FitReason(Entry, frozen=True, kw_only=True):
    """Why two fit, or do not, as it is told to the player. {interest} where it is about one."""

    texts: Annotated[tuple[Text, ...], msgspec.Meta(min_length=2)]


class DatingText(Entry, frozen=True, kw_only=True):
    """What is told of matches."""

    title: Label
    texts: Annotated[tuple[Text, ...], msgspec.Meta(min_length=3)]


def check(content: Content) -> Iterable[str]:
    """What is wrong with entries that are well formed each by itself."""
    parts = {entry.part for entry in content.bios.values()}
    known = parts | set(content.bio_words) | set(AGREEMENT) | FILLERS
    if START not in parts:
        yield f"bios: no part is called {START!r}"
    for both in sorted(parts & (set(content.bio_words) | set(AGREEMENT) | FILLERS)):
        yield f"bios: {both!r} is a part and something else"
    facts = _facts(content)
    for entry in content.bios.values():
        where = f"bios: {entry.id}"
        yield from unfilled(where, entry.texts, known)
        yield from (f"{where}: nobody knows of {fact!r}" for fact in entry.says if fact.lstrip("!") not in facts)
    for words in content.bio_words.values():
        yield from unfilled(f"bio_words: {words.id}", words.words, set(content.bio_words))
    for reason in content.fit_reasons.values():
        fillers = {"interest"} if reason.id == "shared_interest" else set()
        yield from unfilled(f"fit_reasons: {reason.id}", reason.texts, fillers)
    for text in content.dating_texts.values():
        yield from unfilled(
            f"dating_texts: {text.id}", (text.title, *text.texts), {"person", "they", "them", "their", "name"}
        )


def _facts(content: Content) -> set[str]:
    """Everything that may be so of somebody."""
    valued = {
        "interest": get_args(Interest),
        "track": tuple(content.tracks),
        "was": tuple(content.tracks),
        "job": tuple(content.jobs),
        "doing": ("study", "work", "home", "jobless", "retired"),
        "is": TRAITS,
        "children": ("wants", "open", "none"),
        "marriage": ("yes", "open", "no"),
        "faith": ("devout", "quiet", "none"),
        "drive": ("career", "travel", "home", "family", "learning", "making", "helping", "calm", "adventure"),
        "age": AGES,
        "lives": ("near", "far"),
        "sex": ("female", "male"),
        "voice": ("first", "third"),
    }
    plain = {"parent", "parent_of_one", "parent_of_several", "divorced", "widowed", "never_married"}
    return plain | {f"{name}:{value}" for name, values in valued.items() for value in values}
