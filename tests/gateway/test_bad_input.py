"""Whatever comes over the wire: a clear error or the right close, and nobody else notices."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from websockets.exceptions import InvalidStatus
from websockets.frames import Opcode

from tests.support.client import living
from tests.support.server import Running
from tests.support.wire import WireClosed, signed_in, wired

FRAME = 64 * 1024


BAD = {
    "not json": b"hello",
    "half a message": b'{"type": "ping"',
    "nothing": b"",
    "a list": b"[]",
    "a number": b"7",
    "null": b"null",
    "a bare string": b'"ping"',
    "no type": b'{"id": "1"}',
    "a type that is a number": b'{"type": 5}',
    "a type that is an object": b'{"type": {"type": "ping"}}',
    "unknown field": b'{"type": "ping", "colour": "blue"}',
    "an id that is a number": b'{"type": "ping", "id": 7}',
    "an id that is too long": b'{"type": "ping", "id": "' + b"x" * 65 + b'"}',
    "an empty id": b'{"type": "ping", "id": ""}',
    "a key that is too long": b'{"type": "get_state", "key": "' + b"k" * 65 + b'"}',
    "a number out of range": b'{"type": "acknowledge", "seq": 1' + b"0" * 30 + b"}",
    "a negative number": b'{"type": "acknowledge", "seq": -1}',
    "a float for a whole number": b'{"type": "acknowledge", "seq": 1.5}',
    "a float that is none": b'{"type": "acknowledge", "seq": NaN}',
    "a string for a number": b'{"type": "acknowledge", "seq": "1"}',
    "a limit of zero": b'{"type": "get_diamond_history", "limit": 0}',
    "a limit beyond the limit": b'{"type": "get_diamond_history", "limit": 101}',
    "an unknown refill": b'{"type": "purchase_energy_refill", "refill_type": "endless"}',
    "an unknown skip": b'{"type": "purchase_time_skip", "skip_type": "year"}',
    "a missing field": b'{"type": "do_activity"}',
    "an empty activity": b'{"type": "do_activity", "activity_id": ""}',
    "a name that is a list": b'{"type": "start_life", "first_name": ["a"]}',
    "a name that is too long": b'{"type": "start_life", "first_name": "' + b"n" * 41 + b'"}',
    "a truth that is a word": b'{"type": "start_life", "end_current": "yes"}',
    "broken UTF-8": b'{"type": "ping", "id": "\xff\xfe"}',
    "half a surrogate": b'{"type": "ping", "id": "\xed\xa0\x80"}',
    "two messages": b'{"type":"ping"}{"type":"ping"}',
    "deep lists": b"[" * 30_000,
    "deep objects": b'{"a":' * 10_000,
    "deep inside a field": b'{"type":"start_life","first_name":' + b"[" * 20_000 + b"]" * 20_000 + b"}",
    "deep inside an unknown field": b'{"type":"ping","x":' + b'{"a":' * 9_000 + b"1" + b"}" * 9_000 + b"}",
}


async def test_a_bad_message_is_answered_and_the_next_good_one_too(server: Running) -> None:
    for name, frame in BAD.items():
        async with signed_in(server.url) as wire:
            await wire.send_frame(Opcode.TEXT, frame)
            while isinstance(error := await wire.receive(), list):
                pass
            assert (error["type"], error["ok"], error["code"]) == ("error", False, "bad_message"), name
            assert error["message"], name
            assert len(json.dumps(error)) < 1000, f"{name}: an error is no echo"
            assert (await wire.ask("ping"))["ok"] is True, name


async def test_an_unknown_type_is_named_with_its_id(server: Running) -> None:
    async with signed_in(server.url) as wire:
        await wire.send({"type": "fly_to_the_moon", "id": "7", "speed": 9})
        error = await wire.reply("7")
        assert error["code"] == "unknown_type"
        assert "fly_to_the_moon" in error["message"]
        internal = await wire.ask("open_login", session_id="a", token_hash="b")
        assert internal["code"] == "unknown_type", "the server's own requests are not for the socket"


async def test_a_bad_field_is_named_and_the_id_echoed(server: Running) -> None:
    async with signed_in(server.url) as wire:
        await wire.send({"type": "do_activity", "id": "x1", "activity_id": 5})
        error = await wire.reply("x1")
        assert error["code"] == "bad_message"
        assert "activity_id" in error["message"]


async def test_binary_messages_are_refused(server: Running) -> None:
    async with signed_in(server.url) as wire:
        await wire.send_frame(Opcode.BINARY, b'{"type":"ping","id":"b"}')
        while isinstance(error := await wire.receive(), list):
            pass
        assert error["code"] == "bad_message"
        assert "text" in error["message"]


async def test_fragments_are_put_together(server: Running) -> None:
    async with signed_in(server.url) as wire:
        message = '{"type": "ping", "id": "größe ☃"}'.encode()
        await wire.send_frame(Opcode.TEXT, message[:20], fin=False)
        await wire.send_frame(Opcode.PING, b"in between")
        for byte in message[20:-1]:
            await wire.send_frame(Opcode.CONT, bytes([byte]), fin=False)
        await wire.send_frame(Opcode.CONT, message[-1:])
        assert (await wire.reply("größe ☃"))["ok"] is True
        assert wire.pongs == 1


async def test_endless_fragments_are_abuse(server: Running) -> None:
    async with signed_in(server.url) as wire:
        await wire.send_frame(Opcode.TEXT, b"", fin=False)
        for _ in range(100):
            await wire.send_frame(Opcode.CONT, b"", fin=False)
        assert await wire.closed() == 1008


async def test_a_large_frame_is_1009(server: Running) -> None:
    for size in (FRAME + 1, 2**20):
        async with signed_in(server.url) as wire:
            await wire.send_frame(Opcode.TEXT, b"x" * size)
            assert await wire.closed() == 1009


async def test_fragments_that_add_up_to_too_much_are_1009(server: Running) -> None:
    async with signed_in(server.url) as wire:
        await wire.send_frame(Opcode.TEXT, b"x" * 30_000, fin=False)
        await wire.send_frame(Opcode.CONT, b"x" * 30_000, fin=False)
        await wire.send_frame(Opcode.CONT, b"x" * 30_000, fin=False)
        assert await wire.closed() == 1009


async def test_a_frame_of_just_the_limit_is_read(server: Running) -> None:
    async with signed_in(server.url) as wire:
        body = b'{"type":"ping","id":"full"}'
        await wire.send_frame(Opcode.TEXT, body + b" " * (FRAME - len(body)))
        assert (await wire.reply("full"))["ok"] is True


async def test_frames_against_the_protocol_end_the_connection(server: Running) -> None:
    frames = {
        "unmasked": b"\x81\x05hello",
        "reserved bits": b"\xf1\x80\x00\x00\x00\x00",
        "an opcode that does not exist": b"\x83\x80\x00\x00\x00\x00",
        "a ping that is too long": b"\x89\xfe\x00\x80" + b"\x00" * 132,
    }
    for name, frame in frames.items():
        async with signed_in(server.url) as wire:
            await wire.send_bytes(frame)
            assert await wire.closed() == 1002, name
    async with signed_in(server.url) as wire:
        assert (await wire.ask("ping"))["ok"] is True


async def test_duplicate_ids_are_each_answered(server: Running) -> None:
    async with signed_in(server.url) as wire:
        for kind in ("ping", "get_state", "nonsense", "get_activities", "ping"):
            await wire.send({"type": kind, "id": "same"})
        answers = [await wire.reply("same") for _ in range(5)]
        assert sorted((a["type"], a.get("code")) for a in answers) == [
            ("error", "no_life"),
            ("error", "unknown_type"),
            ("get_state", None),
            ("ping", None),
            ("ping", None),
        ]


async def test_malformed_floods_are_closed_with_1008(server: Running) -> None:
    async with signed_in(server.url) as wire:
        for _ in range(60):
            await wire.send_frame(Opcode.TEXT, b"nonsense")
        assert await wire.closed() == 1008


async def test_one_who_sends_rubbish_disturbs_nobody_else(server: Running) -> None:
    async with living(server.url) as player:
        for _ in range(3):
            async with wired(server.url) as wire:
                for _ in range(30):
                    await wire.send_frame(Opcode.TEXT, b"\xff" * 1000)
                assert await wire.closed() == 1008
            assert (await player.request("ping"))["ok"] is True
        await player.fresh()


async def test_half_a_handshake_and_half_a_frame_cost_nothing(server: Running) -> None:
    async with wired(server.url) as wire:
        await wire.send_bytes(b"\x81\xff\x00\x00")
    async with signed_in(server.url) as wire:
        assert (await wire.ask("ping"))["ok"] is True


async def test_other_paths_have_no_socket(server: Running) -> None:
    with pytest.raises(InvalidStatus) as refused:
        async with wired(server.url, path="/elsewhere"):
            pass
    assert refused.value.response.status_code == 404


@settings(max_examples=120)
@given(
    frame=st.one_of(
        st.binary(max_size=200),
        st.text(max_size=80).map(str.encode),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
            lambda inner: (
                st.lists(inner, max_size=4)
                | st.dictionaries(
                    st.sampled_from(
                        ["type", "id", "key", "seq", "token", "limit", "before", "activity_id", "refill_type"]
                    )
                    | st.text(max_size=5),
                    inner,
                    max_size=5,
                )
            ),
            max_leaves=12,
        ).map(lambda value: json.dumps(value).encode()),
    )
)
def test_no_message_at_all_breaks_the_codec(frame: bytes) -> None:
    """The same over thousands of frames without a socket."""
    from tests.support.store import BOOK  # the real list of requests
    from ws.gateway.codec import Codec
    from ws.gateway.messages import Authenticate, GetHealth, Ping
    from ws.kernel.errors import BadMessage

    codec = Codec([Authenticate, Ping, GetHealth, *(r for r, h in BOOK.handles.items() if not h.internal)])
    code = ""
    try:
        codec.decode(frame)
    except BadMessage as error:
        code = error.code
    assert code in ("", "bad_message", "unknown_type")


async def test_after_the_end_nothing_more_is_read(server: Running) -> None:
    async with signed_in(server.url) as wire:
        await wire.send_frame(Opcode.CLOSE, b"\x03\xe8")
        await wire.send({"type": "ping", "id": "too late"})
        with pytest.raises(WireClosed) as closed:
            await wire.reply("too late")
        assert closed.value.code == 1000
