"""What crosses the wire: requests in, replies and pushes out; all frozen, all typed.

The tag of a class is the `type` on the wire. Requests forbid unknown fields, so that a client's
spelling mistake is an error and not a silence.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec

Id = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]


class Request(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True, tag_field="type", kw_only=True):
    """Anything a client asks. `id` is echoed; `key` makes a change happen at most once."""

    id: Id | None = None
    key: Id | None = None


class Reply(msgspec.Struct, frozen=True, gc=False, tag_field="type", kw_only=True):
    """The one answer to a request. Its tag is the tag of its request."""

    ok: bool = True


class Push(msgspec.Struct, frozen=True, gc=False, tag_field="type", kw_only=True):
    """Something the server tells unasked. `seq` and `at` are filled when the turn is closed."""

    seq: int = 0
    at: int = 0
    """When it happened, Unix milliseconds."""

    KEPT: ClassVar[bool] = True
    """Kept in the database until acknowledged. State pushes are not: what a client missed of
    them is made good by a fresh `playerObject`."""


class MessageEvent(Push, frozen=True, tag="messageEvent"):
    """A moment of the life, told as a sentence or two."""

    kind: str
    text: str
    minute: int
    """Game minute of the life at which it happened."""
    title: str = ""


class StateEvent(Push, frozen=True, tag="stateEvent"):
    """Those sections of `playerObject.state` that the last turn changed."""

    changed: dict[str, object]

    KEPT: ClassVar[bool] = False


class PersonObject(Push, frozen=True, tag="personObject"):
    """One person of the life, whole; `{"id", "forgotten": true}` for one who is no longer part of it."""

    person: object

    KEPT: ClassVar[bool] = False


class PlayerObject(Push, frozen=True, tag="playerObject"):
    """The whole state. It includes everything up to its own `seq`."""

    account_id: str
    state: dict[str, object]

    KEPT: ClassVar[bool] = False


encode_message = msgspec.json.Encoder().encode
"""Message to JSON bytes."""
