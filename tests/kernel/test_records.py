"""Records: bodies, keys and upgrades from older versions."""

from __future__ import annotations

from typing import ClassVar

import msgspec
import pytest

from ws.engine.rulebook import Rulebook
from ws.features.roster import ROSTER
from ws.kernel.records import Body, Owner, Record, Stored, decode_body, encode_body, key_of


def _second(body: Body) -> Body:
    return {**body, "colour": "blue"}


def _third(body: Body) -> Body:
    return {"name": str(body["id"]), "colour": body["colour"]}


class Hat(Record, frozen=True):
    name: str
    colour: str

    STORED: ClassVar[Stored] = Stored(kind="hat", owner=Owner.LIFE, key="name", version=3, upgrades=(_second, _third))


def test_a_body_comes_back_as_it_was() -> None:
    hat = Hat("bowler", "black")
    assert decode_body(Hat, encode_body(hat), 3) == hat
    assert key_of(hat) == "bowler"


@pytest.mark.parametrize(
    ("version", "body"),
    [(1, b'{"id":"fez"}'), (2, b'{"id":"fez","colour":"blue"}'), (3, b'{"name":"fez","colour":"blue"}')],
)
def test_old_bodies_are_upgraded_step_by_step(version: int, body: bytes) -> None:
    assert decode_body(Hat, body, version) == Hat("fez", "blue")


def test_a_body_of_a_newer_server_is_refused() -> None:
    with pytest.raises(ValueError, match="version 4, this server knows 3"):
        decode_body(Hat, b"{}", 4)


def test_a_broken_body_is_an_error_and_not_a_guess() -> None:
    with pytest.raises(msgspec.ValidationError):
        decode_body(Hat, b'{"name":7,"colour":"blue"}', 3)


@pytest.mark.parametrize("kind", Rulebook(ROSTER).records.values(), ids=lambda kind: str(kind.__name__))
def test_every_record_can_be_kept(kind: type[Record]) -> None:
    stored = kind.STORED
    fields = kind.__struct_fields__
    assert len(stored.upgrades) == stored.version - 1, "one upgrade for each version before this one"
    assert set(stored.personal) <= set(fields)
    assert not stored.key or stored.key in fields
    assert len(stored.kind) <= 32, "the column of the state tables"
    if stored.table is not None:
        used = {*stored.table.primary, *(c for index in stored.table.indexes for c in index)}
        used |= {c for unique in stored.table.unique for c in unique} | {c for c, _ in stored.table.references}
        assert used <= set(fields)
