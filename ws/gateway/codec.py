"""Frame to typed request, reply to frame. Nothing past this point sees unchecked input."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Union

import msgspec

from ws.kernel.errors import BadMessage, GameError
from ws.kernel.messages import Reply, Request, encode_message

_NO_ID = b"null"


class _Envelope(msgspec.Struct):
    """What can still be read of a message that does not fit."""

    type: object = None
    id: object = None


class Codec:
    """Decodes the requests of one closed list."""

    def __init__(self, requests: Iterable[type[Request]]) -> None:
        classes = tuple(requests)
        self._types = frozenset(str(c.__struct_config__.tag) for c in classes)
        self._decode = msgspec.json.Decoder(Union[classes]).decode  # noqa: UP007  # only known at start
        self._envelope = msgspec.json.Decoder(_Envelope).decode

    def decode(self, frame: bytes) -> Request:
        """The request. Raises BadMessage that says what is wrong and where."""
        try:
            return self._decode(frame)  # type: ignore[no-any-return]  # a member of the union
        except msgspec.ValidationError as error:
            raise self._explain(frame, error) from None
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise BadMessage(f"Send one JSON object in a text frame: {error}") from None

    def _explain(self, frame: bytes, error: msgspec.ValidationError) -> BadMessage:
        try:
            envelope = self._envelope(frame)
        except (msgspec.DecodeError, RecursionError):
            return BadMessage("Send one JSON object with a type.")
        request_id = envelope.id if isinstance(envelope.id, str) and len(envelope.id) <= 64 else None
        if isinstance(envelope.type, str) and envelope.type not in self._types:
            known = f"The server does not know the type {envelope.type[:64]!r}."
            return BadMessage(known, code="unknown_type", id=request_id)
        return BadMessage(f"{error}", id=request_id)


def encode_reply(reply: Reply | bytes, request_id: str | None) -> bytes:
    """The reply as a frame, with the id of its request (a kept reply has none)."""
    body = reply if isinstance(reply, bytes) else encode_message(reply)
    if request_id is None:
        return body
    return b'{"id":' + encode_message(request_id) + b"," + body[1:]


def encode_error(error: GameError, request_id: str | None) -> bytes:
    """The error as a frame."""
    told: dict[str, object] = {"type": "error", "ok": False, "code": error.code, "message": error.message}
    told.update(error.facts)
    if request_id is not None:
        told["id"] = request_id
    return encode_message({name: value for name, value in told.items() if value is not None})


def encode_pushes(bodies: Sequence[bytes]) -> bytes:
    """Pushes as one frame: always an array."""
    return b"[" + b",".join(bodies) + b"]"
