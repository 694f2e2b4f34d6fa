"""Records: the frozen facts an owner has, and where and how they are kept.

A record class declares its storage once, as `STORED`. Most records are small bodies in
`account_state` or `life_state`; those with a `Table` have columns of their own, derived from
their annotations. The declaration also says what is personal, how it is exported and what a
deletion does, so that privacy never has to be remembered elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import ClassVar, TypeVar

import msgspec

Body = dict[str, object]
Upgrade = Callable[[Body], Body]


class Owner(StrEnum):
    """Who a record belongs to; an account with its lives is written as one owner."""

    ACCOUNT = "account"
    LIFE = "life"


class Erasure(StrEnum):
    """What the permanent deletion of an account does to a record."""

    DELETE = "delete"
    ANONYMISE = "anonymise"
    """The row stays for sums that must hold; its personal fields are emptied."""


class Table(msgspec.Struct, frozen=True):
    """A table of its own for a record. Columns follow the record's fields and types."""

    name: str
    primary: tuple[str, ...]
    indexes: tuple[tuple[str, ...], ...] = ()
    unique: tuple[tuple[str, ...], ...] = ()
    """Further unique keys. Such rows are changed by UPDATE, never by an upsert, because an
    upsert would overwrite the other row that holds the key."""
    references: tuple[tuple[str, str], ...] = ()
    """Pairs of column and "table.column"."""
    loaded: bool = False
    """Whether the rows come along when the owner is loaded (histories do not)."""


class Stored(msgspec.Struct, frozen=True):
    """How a record is kept. `kind` names it for ever; the class may be renamed."""

    kind: str
    owner: Owner
    key: str = ""
    """The field that tells several records of one kind apart; "" when there is only one."""
    version: int = 1
    upgrades: tuple[Upgrade, ...] = ()
    """upgrades[n] turns a body of version n + 1 into version n + 2."""
    personal: tuple[str, ...] = ()
    exported: bool = True
    erasure: Erasure = Erasure.DELETE
    simulated: bool = True
    """Whether it is part of the life that play, skip and replay must agree on."""
    table: Table | None = None


class Record(msgspec.Struct, frozen=True, gc=False):
    """Base of every record. A change is a new record: `msgspec.structs.replace`.

    `gc=False`: frozen trees make no cycles, and a heap of many players costs the collector
    nothing (measured: a sixth of the pause, a seventh as often).
    """

    STORED: ClassVar[Stored]


R = TypeVar("R", bound=Record)

_encode = msgspec.json.Encoder().encode
_decoders: dict[type[Record], msgspec.json.Decoder[Record]] = {}


def key_of(record: Record) -> str:
    """The key of a record among those of its kind and owner."""
    field = record.STORED.key
    return str(getattr(record, field)) if field else ""


def encode_body(record: Record) -> bytes:
    """The record as the JSON body that is kept in a state table."""
    return _encode(record)


def decode_body(kind: type[R], body: bytes, version: int) -> R:
    """A record from its body, upgraded from the version it was written in.

    Raises msgspec.ValidationError when the body does not fit, ValueError when it was written
    by a newer server.
    """
    stored = kind.STORED
    if version == stored.version:
        decoder = _decoders.get(kind)
        if decoder is None:
            decoder = _decoders[kind] = msgspec.json.Decoder(kind)
        return decoder.decode(body)  # type: ignore[return-value]  # the decoder was made for `kind`
    if version > stored.version:
        raise ValueError(f"{stored.kind} was written as version {version}, this server knows {stored.version}")
    plain: Body = msgspec.json.decode(body)
    for upgrade in stored.upgrades[version - 1 : stored.version - 1]:
        plain = upgrade(plain)
    return msgspec.convert(plain, kind)
