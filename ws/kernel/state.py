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

    __slots__ = ("_many", "_single", "account_id", "epoch", "size_bytes")

    def __init__(self, account_id: int, epoch: int) -> None:
        self.account_id = account_id
        self.epoch = epoch
        """The ownership this process holds; the store refuses commits of an older one."""
        self._single: dict[str, Held] = {}
        """Records that are one of their kind, which most are: a dictionary for each would be 7 KB a player."""
        self._many: dict[str, dict[str, Held]] = {}
        """The others, by kind and key."""
        self.size_bytes = 0
        """Bytes of the bodies as loaded; what the cache counts memory by."""

    def find(self, kind: type[R], key: str = "") -> R | None:
        keyed: dict[str, Held] | None
        if key:
            name, keyed = key, self._many.get(kind.STORED.kind)
            if keyed is None:
                return None
        else:
            name, keyed = kind.STORED.kind, self._single
        held = keyed.get(name)
        if type(held) is kind or held is None:  # nearly always, so it is asked first
            return held
        return self._decoded(kind, key, keyed, name, held)

    @staticmethod
    def _decoded(kind: type[R], key: str, keyed: dict[str, Held], name: str, held: Held) -> R:
        """Decode a body and keep it so."""
        if type(held) is bytes:
            record = decode_body(kind, held, 1)
        elif type(held) is Packed:
            record = decode_body(kind, held.body, held.version)
        else:
            raise TypeError(f"a {type(held).__name__} is kept as {kind.STORED.kind}")
        named = kind.STORED.key
        if named and getattr(record, named) == key:
            force_setattr(record, named, key)  # keys are shared by all players; a decoded copy is 60 bytes more
        keyed[name] = record
        return record

    def get(self, kind: type[R], key: str = "") -> R:
        record = self.find(kind, key)
        if record is None:
            raise LookupError(f"account {self.account_id} has no {kind.STORED.kind} {key!r}")
        return record

    def all(self, kind: type[R]) -> Iterator[R]:
        return in_order(self.keyed(kind))

    def keyed(self, kind: type[R]) -> Mapping[str, R]:
        if not kind.STORED.key:
            only = self.find(kind)
            return {} if only is None else {"": only}
        keyed = self._many.get(kind.STORED.kind)
        if not keyed:
            return {}
        for key, held in keyed.items():
            if type(held) is not kind:
                self.find(kind, key)  # decodes it, and keeps it so
        return keyed  # type: ignore[return-value]  # as in find

    def install(self, puts: Mapping[str, Mapping[str, Record | None]]) -> None:
        """Install what a committed turn put, by kind and key."""
        single = self._single
        for kind, keyed in puts.items():
            for key, record in keyed.items():
                if key or record is None:
                    self.put(kind, key, record)
                else:
                    single[kind] = record

    def put(self, kind: str, key: str, held: Held | None) -> None:
        """Install a committed record, or take it away (None)."""
        if key:
            keyed = self._many.get(kind)
            if keyed is None:
                keyed = self._many[kind] = {}
            name = key
        else:
            keyed, name = self._single, kind
        if held is None:
            keyed.pop(name, None)
        else:
            keyed[name] = held

    def names(self) -> Iterator[tuple[str, str]]:
        """Kind and key of every record."""
        yield from ((kind, "") for kind in self._single)
        yield from ((kind, key) for kind, keyed in self._many.items() for key in keyed)

    def take_over(self, other: OwnerState) -> None:
        """Install every record of another owner state."""
        self._single.update(other._single)
        for kind, keyed in other._many.items():
            self._many[kind] = dict(keyed)

    def forget(self, kinds: frozenset[str]) -> None:
        """Drop every record of these kinds (a life that is no longer the active one)."""
        for kind in kinds:
            self._single.pop(kind, None)
            self._many.pop(kind, None)


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
