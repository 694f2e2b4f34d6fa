"""Tables made from records."""

from __future__ import annotations

from typing import ClassVar

import pytest
from sqlalchemy import BigInteger, Integer, LargeBinary, String

from ws.kernel.records import Owner, Record, Stored, Table
from ws.store import schema


class Shelf(Record, frozen=True):
    id: int
    name: str | None
    is_full: bool
    width: float
    body: bytes = b""

    STORED: ClassVar[Stored] = Stored(
        kind="shelf",
        owner=Owner.ACCOUNT,
        table=Table(name="shelves", primary=("id",), indexes=(("name",),), unique=(("width",),)),
    )


class Crooked(Record, frozen=True):
    id: int
    either: int | str

    STORED: ClassVar[Stored] = Stored(
        kind="crooked", owner=Owner.ACCOUNT, table=Table(name="crooked", primary=("id",))
    )


class Nested(Record, frozen=True):
    id: int
    parts: tuple[int, ...]

    STORED: ClassVar[Stored] = Stored(kind="nested", owner=Owner.ACCOUNT, table=Table(name="nested", primary=("id",)))


class Loose(Record, frozen=True):
    STORED: ClassVar[Stored] = Stored(kind="loose", owner=Owner.LIFE)


def test_columns_follow_the_fields() -> None:
    table = schema.build([Shelf, *_players(), Loose]).tables["shelves"]
    assert tuple(table.columns.keys()) == schema.columns_of(Shelf)
    assert isinstance(table.c.id.type, BigInteger | Integer)
    assert isinstance(table.c.name.type, String)
    assert (table.c.name.nullable, table.c.width.nullable) == (True, False)
    assert isinstance(table.c.body.type, LargeBinary)
    assert {tuple(index.columns.keys()) for index in table.indexes} == {("name",)}


@pytest.mark.parametrize("kind", [Crooked, Nested])
def test_a_field_no_column_can_hold_stops_the_start(kind: type[Record]) -> None:
    with pytest.raises(TypeError, match=kind.__name__):
        schema.build([kind])


def test_a_record_without_a_table_has_none() -> None:
    assert "loose" not in schema.build([Loose, *_players()]).tables


def _players() -> list[type[Record]]:
    from tests.support.store import BOOK  # what the state tables refer to

    return [record for record in BOOK.records.values() if record.STORED.table is not None]
