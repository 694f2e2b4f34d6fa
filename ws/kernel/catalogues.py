"""Catalogues: tables of what ships with the game, for people who ask the database.

Venues, activities and the like are content; the game reads nothing else. Their tables exist so that histories can
point to what they are about, and so that operators and analysts can join prices and names. `ws/store/catalogues.py`
makes and fills them.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, ClassVar

import msgspec

DefinitionId = Annotated[str, msgspec.Meta(max_length=48)]
"""As long as an id of content may be (`Slug`)."""


class Definition(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Base of the rows of a catalogue: one entry of content as a row.

    Columns follow the annotations: numbers, booleans and texts as they are (a text needs a `max_length`), everything
    else as JSON in a text. The store adds `added_at`, `changed_at` and `retired_at` (Unix milliseconds) and `digest`.
    """

    TABLE: ClassVar[str]

    id: DefinitionId


def given(entry: msgspec.Struct) -> dict[str, object]:
    """What an entry of content says beyond its defaults, in plain values; what it holds is cut down likewise."""
    values = ((name, getattr(entry, name), default) for name, default in _defaults(type(entry)))
    return {
        name: _plain(value) for name, value, default in values if default is msgspec.NODEFAULT or value != default
    }


@cache
def _defaults(kind: type[msgspec.Struct]) -> tuple[tuple[str, object], ...]:
    """Kept, because msgspec resolves all annotations of a class each time it is asked."""
    return tuple(
        (field.name, field.default if field.default_factory is msgspec.NODEFAULT else field.default_factory())
        for field in msgspec.structs.fields(kind)
    )


def _plain(value: object) -> object:
    if isinstance(value, msgspec.Struct):
        return given(value)
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    return value
