"""Messages of the story."""

from __future__ import annotations

from typing import Annotated

import msgspec

from ws.kernel.messages import Reply, Request

YearOfLife = Annotated[int, msgspec.Meta(ge=0, le=150)]
LifeId = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{1,19}$")]


class GetStory(Request, frozen=True, tag="get_story"):
    """Ask for the story of a life, newest year first."""

    year: YearOfLife | None = None
    """The year of life to begin with, 0 for the first; the newest one when it is left out."""
    life_id: LifeId | None = None
    """One of the account's lives; the present one when it is left out."""


class StoryChapter(msgspec.Struct, frozen=True):
    """A stage of the life."""

    stage: str
    title: str
    from_year: int
    to_year: int
    """Years of life, both included; the last one may not be over."""


class ToldYear(msgspec.Struct, frozen=True):
    """A year, or some quiet ones together."""

    from_year: int
    to_year: int
    """Years of life, both included."""
    calendar_year: int
    """In which `from_year` begins."""
    stage: str
    title: str
    paragraphs: tuple[str, ...]
    photos: tuple[str, ...]
    """Ids of pictures in the album."""


class Story(Reply, frozen=True, tag="get_story"):
    name: str
    chapters: tuple[StoryChapter, ...]
    """All of the life, the first one first."""
    years: tuple[ToldYear, ...]
    """As many as fit into a frame, newest first."""
    next_year: int | None
    """What to send as `year` for the years before; null at the beginning of the life."""
