"""The command line: counts of the content, the schema of the messages, errors in a sentence."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tests.support.server import ROOT
from ws import __main__ as command_line
from ws.content import loader
from ws.engine.rulebook import Rulebook
from ws.features.roster import ROSTER

DESCRIBED = "\n".join(
    page.read_text(encoding="utf-8")
    for page in (ROOT / "docs" / "protocol.md", *sorted((ROOT / "docs" / "requests").glob("*.md")))
)
SERVER_PUSHES = {
    "conversationEvent",
    "messageEvent",
    "questionEvent",
    "stateEvent",
    "personObject",
    "playerObject",
    "u",
}


def run(*arguments: str) -> str:
    done = CliRunner().invoke(command_line.cli, arguments)
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(run("schema"))
    return made


def types(schema: dict[str, Any], group: str) -> dict[str, dict[str, Any]]:
    """The definitions of a group by the `type` on the wire."""
    definitions = [schema["$defs"][ref["$ref"].removeprefix("#/$defs/")] for ref in schema[group]]
    return {definition["properties"]["type"]["enum"][0]: definition for definition in definitions}


def test_content_counts_every_kind() -> None:
    counts = json.loads(run("content", "--json"))
    assert set(counts) == {*loader.KINDS, "choices"}
    assert all(isinstance(count, int) and count > 0 for count in counts.values())
    assert counts["activities"] >= 15
    assert counts["events"] >= 15
    assert (counts["refills"], counts["skips"], counts["experiments"]) == (4, 4, 7)
    content = loader.load()
    assert counts["choices"] == sum(len(event.choices) for event in content.events.values())


def test_content_is_readable_for_people_too() -> None:
    shown = [line.split() for line in run("content").splitlines()]
    assert {kind: int(count) for count, kind in shown} == json.loads(run("content", "--json"))


def test_every_request_and_reply_is_in_the_schema(schema: dict[str, Any]) -> None:
    written = set(re.findall(r"^\| `(\w+)[ `{]", DESCRIBED, re.MULTILINE))
    requests, replies = types(schema, "requests"), types(schema, "replies")
    on_the_socket = {"authenticate", "ping", "get_health"} | {
        str(request.__struct_config__.tag)
        for request, handles in Rulebook(ROSTER).handles.items()
        if not handles.internal
    }
    assert set(requests) == on_the_socket
    assert on_the_socket <= set(replies)
    assert on_the_socket <= written, "docs/protocol.md or docs/requests tells them too"


def test_every_message_of_the_protocol_is_in_the_schema(schema: dict[str, Any]) -> None:
    assert set(types(schema, "pushes")) == SERVER_PUSHES
    assert "error" in types(schema, "replies")


def test_the_schema_is_whole(schema: dict[str, Any]) -> None:
    """Every reference leads somewhere, and requests take nothing unknown."""
    references = set(re.findall(r'"#/\$defs/([^"]+)"', json.dumps(schema)))
    assert references <= set(schema["$defs"])
    for name, definition in types(schema, "requests").items():
        assert definition["additionalProperties"] is False, name
        assert {"type", "id", "key"} <= set(definition["properties"])
    refill = types(schema, "requests")["purchase_energy_refill"]
    assert set(refill["properties"]["refill_type"]["enum"]) == {"small", "medium", "full", "unlimited"}
    assert refill["required"] == ["type", "refill_type"]


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("BAOLIFE_PORT", "abc"), ("BAOLIFE_PORT", "0"), ("BAOLIFE_PORT", "65536"),
        ("GAME_MINUTES_PER_SECOND", "0"), ("DAYS_PER_YEAR", "0"), ("DAYS_PER_YEAR", "many"),
        ("OFFLINE_GAME_DAYS", "-1"), ("BAOLIFE_RATE_LIMITS", "maybe"), ("BAOLIFE_LOG_LEVEL", "loud"),
        ("BAOLIFE_LOG_FORMAT", "xml"), ("BAOLIFE_FRAME_BYTES", "1"), ("BAOLIFE_SECRET", "too short to sign"),
        ("BAOLIFE_DATABASE_URL", "postgres://localhost/x"),
    ],
)  # fmt: skip
def test_a_wrong_setting_is_named_and_ends_with_two(
    variable: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(variable, value)
    monkeypatch.setattr(sys, "argv", ["ws", "migrate"])
    with pytest.raises(SystemExit) as left:
        command_line.main()
    told = capsys.readouterr()
    assert left.value.code == 2
    assert told.err.startswith(f"error: {variable}: ")
    assert "Traceback" not in told.err
    assert "too short to sign" not in told.err, "a secret is not repeated"
    assert told.out == ""


def test_wrong_content_ends_with_two(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Any
) -> None:
    monkeypatch.setattr(loader.load, "__defaults__", (None, tmp_path))
    monkeypatch.setattr(sys, "argv", ["ws", "content"])
    with pytest.raises(SystemExit) as left:
        command_line.main()
    assert left.value.code == 2
    assert str(tmp_path) in capsys.readouterr().err


@pytest.mark.parametrize("command", ["serve", "migrate", "content", "schema", "bots", "grant", "life", "reconcile"])
def test_every_command_explains_itself(command: str) -> None:
    assert "Usage" in run(command, "--help")


@pytest.mark.parametrize("since", ["0", "181", "yesterday", "2999-01-01"])
def test_reconcile_says_what_since_may_be(since: str, tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/nothing.db"
    done = CliRunner().invoke(command_line.cli, ["reconcile", "--since", since, "--database-url", address])
    assert done.exit_code == 2
    assert "--since" in done.output
    assert "days" in done.output


def test_serve_takes_the_fixed_words() -> None:
    told = run("serve", "--help")
    for word in ("--database-url", "--host", "--port"):
        assert word in told
