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
DOCS = HERE.parent.parent / "docs"
PROTOCOL = DOCS / "protocol.md"


def types() -> set[str]:
    """Every type the socket knows."""
    requests = [request for request, handles in BOOK.handles.items() if not handles.internal]
    return set(Codec([Authenticate, Ping, GetHealth, *requests])._types)


def rows() -> dict[str, str]:
    """Request -> what its row of the table says of the reply: in the protocol, or in a room's own page."""
    found: list[tuple[str, str]] = []
    for page in (PROTOCOL, *sorted((DOCS / "requests").glob("*.md"))):
        table = page.read_text().split("### Requests")[1].split("\n### ")[0]
        found += re.findall(r"^\| `(\w+)[^`]*` \| (.*) \|$", table, re.MULTILINE)
    assert len(found) == len(dict(found)), "every request is described once"
    return dict(found)


def test_every_type_has_a_journey() -> None:
    for path in sorted(HERE.glob("test_*.py")):
        importlib.import_module(f"tests.journeys.{path.stem}")
    assert types() == COVERED


def test_every_type_is_documented_and_nothing_else() -> None:
    assert set(rows()) == types() == set(REPLY_FIELDS)


@pytest.mark.parametrize("kind", sorted(REPLY_FIELDS))
def test_the_fields_the_journeys_look_for_are_the_documented_ones(kind: str) -> None:
    row = rows()[kind]
    for field in REPLY_FIELDS[kind]:
        assert re.search(rf"`{field}`", row), f"{kind}: {field} is not in the table"


@pytest.mark.parametrize("kind", sorted(REPLY_FIELDS))
def test_the_code_declares_these_fields(kind: str) -> None:
    declared = {h.request.__struct_config__.tag: h.reply for h in BOOK.handles.values()}
    if kind in declared:
        assert set(declared[kind].__struct_fields__) - {"ok"} == REPLY_FIELDS[kind]


def test_every_code_is_documented() -> None:
    section = PROTOCOL.read_text().split("### Codes")[1].split("### Keys")[0]
    assert set(re.findall(r"`([a-z_]+)`", section)) >= set(CODES)
