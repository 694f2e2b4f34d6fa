"""The tables of catalogues, made from their definitions (see `ws/kernel/catalogues.py`)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, Final, get_type_hints

from sqlalchemy import BigInteger, Column, MetaData, PrimaryKeyConstraint, String, Table, Text
from sqlalchemy.types import TypeEngine

from ws.kernel.catalogues import Definition
from ws.store.columns import OPTIONS, WHOLE, Hint, hint_of, plain_type

HASHES: Final = "catalogues"
"""The table of what each catalogue was filled with last."""
_HOUSE: Final = frozenset({"added_at", "changed_at", "retired_at", "digest"})
"""Columns of every catalogue that are not of its definition."""


def add_tables(metadata: MetaData, definitions: Iterable[type[Definition]]) -> None:
    """A table for each definition, and that of the hashes. Raises TypeError for a text without a length."""
    hashes = (
        Column("table_name", String(64), nullable=False),
        Column("digest", String(64), nullable=False),
        Column("filled_at", BigInteger, nullable=False),
    )
    Table(HASHES, metadata, *hashes, PrimaryKeyConstraint("table_name"), **OPTIONS)
    for definition in definitions:
        _add_table(metadata, definition)


def _add_table(metadata: MetaData, definition: type[Definition]) -> None:
    columns: list[Column[Any]] = []
    for name, hint in hints_of(definition).items():
        if name in _HOUSE:
            raise TypeError(f"{definition.__name__}.{name}: the store keeps a column of this name itself")
        columns.append(Column(name, _type_of(f"{definition.__name__}.{name}", hint), nullable=hint.is_nullable))
    Table(
        definition.TABLE,
        metadata,
        *columns,
        Column("added_at", WHOLE, nullable=False),
        Column("changed_at", WHOLE, nullable=False),
        Column("retired_at", WHOLE, nullable=True),
        Column("digest", String(64), nullable=False),
        PrimaryKeyConstraint("id"),
        **OPTIONS,
    )


@cache
def hints_of(definition: type[Definition]) -> dict[str, Hint]:
    """The annotations of a definition, by column. Raises TypeError for a union of several types."""
    hints = get_type_hints(definition, include_extras=True)
    return {name: hint_of(f"{definition.__name__}.{name}", hints[name]) for name in definition.__struct_fields__}


def _type_of(where: str, hint: Hint) -> TypeEngine[Any]:
    if hint.kind is str and hint.max_length is None:
        raise TypeError(f"{where}: a text of a catalogue needs a max_length")
    return plain_type(hint) or Text()
