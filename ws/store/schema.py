"""The tables, made from what the records declare, plus the store's own few."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_type_hints

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    UniqueConstraint,
)

from ws.kernel.catalogues import Definition
from ws.kernel.records import Record
from ws.store.catalogue_tables import add_tables
from ws.store.columns import BODY, OPTIONS, hint_of, plain_type

KEY_LENGTH = 64

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


def build(records: Iterable[type[Record]], definitions: Iterable[type[Definition]] = ()) -> MetaData:
    """All tables for these records and catalogues. Raises TypeError for a field no column can hold."""
    metadata = MetaData(naming_convention=NAMING)
    add_tables(metadata, definitions)
    for record in records:
        if record.STORED.table is not None:
            _record_table(metadata, record)
    _state_table(metadata, "account_state", "account_id", "players.id")
    _state_table(metadata, "life_state", "life_id", "lives.id")
    _own_tables(metadata)
    return metadata


def columns_of(record: type[Record]) -> tuple[str, ...]:
    """The columns of a record with a table of its own, in the order of its fields."""
    return record.__struct_fields__


def _record_table(metadata: MetaData, record: type[Record]) -> None:
    declared = record.STORED.table
    if declared is None:
        raise TypeError(f"{record.__name__} declares no table")
    references = dict(declared.references)
    hints = get_type_hints(record, include_extras=True)
    columns: list[Column[object]] = []
    for name in columns_of(record):
        where = f"{record.__name__}.{name}"
        hint = hint_of(where, hints[name])
        kind = plain_type(hint)
        if kind is None:
            raise TypeError(f"{where}: no column type for {hint.kind!r}")
        keys = [ForeignKey(references[name], ondelete="RESTRICT")] if name in references else []
        columns.append(Column(name, kind, *keys, nullable=hint.is_nullable, autoincrement=False))
    if declared.name == "players":
        columns.append(Column("epoch", BigInteger, nullable=False, server_default="1"))
    table = Table(
        declared.name,
        metadata,
        *columns,
        PrimaryKeyConstraint(*declared.primary),
        *(UniqueConstraint(*names) for names in declared.unique),
        **OPTIONS,
    )
    for names in declared.indexes:
        Index(None, *(table.c[name] for name in names))


def _state_table(metadata: MetaData, name: str, owner: str, reference: str) -> None:
    Table(
        name,
        metadata,
        Column(owner, BigInteger, ForeignKey(reference, ondelete="RESTRICT"), autoincrement=False),
        Column("kind", String(32), nullable=False),
        Column("record_key", String(KEY_LENGTH), nullable=False),
        Column("version", Integer, nullable=False),
        Column("body", BODY, nullable=False),
        PrimaryKeyConstraint(owner, "kind", "record_key"),
        **OPTIONS,
    )


def _own_tables(metadata: MetaData) -> None:
    outbox = Table(
        "outbox",
        metadata,
        Column("account_id", BigInteger, ForeignKey("players.id", ondelete="RESTRICT"), autoincrement=False),
        Column("seq", BigInteger, nullable=False),
        Column("at", BigInteger, nullable=False),
        Column("body", BODY, nullable=False),
        PrimaryKeyConstraint("account_id", "seq"),
        **OPTIONS,
    )
    Index(None, outbox.c["at"])
    letters = Table(
        "letters",
        metadata,
        Column("id", BigInteger, primary_key=True, autoincrement=False),
        Column("to_account", BigInteger, ForeignKey("players.id", ondelete="RESTRICT"), nullable=False),
        Column("at", BigInteger, nullable=False),
        Column("body", BODY, nullable=False),
        **OPTIONS,
    )
    Index(None, letters.c["to_account"])
    keys = Table(
        "request_keys",
        metadata,
        Column("key_hash", String(64), primary_key=True),
        Column("account_id", BigInteger, ForeignKey("players.id", ondelete="RESTRICT"), nullable=False),
        Column("content_hash", String(64), nullable=False),
        Column("at", BigInteger, nullable=False),
        Column("reply", BODY, nullable=False),
        **OPTIONS,
    )
    Index(None, keys.c["account_id"])
    Index(None, keys.c["at"])
    batches = Table(
        "commit_batches",
        metadata,
        Column("id", String(32), primary_key=True),
        Column("at", BigInteger, nullable=False),
        **OPTIONS,
    )
    Index(None, batches.c["at"])
    _store_tables(metadata)


def _store_tables(metadata: MetaData) -> None:
    """What stores told by themselves (ws/store/inbox.py)."""
    notifications = Table(
        "store_notifications",
        metadata,
        Column("store", String(16), nullable=False),
        Column("notification_id", String(128), nullable=False),
        Column("kind", String(64), nullable=False),
        Column("told_at", BigInteger, nullable=False),
        Column("at", BigInteger, nullable=False),
        PrimaryKeyConstraint("store", "notification_id"),
        **OPTIONS,
    )
    Index(None, notifications.c["at"])
    statements = Table(
        "store_statements",
        metadata,
        Column("store", String(16), nullable=False),
        Column("notification_id", String(128), nullable=False),
        Column("transaction_id", String(128), nullable=False),
        Column("addressee", BigInteger),
        Column("letter_id", BigInteger),
        Column("product_id", String(128), nullable=False),
        Column("state", String(16), nullable=False),
        Column("state_at", BigInteger, nullable=False),
        Column("sandbox", Boolean(create_constraint=False), nullable=False),
        Column("at", BigInteger, nullable=False),
        Column("body", BODY, nullable=False),
        PrimaryKeyConstraint("store", "notification_id", "transaction_id"),
        **OPTIONS,
    )
    Index(None, statements.c["store"], statements.c["transaction_id"])
    Index(None, statements.c["addressee"])
    Index(None, statements.c["at"])
    claims = Table(
        "receipt_claims",
        metadata,
        Column("store", String(16), nullable=False),
        Column("transaction_id", String(128), nullable=False),
        Column("account_id", BigInteger, ForeignKey("players.id", ondelete="RESTRICT"), nullable=False),
        Column("at", BigInteger, nullable=False),
        PrimaryKeyConstraint("store", "transaction_id", "account_id"),
        **OPTIONS,
    )
    Index(None, claims.c["account_id"])
    Index(None, claims.c["at"])
