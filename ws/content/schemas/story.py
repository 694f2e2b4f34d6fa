"""How a life is told: the sentences of its moments, the chapters, and the quiet years."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Final, Literal

import msgspec

from ws.content.schemas.base import Entry, Label, Points, unfilled

if TYPE_CHECKING:
    from ws.content.schemas import Content

Stage = Literal["infant", "child", "teen", "young_adult", "adult", "middle_age", "senior"]
STAGES: Final = ("infant", "child", "teen", "young_adult", "adult", "middle_age", "senior")
Line = Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
Filler = Literal["person", "they", "what", "title", "number", "money"]


class StoryLine(Entry, frozen=True, kw_only=True):
    """A kind of moment. A text begins with {when} ("in March", "a month later") where that sounds well."""

    weight: Annotated[int, msgspec.Meta(ge=1, le=100)]
    """How much it matters beside the other moments of a year."""
    most: Annotated[int, msgspec.Meta(ge=1, le=6)] = 2
    """Times in one year that it is told."""
    fills: tuple[Filler, ...] = ()
    texts: Annotated[tuple[Line, ...], msgspec.Meta(min_length=3)]


class StoryChapter(Entry, frozen=True, kw_only=True):
    """A stage of life. The id is the stage's."""

    id: Stage
    titles: Annotated[tuple[Label, ...], msgspec.Meta(min_length=3)]
    quiet: Annotated[tuple[Line, ...], msgspec.Meta(min_length=4)]
    """A year in which nothing is told."""


class StoryClosing(Entry, frozen=True, kw_only=True):
    """The last sentence of some years: what the days were spent on, and how it felt."""

    doing: Literal["any", "school", "study", "job", "retired", "none", "prison"] = "any"
    min_happiness: Points = 0
    max_happiness: Points = 100
    fills: tuple[Filler, ...] = ()
    texts: Annotated[tuple[Line, ...], msgspec.Meta(min_length=4)]


def check(content: Content) -> Iterable[str]:
    """What is wrong with entries that are well formed each by itself."""
    for line in content.story_lines.values():
        yield from unfilled(f"story_lines: {line.id}", line.texts, {"when", "name", "age", *line.fills})
    for chapter in content.story_chapters.values():
        yield from unfilled(f"story_chapters: {chapter.id}", chapter.quiet, {"name", "age"})
    for stage in sorted(set(STAGES) - set(content.story_chapters)):
        yield f"story_chapters: nobody tells the {stage}"
    for closing in content.story_closings.values():
        yield from unfilled(f"story_closings: {closing.id}", closing.texts, {"name", "age", *closing.fills})
