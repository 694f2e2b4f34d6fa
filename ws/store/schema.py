"""The tables, made from what the records declare, plus the store's own few."""

from __future__ import annotations

import types
from collections.abc import Iterable
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import msgspec
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    UniqueConstraint,
)
from sqlalchemy.dialects.mysql import MEDIUMBLOB
from sqlalchemy.types import TypeEngine

from ws.kernel.records import Record

BODY = LargeBinary().with_variant(MEDIUMBLOB(), "mysql", "mariadb")
KEY_LENGTH = 64

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


def build(records: Iterable[type[Record]]) -> MetaData:
    """All tables for these records. Raises TypeError for a field no column can hold."""
    metadata = MetaData(naming_convention=NAMING)
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
        kind, nullable = _column_type(record, name, hints[name])
        keys = [ForeignKey(references[name], ondelete="RESTRICT")] if name in references else []
        columns.append(Column(name, kind, *keys, nullable=nullable, autoincrement=False))
    if declared.name == "players":
        columns.append(Column("epoch", BigInteger, nullable=False, server_default="1"))
    table = Table(
        declared.name,
        metadata,
        *columns,
        PrimaryKeyConstraint(*declared.primary),
        *(UniqueConstraint(*names) for names in declared.unique),
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
        mysql_engine="InnoDB",
    )
    for names in declared.indexes:
        Index(None, *(table.c[name] for name in names))


def _column_type(record: type[Record], name: str, hint: object) -> tuple[TypeEngine[Any], bool]:
    nullable = False
    length: int | None = None
    while True:
        if get_origin(hint) is Annotated:
            hint, *extras = get_args(hint)
            for extra in extras:
                if isinstance(extra, msgspec.Meta) and extra.max_length is not None:
                    length = extra.max_length
        elif get_origin(hint) in (Union, types.UnionType):
            arms = [arm for arm in get_args(hint) if arm is not type(None)]
            if len(arms) != 1:
                raise TypeError(f"{record.__name__}.{name}: a column holds one type")
            nullable, hint = True, arms[0]
        else:
            break
    plain: dict[object, TypeEngine[Any]] = {
        int: BigInteger().with_variant(Integer(), "sqlite"),
        bool: Boolean(create_constraint=False),
        float: Double(),
        str: String(length or 255),
        bytes: BODY,
    }
    if hint not in plain:
        raise TypeError(f"{record.__name__}.{name}: no column type for {hint!r}")
    return plain[hint], nullable


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
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
        mysql_engine="InnoDB",
    )


def _own_tables(metadata: MetaData) -> None:
    options: dict[str, Any] = {"mysql_charset": "utf8mb4", "mysql_collate": "utf8mb4_bin", "mysql_engine": "InnoDB"}
    outbox = Table(
        "outbox",
        metadata,
        Column("account_id", BigInteger, ForeignKey("players.id", ondelete="RESTRICT"), autoincrement=False),
        Column("seq", BigInteger, nullable=False),
        Column("at", BigInteger, nullable=False),
        Column("body", BODY, nullable=False),
        PrimaryKeyConstraint("account_id", "seq"),
        **options,
    )
    Index(None, outbox.c["at"])
    letters = Table(
        "letters",
        metadata,
        Column("id", BigInteger, primary_key=True, autoincrement=False),
        Column("to_account", BigInteger, ForeignKey("players.id", ondelete="RESTRICT"), nullable=False),
        Column("at", BigInteger, nullable=False),
        Column("body", BODY, nullable=False),
        **options,
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
        **options,
    )
    Index(None, keys.c["account_id"])
    Index(None, keys.c["at"])
    batches = Table(
        "commit_batches",
        metadata,
        Column("id", String(32), primary_key=True),
        Column("at", BigInteger, nullable=False),
        **options,
    )
    Index(None, batches.c["at"])
    _store_tables(metadata, options)


def _store_tables(metadata: MetaData, options: dict[str, Any]) -> None:
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
        **options,
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
        **options,
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
        **options,
    )
    Index(None, claims.c["account_id"])
    Index(None, claims.c["at"])
