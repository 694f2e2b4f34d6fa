"""From units to the rows of one transaction, in one fixed order of tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec
from sqlalchemy import MetaData

from ws.kernel.commit import CommitUnit
from ws.kernel.records import Owner, Record, encode_body
from ws.store.schema import columns_of

Value = int | str | bytes | float | None
Row = tuple[Value, ...]
AnyRow = TypeVar("AnyRow", bound=tuple[object, ...])


class Upsert(msgspec.Struct, frozen=True):
    """Rows of a table by primary key: written, or written over."""

    table: str
    columns: tuple[str, ...]
    primary: tuple[str, ...]
    rows: list[Row]


StateRow = tuple[int, str, str, int, bytes]
"""Owner's id, kind, key, version, body."""


class StateUpsert(msgspec.Struct, frozen=True):
    """Records that are kept as bodies, written or written over. Nine rows of ten are such, and their one shape is
    told in a quarter of the time that any row takes."""

    table: str
    columns: tuple[str, ...]
    rows: list[StateRow]

    @property
    def primary(self) -> tuple[str, ...]:
        return self.columns[:3]


class Insert(msgspec.Struct, frozen=True):
    """New rows; one that is there already fails the batch."""

    table: str
    columns: tuple[str, ...]
    rows: list[Row]


class Update(msgspec.Struct, frozen=True):
    """Changes of single rows, for tables with a second unique key."""

    table: str
    columns: tuple[str, ...]
    primary: tuple[str, ...]
    rows: list[Row]


class Delete(msgspec.Struct, frozen=True):
    """Rows to remove, by columns that must be equal; `upper` columns delete up to the value."""

    table: str
    columns: tuple[str, ...]
    rows: list[Row]
    upper: str = ""


Statement = Upsert | StateUpsert | Insert | Update | Delete

_STATE_COLUMNS = {
    Owner.ACCOUNT: ("account_id", "kind", "record_key", "version", "body"),
    Owner.LIFE: ("life_id", "kind", "record_key", "version", "body"),
}
_STATE_TABLES = {Owner.ACCOUNT: "account_state", Owner.LIFE: "life_state"}


class BatchBuilder:
    """Turns units into statements. Parents come before children, so foreign keys hold."""

    def __init__(self, metadata: MetaData) -> None:
        self._order = {table.name: place for place, table in enumerate(metadata.sorted_tables)}

    def statements(self, units: Iterable[CommitUnit]) -> list[Statement]:
        """Every statement the units need, in table order."""
        inserts: dict[type[Record], list[Row]] = defaultdict(list)
        upserts: dict[type[Record], list[Row]] = defaultdict(list)
        state: dict[Owner, list[StateRow]] = {Owner.ACCOUNT: [], Owner.LIFE: []}
        gone: dict[Owner, list[Row]] = {Owner.ACCOUNT: [], Owner.LIFE: []}
        own: dict[str, list[Row]] = defaultdict(list)
        for unit in units:
            for put in unit.puts:
                stored = put.kind.STORED
                if stored.table is not None:
                    if put.record is None:
                        raise ValueError(f"{stored.kind}: rows with columns of their own are not removed by turns")
                    (inserts if unit.creates else upserts)[put.kind].append(_row(put.record))
                elif put.record is None:
                    gone[stored.owner].append((put.owner_id, stored.kind, put.key))
                else:
                    body = encode_body(put.record)
                    state[stored.owner].append((put.owner_id, stored.kind, put.key, stored.version, body))
            for row in unit.rows:
                inserts[type(row)].append(_row(row))
            self._own_rows(unit, own)
        found: list[Statement] = [
            *(_insert(kind, rows) for kind, rows in inserts.items()),
            *(_write_over(kind, rows) for kind, rows in upserts.items()),
        ]
        for owner, table in _STATE_TABLES.items():
            columns = _STATE_COLUMNS[owner]
            if state[owner]:
                found.append(StateUpsert(table, columns, state[owner]))
            if gone[owner]:
                found.append(Delete(table, columns[:3], gone[owner]))
        found.extend(_own_statements(own))
        found.sort(key=lambda statement: self._order[statement.table])
        return found

    @staticmethod
    def _own_rows(unit: CommitUnit, own: dict[str, list[Row]]) -> None:
        account = unit.account_id
        for push in unit.kept:
            own["outbox"].append((account, push.seq, push.at, push.body))
        if unit.drop_pushes_up_to:
            own["outbox_dropped"].append((account, unit.drop_pushes_up_to))
        for letter in unit.letters:
            own["letters"].append((letter.id, letter.to_account, unit.at, letter.body))
        if unit.consumed_letter is not None:
            own["letters_consumed"].append((unit.consumed_letter,))
        if unit.request_key is not None:
            key = unit.request_key
            own["request_keys"].append((key.key_hash, account, key.content_hash, unit.at, key.reply))


def _own_statements(own: dict[str, list[Row]]) -> Iterable[Statement]:
    if own["outbox"]:
        yield Insert("outbox", ("account_id", "seq", "at", "body"), own["outbox"])
    if own["outbox_dropped"]:
        yield Delete("outbox", ("account_id", "seq"), own["outbox_dropped"], upper="seq")
    if own["letters"]:
        yield Insert("letters", ("id", "to_account", "at", "body"), own["letters"])
    if own["letters_consumed"]:
        yield Delete("letters", ("id",), own["letters_consumed"])
    if own["request_keys"]:
        yield Insert("request_keys", ("key_hash", "account_id", "content_hash", "at", "reply"), own["request_keys"])


def _row(record: Record) -> Row:
    return msgspec.structs.astuple(record)


def _insert(kind: type[Record], rows: list[Row]) -> Insert:
    table = kind.STORED.table
    if table is None:
        raise ValueError(f"{kind.__name__} has no table: put it, do not add it")
    return Insert(table.name, columns_of(kind), rows)


def _write_over(kind: type[Record], rows: list[Row]) -> Statement:
    table = kind.STORED.table
    if table is None:
        raise ValueError(f"{kind.__name__} has no table")
    if table.unique:
        return Update(table.name, columns_of(kind), table.primary, rows)
    return Upsert(table.name, columns_of(kind), table.primary, rows)


def in_slices(rows: Sequence[AnyRow], size: int) -> Iterable[Sequence[AnyRow]]:
    """The rows in runs of at most `size`."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
