"""What the server holds of one owner: its records, as bytes until somebody reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

import msgspec
from msgspec.structs import force_setattr

from ws.kernel.records import Owner, R, Record, decode_body


class Packed(msgspec.Struct, frozen=True, gc=False):
    """A body as it came from the database, not yet decoded."""

    body: bytes
    version: int


Held = Record | Packed | bytes
"""Bare bytes are a body of version 1: nearly all are, and the wrapping of each would be 4 KB a player."""


def packed(body: bytes, version: int) -> Held:
    """A body as it came from the database, held as small as can be until somebody reads it."""
    return body if version == 1 else Packed(body, version)


class Reader(Protocol):
    """Read access to an owner: its committed state, or a turn on top of it."""

    def find(self, kind: type[R], key: str = "") -> R | None:
        """The record, or None."""

    def get(self, kind: type[R], key: str = "") -> R:
        """The record; raises LookupError when it is not there."""

    def all(self, kind: type[R]) -> Iterator[R]:
        """Every record of a kind, in the order of their keys."""

    def keyed(self, kind: type[R]) -> Mapping[str, R]:
        """Every record of a kind by its key, in no order. Not to be changed, and to be read before anything is
        put: it may be what the owner itself holds."""


def in_order(keyed: Mapping[str, R]) -> Iterator[R]:
    """The records as they are now, in the order of their keys."""
    if len(keyed) > 1:
        return iter([keyed[key] for key in sorted(keyed)])
    return iter(tuple(keyed.values()))


class OwnerState:
    """The committed records of one account and its active life."""

    __slots__ = ("account_id", "epoch", "held", "size_bytes")

    def __init__(self, account_id: int, epoch: int) -> None:
        self.account_id = account_id
        self.epoch = epoch
        """The ownership this process holds; the store refuses commits of an older one."""
        self.held: dict[str, dict[str, Held]] = {}
        self.size_bytes = 0
        """Bytes of the bodies as loaded; what the cache counts memory by."""

    def find(self, kind: type[R], key: str = "") -> R | None:
        keyed = self.held.get(kind.STORED.kind)
        if keyed is None:
            return None
        held = keyed.get(key)
        if held is None:
            return None
        if type(held) is bytes:
            record = decode_body(kind, held, 1)
        elif type(held) is Packed:
            record = decode_body(kind, held.body, held.version)
        else:
            return held  # type: ignore[return-value]  # what is kept under a kind is of its class
        named = kind.STORED.key
        if named and getattr(record, named) == key:
            force_setattr(record, named, key)  # keys are shared by all players; a decoded copy is 60 bytes more
        keyed[key] = record
        return record

    def get(self, kind: type[R], key: str = "") -> R:
        record = self.find(kind, key)
        if record is None:
            raise LookupError(f"account {self.account_id} has no {kind.STORED.kind} {key!r}")
        return record

    def all(self, kind: type[R]) -> Iterator[R]:
        return in_order(self.keyed(kind))

    def keyed(self, kind: type[R]) -> Mapping[str, R]:
        keyed = self.held.get(kind.STORED.kind)
        if not keyed:
            return {}
        for key, held in keyed.items():
            if type(held) is not kind:
                self.find(kind, key)  # decodes it, and keeps it so
        return keyed  # type: ignore[return-value]  # as in find

    def put(self, kind: str, key: str, held: Held | None) -> None:
        """Install a committed record, or take it away (None)."""
        if held is None:
            self.held.get(kind, {}).pop(key, None)
        else:
            self.held.setdefault(kind, {})[key] = held

    def take_over(self, other: OwnerState) -> None:
        """Install every record of another owner state."""
        for kind, keyed in other.held.items():
            self.held[kind] = dict(keyed)

    def forget(self, kinds: frozenset[str]) -> None:
        """Drop every record of these kinds (a life that is no longer the active one)."""
        for kind in kinds:
            self.held.pop(kind, None)


class Swapped:
    """A reader whose life is another one: what belongs to the account is read below, what belongs to a life
    from the records of that life."""

    __slots__ = ("_account", "_life")

    def __init__(self, account: Reader, life: Reader) -> None:
        self._account = account
        self._life = life

    def find(self, kind: type[R], key: str = "") -> R | None:
        return self._of(kind).find(kind, key)

    def get(self, kind: type[R], key: str = "") -> R:
        return self._of(kind).get(kind, key)

    def all(self, kind: type[R]) -> Iterator[R]:
        return self._of(kind).all(kind)

    def keyed(self, kind: type[R]) -> Mapping[str, R]:
        return self._of(kind).keyed(kind)

    def _of(self, kind: type[Record]) -> Reader:
        return self._life if kind.STORED.owner is Owner.LIFE else self._account
