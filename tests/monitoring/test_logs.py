"""Logs: one JSON object a line, with where it came from, and never a secret."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.support.server import ROOT

SECRETS = ["hunter2-hunter2", "eyJhbGciOiJIUzI1NiJ9.token", "0123456789abcdef0123456789abcdef", "database-password"]

PROGRAM = """
import logging, os, sys
import structlog
from ws import settings
from ws.monitoring import logs

chosen = settings.load()
logs.configure(chosen.log_level, chosen.log_format)
log = structlog.get_logger("test")

def sign_in(password, request):
    token = "eyJhbGciOiJIUzI1NiJ9.token"
    secret = chosen.secret.get_secret_value()
    address = chosen.database_url
    raise RuntimeError("the door is stuck")

def caught(tell):
    try:
        sign_in("hunter2-hunter2", {"password": "hunter2-hunter2"})
    except RuntimeError:
        tell()

log.info("plain", number=7, text="two\\nlines")
structlog.contextvars.bind_contextvars(correlation_id="abc123")
log.warning("bound")
caught(lambda: log.exception("it failed", fault="f00"))
caught(lambda: log.error("it failed", exc_info=sys.exc_info()[1]))
caught(lambda: logging.getLogger("uvicorn.error").exception("it failed too"))
logging.getLogger("sqlalchemy").error("an %s of others", "error")
log.info("settings", settings=chosen.model_dump_json(include={"secret", "port"}), shown=str(chosen.secret))
log.debug("unheard")
"""


def lines(form: str = "json", level: str = "info") -> list[str]:
    environment = {
        **os.environ, "BAOLIFE_LOG_FORMAT": form, "BAOLIFE_LOG_LEVEL": level,
        "BAOLIFE_SECRET": SECRETS[2], "BAOLIFE_DATABASE_URL": f"mysql://ada:{SECRETS[3]}@localhost/baolife",
    }  # fmt: skip
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    return done.stderr.splitlines()


@pytest.fixture(scope="module")
def told() -> list[str]:
    return lines()


@pytest.fixture(scope="module")
def objects(told: list[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in told]


def test_every_line_is_one_object(objects: list[dict[str, Any]]) -> None:
    assert len(objects) == 7
    for line in objects:
        assert {"event", "level", "logger", "timestamp"} <= set(line)
    assert objects[0] == {**objects[0], "event": "plain", "number": 7, "text": "two\nlines", "level": "info"}


def test_what_is_bound_goes_with_every_line_after_it(objects: list[dict[str, Any]]) -> None:
    assert "correlation_id" not in objects[0]
    assert {line["correlation_id"] for line in objects[1:]} == {"abc123"}


def test_a_trace_says_where_and_what(objects: list[dict[str, Any]]) -> None:
    for line in objects[2:5]:
        [error] = line["exception"]
        assert (error["exc_type"], error["exc_value"]) == ("RuntimeError", "the door is stuck")
        assert error["frames"][-1]["name"] == "sign_in"
    assert objects[2]["fault"] == "f00"
    assert objects[4]["logger"] == "uvicorn.error"
    assert objects[5]["event"] == "an error of others"


def test_no_secret_is_ever_written(told: list[str]) -> None:
    """Passwords, tokens and addresses stand in the local variables of the frames of a trace."""
    for secret in SECRETS:
        assert not [line for line in told if secret in line]


def test_text_for_people_holds_no_secret_either() -> None:
    written = "\n".join(lines(form="text", level="warning"))
    assert "the door is stuck" in written
    assert "plain" not in written, "the level is kept"
    for secret in SECRETS:
        assert secret not in written
