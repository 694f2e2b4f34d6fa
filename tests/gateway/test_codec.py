"""Frames to requests and back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.store import BOOK
from ws.gateway.codec import Codec, encode_error, encode_pushes, encode_reply
from ws.gateway.messages import Authenticate, GetHealth, Ping, Pong
from ws.kernel.errors import BadMessage, Fault, Refused, Unavailable
from ws.kernel.messages import Request

REQUESTS = [Authenticate, Ping, GetHealth, *(r for r, h in BOOK.handles.items() if not h.internal)]
CODEC = Codec(REQUESTS)
IDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=64)


@pytest.mark.parametrize("request_class", REQUESTS, ids=lambda c: str(c.__struct_config__.tag))
def test_every_request_is_told_by_its_type(request_class: type[Request]) -> None:
    tag = request_class.__struct_config__.tag
    with pytest.raises(BadMessage) as bad:
        CODEC.decode(json.dumps({"type": tag, "no_such_field": 1, "id": "7"}).encode())
    assert (bad.value.code, bad.value.facts) == ("bad_message", {"id": "7"})


@given(IDS, st.one_of(st.none(), IDS))
def test_ids_and_keys_come_through_whatever_they_are(request_id: str, key: str | None) -> None:
    decoded = CODEC.decode(json.dumps({"type": "ping", "id": request_id, "key": key}).encode())
    assert decoded == Ping(id=request_id, key=key)
    reply = json.loads(encode_reply(Pong(server_time=5), decoded.id))
    assert reply == {"id": request_id, "type": "ping", "ok": True, "server_time": 5}


def test_a_kept_reply_gets_the_id_of_its_new_question() -> None:
    kept = b'{"type":"ping","ok":true,"server_time":5}'
    assert json.loads(encode_reply(kept, "new")) == {"id": "new", **json.loads(kept)}
    assert encode_reply(kept, None) == kept


@pytest.mark.parametrize(
    ("error", "facts"),
    [
        (Refused("not_enough_energy", needed=5, energy=3), {"needed": 5, "energy": 3}),
        (Unavailable("away", retry_after_seconds=2.5), {"retry_after": 2.5}),
        (Fault("abc123"), {"fault": "abc123"}),
        (BadMessage("odd"), {}),
    ],
)
def test_errors_tell_their_code_their_sentence_and_their_facts(error: Refused, facts: dict[str, object]) -> None:
    told = json.loads(encode_error(error, "9"))
    assert told == {
        "type": "error", "ok": False, "id": "9", "code": error.code, "message": error.message, **facts,
    }  # fmt: skip
    assert "id" not in json.loads(encode_error(error, None))


def test_facts_that_are_nothing_are_left_out() -> None:
    assert "person_id" not in json.loads(encode_error(Refused("not_found", person_id=None), None))


@given(st.lists(st.dictionaries(st.text(max_size=3), st.integers()), max_size=10))
def test_pushes_are_always_an_array(pushes: list[dict[str, int]]) -> None:
    bodies = [json.dumps(push).encode() for push in pushes]
    assert json.loads(encode_pushes(bodies)) == pushes
