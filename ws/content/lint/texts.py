"""Every text of the content, found by the types of its schemas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec
from msgspec import inspect

from ws.content.schemas import Content

_TEXT_LENGTH: Final = 600
_LABEL_LENGTH: Final = 80
"""How `Text` and `Label` are told apart: by the lengths they allow."""
_QUOTED: Final = frozenset({"source", "url"})
"""Fields that name where a number is from; nobody reads them in the game."""


class Found(msgspec.Struct, frozen=True):
    """A text and where it stands."""

    where: str
    """Kind and id: "events: adult_back"."""
    text: str
    is_sentence: bool
    """Whether it is told in whole sentences; a label is not."""


def texts_of(content: Content) -> Iterator[Found]:
    """All texts and labels, in the order of the content."""
    described = inspect.type_info(Content)
    if not isinstance(described, inspect.StructType):
        raise TypeError("content is a struct")
    for field in described.fields:
        if isinstance(field.type, inspect.DictType):
            for name, entry in getattr(content, field.name).items():
                yield from _walk(entry, field.type.value_type, f"{field.name}: {name}")


def _walk(value: object, described: inspect.Type, where: str) -> Iterator[Found]:
    if isinstance(value, str):
        yield from _text(value, described, where)
    elif isinstance(value, msgspec.Struct):
        for field in _fields(value, described):
            if field.name not in _QUOTED:
                yield from _walk(getattr(value, field.name), field.type, where)
    elif isinstance(value, tuple | list):
        for number, held in enumerate(value):
            yield from _walk(held, _item(described, number), where)
    elif isinstance(value, dict):
        for held in value.values():
            yield from _walk(
                held, described.value_type if isinstance(described, inspect.DictType) else described, where
            )


def _text(value: str, described: inspect.Type, where: str) -> Iterator[Found]:
    if isinstance(described, inspect.UnionType):
        described = next((t for t in described.types if isinstance(t, inspect.StrType)), described)
    if not isinstance(described, inspect.StrType) or described.pattern is not None:
        return
    if described.max_length in (_TEXT_LENGTH, _LABEL_LENGTH):
        yield Found(where, value, described.max_length == _TEXT_LENGTH)


def _fields(value: msgspec.Struct, described: inspect.Type) -> tuple[inspect.Field, ...]:
    options = described.types if isinstance(described, inspect.UnionType) else (described,)
    for option in options:
        if isinstance(option, inspect.StructType) and option.cls is type(value):
            return option.fields
    return ()


def _item(described: inspect.Type, number: int) -> inspect.Type:
    if isinstance(described, inspect.VarTupleType | inspect.ListType):
        return described.item_type
    if isinstance(described, inspect.TupleType) and number < len(described.item_types):
        return described.item_types[number]
    return described
