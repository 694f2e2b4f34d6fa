"""Every request type has a journey, and replies and refusals are as docs/protocol.md says."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

from tests.journeys.fields import REPLY_FIELDS
from tests.journeys.journey import COVERED
from tests.support.store import BOOK
from ws.gateway.codec import Codec
from ws.gateway.messages import Authenticate, GetHealth, Ping
from ws.kernel.errors import CODES

HERE = Path(__file__).parent
PROTOCOL = HERE.parent.parent / "docs" / "protocol.md"
DECLARED = {
    str(handles.request.__struct_config__.tag): set(handles.reply.__struct_fields__) - {"ok"}
    for handles in BOOK.handles.values()
}
"""What the code says that replies hold."""


def types() -> set[str]:
    """Every type the socket knows."""
    requests = [request for request, handles in BOOK.handles.items() if not handles.internal]
    return set(Codec([Authenticate, Ping, GetHealth, *requests])._types)


def rows() -> dict[str, str]:
    """Request -> what its row of a table of requests says of the reply, in the protocol and the rooms' pages."""
    found: dict[str, str] = {}
    for page in (PROTOCOL, *sorted(PROTOCOL.parent.glob("requests/*.md"))):
        for table in re.findall(r"^\| request \| reply.*\n\|[-|]+\n((?:\|.*\n)+)", page.read_text(), re.MULTILINE):
            described = dict(re.findall(r"^\| `(\w+)[^`]*` \| (.*) \|$", table, re.MULTILINE))
            assert not described.keys() & found.keys(), f"{page.name} describes something twice"
            found.update(described)
    return found


def test_every_type_has_a_journey() -> None:
    for path in sorted(HERE.glob("test_*.py")):
        importlib.import_module(f"tests.journeys.{path.stem}")
    assert types() == COVERED


def test_every_type_is_documented_and_nothing_else() -> None:
    assert set(rows()) == types() >= set(REPLY_FIELDS)


@pytest.mark.parametrize("kind", sorted(types()))
def test_every_field_of_a_reply_is_documented(kind: str) -> None:
    row = rows()[kind]
    for field in DECLARED.get(kind, REPLY_FIELDS.get(kind, set())):
        assert re.search(rf"`{field}`", row), f"{kind}: {field} is not in the table"


@pytest.mark.parametrize("kind", sorted(REPLY_FIELDS.keys() & DECLARED.keys()))
def test_the_fields_the_journeys_look_for_are_the_declared_ones(kind: str) -> None:
    assert DECLARED[kind] == REPLY_FIELDS[kind]


def test_every_code_is_documented() -> None:
    section = PROTOCOL.read_text().split("### Codes")[1].split("### Keys")[0]
    assert set(re.findall(r"`([a-z_]+)`", section)) >= set(CODES)
