"""What no well-behaved client sends, and what may come of it."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from random import Random
from typing import Final

import msgspec

from .wire import BINARY, CLOSE, CONT, PING, TEXT, frame, handshake

MEGABYTE: Final = 2**20
NESTED: Final = 10_000


class Kind(msgspec.Struct, frozen=True):
    """One way to misbehave. Outcomes are "error <code>", "ok", "close <code>", "http <status>"
    and "cut" (the connection ended without a close frame)."""

    make: Callable[[Random], bytes]
    """The bytes to send; one answer is awaited."""
    allowed: frozenset[str]
    times: int = 1
    """How often on one connection; fewer than the server forgives."""
    speaks_http: bool = False
    """Whether the bytes replace the handshake."""


def _texts(*payloads: bytes | str | dict[str, object]) -> Callable[[Random], bytes]:
    frames = [
        frame(TEXT, p if isinstance(p, bytes) else p.encode() if isinstance(p, str) else json.dumps(p).encode())
        for p in payloads
    ]
    return lambda chance: chance.choice(frames)


def _frames(*made: bytes) -> Callable[[Random], bytes]:
    return lambda chance: chance.choice(made)


def _garbage(chance: Random) -> bytes:
    return frame(TEXT, bytes(chance.randrange(256) for _ in range(chance.randint(0, 300))))


def _error(*codes: str) -> frozenset[str]:
    return frozenset(f"error {code}" for code in codes)


def _closed(*codes: int) -> frozenset[str]:
    return frozenset({"cut", *(f"close {code}" for code in codes)})


BAD: Final = _error("bad_message")
ANSWERED: Final = _error("bad_message", "unknown_type", "not_authenticated", "too_large", "not_found") | {"ok"}
BROKEN_PROTOCOL: Final = _closed(1002)

KINDS: Final[dict[str, Kind]] = {
    "not JSON": Kind(_texts("{", "[1,2", "", "nul", "{'a':1}", '{"type":"ping"', "\0"), BAD, 15),
    "garbage": Kind(_garbage, BAD | _closed(1007), 15),
    "not an object": Kind(_texts("[]", "1", '"x"', "null", "true", '[{"type":"ping"}]'), BAD, 15),
    "unknown type": Kind(
        _texts({"type": "fly"}, {"type": "x" * 1000}), _error("unknown_type", "not_authenticated"), 15
    ),
    "no type": Kind(_texts({}, {"id": "1"}), BAD, 15),
    "wrong types": Kind(
        _texts({"type": 5}, {"type": "ping", "id": 5}, {"type": "acknowledge", "seq": "x"}, {"type": None}), BAD, 15
    ),
    "unknown fields": Kind(_texts({"type": "ping", "x": 1}, {"type": "get_state", "y": {}}), BAD, 15),
    "too long": Kind(_texts({"type": "ping", "id": "x" * 65}, {"type": "ping", "key": "k" * 100}), BAD, 15),
    "much": Kind(_texts({"type": "ping", "id": "x" * 60_000}), BAD, 10),
    "nested": Kind(
        _texts("[" * NESTED + "]" * NESTED, '{"a":' * NESTED + "1" + "}" * NESTED, "[" * 60_000),
        BAD,
        10,
    ),
    "nested in a field": Kind(
        _texts(
            '{"type":"ping","id":' + "[" * NESTED + "]" * NESTED + "}", '{"x":' + "[" * NESTED + "]" * NESTED + "}"
        ),
        BAD,
        10,
    ),
    "broken UTF-8": Kind(
        _texts(b'{"type":"ping","id":"\xff\xfe"}', b"\xff", b'{"type":"\xc3\x28"}', b"\xed\xa0\x80"),
        BAD | _closed(1007),
        10,
    ),
    "surrogates": Kind(_texts('{"type":"ping","id":"\\ud800"}', '{"type":"\\udfff\\ud800"}'), BAD, 15),
    "numbers": Kind(
        _texts(
            *(f'{{"type":"acknowledge","seq":{n}}}' for n in ("1e400", "9" * 400, "-1", "1.5", "NaN", str(2**70))),
            '{"type":"get_diamond_history","limit":101}',
            '{"type":"get_diamond_history","before":0}',
        ),
        BAD,
        15,
    ),
    "said twice": Kind(_texts('{"type":"ping","type":"fly"}', '{"type":"ping","id":"a","id":"b"}'), ANSWERED, 15),
    "bad token": Kind(
        _texts({"type": "authenticate", "token": "x" * 4000}, {"type": "authenticate", "token": "a.b.c"}),
        _error("not_authenticated", "conflict"),
        10,
    ),
    "binary": Kind(_frames(frame(BINARY, b"\0\1\2"), frame(BINARY, b'{"type":"ping"}')), BAD, 15),
    "1 MB": Kind(_frames(frame(TEXT, b"x" * MEGABYTE)), _closed(1009)),
    "1 MB said, not sent": Kind(_frames(b"\x81\xff" + struct.pack("!Q", 2**40)), _closed(1009)),
    "reserved bits": Kind(_frames(frame(TEXT, b"{}", reserved=4), frame(TEXT, b"{}", reserved=1)), BROKEN_PROTOCOL),
    "unknown opcode": Kind(_frames(frame(3, b""), frame(11, b"")), BROKEN_PROTOCOL),
    "unmasked": Kind(_frames(frame(TEXT, b"{}", masked=False)), BROKEN_PROTOCOL),
    "long ping": Kind(_frames(frame(PING, b"x" * 126)), BROKEN_PROTOCOL),
    "ping in pieces": Kind(_frames(frame(PING, b"", fin=False)), BROKEN_PROTOCOL),
    "continues nothing": Kind(_frames(frame(CONT, b"{}")), BROKEN_PROTOCOL),
    "text within text": Kind(_frames(frame(TEXT, b"{", fin=False) + frame(TEXT, b"}")), BROKEN_PROTOCOL),
    "endless pieces": Kind(
        _frames(frame(TEXT, b"", fin=False) + frame(CONT, b"", fin=False) * 200), _closed(1008, 1009)
    ),
    "large pieces": Kind(
        _frames(frame(TEXT, b"x" * 30_000, fin=False) + frame(CONT, b"x" * 30_000, fin=False) * 5),
        _closed(1008, 1009),
    ),
    "good pieces": Kind(
        _frames(frame(TEXT, b'{"type":', fin=False) + frame(CONT, b'"ping"', fin=False) + frame(CONT, b"}")),
        frozenset({"ok", "error not_authenticated"}),
        15,
    ),
    "bad farewell": Kind(
        _frames(frame(CLOSE, b"\x03"), frame(CLOSE, b"\x03\xe7"), frame(CLOSE, b"\xff\xff?")), _closed(1002)
    ),
    "not HTTP": Kind(
        _frames(b"\x16\x03\x01\0\xa5\x01\0", b"\0" * 500, b"HELO\r\n\r\n"), frozenset({"cut", "http 400"}), 1, True
    ),
    "bad upgrade": Kind(
        _frames(
            handshake().replace(b"Sec-WebSocket-Version: 13", b"Sec-WebSocket-Version: 8"),
            handshake().replace(b"Sec-WebSocket-Key", b"Sec-WebSocket-Kex"),
        ),
        frozenset({"cut", "http 400", "http 426", "http 429"}),
        1,
        True,
    ),
    "wrong path": Kind(_frames(handshake("/elsewhere"), handshake("/")), frozenset({"http 404"}), 1, True),
    "endless header": Kind(
        _frames(b"GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + b"y" * 400_000 + b"\r\n\r\n"),
        frozenset({"cut", "http 400", "http 413", "http 431"}),
        1,
        True,
    ),
}
