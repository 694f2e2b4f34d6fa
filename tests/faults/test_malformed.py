"""Ten thousand malformed frames while others play.

Proven: each gets a clear error or a close with the right code (never silence, never `internal`);
the others' replies keep coming; the server lives, its memory and its log stay bounded.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable

import pytest

from .calm import MemoryWatch, others_play
from .databases import Place
from .malformed import KINDS
from .process import ROOT
from .server import Server

FRAMES, FRAMES_LONG = 10_000, 200_000
OTHERS_P99_SECONDS = 0.5
MEMORY_MEGABYTES = 80.0
LOG_LINES_EACH_CONNECTION = 3


@pytest.mark.timeout(240)
async def test_malformed_frames_while_others_play(
    sqlite_place: Place, serving: Callable[..., Server], long_form: bool
) -> None:
    """See the module."""
    server = serving(
        sqlite_place.url,
        BAOLIFE_RATE_LIMITS="on",
        BAOLIFE_REQUESTS_PER_SECOND=1000,
        BAOLIFE_REQUESTS_BURST=1000,
        BAOLIFE_TRUSTED_PROXIES="127.0.0.1",
        GAME_MINUTES_PER_SECOND=10,
    )
    frames = FRAMES_LONG if long_form else FRAMES
    async with others_play(server) as felt, MemoryWatch(server) as memory:
        lines_before = server.log().count("\n")
        outcomes = await _attack(server, frames)
    lines = server.log().count("\n") - lines_before
    connections = sum(sum(each.values()) / KINDS[name].times for name, each in outcomes.items())
    sent = sum(sum(each.values()) for each in outcomes.values())
    print(f"\nmalformed: {sent} frames, {lines} log lines, memory +{memory.most_megabytes:.0f} MB, others {felt}")
    surprises = _surprises(outcomes)
    assert not surprises, "\n".join(surprises)
    assert sent >= frames
    assert set(outcomes) == set(KINDS)
    assert felt.cuts == []
    assert felt.broken == []
    assert felt.p99_seconds < OTHERS_P99_SECONDS
    assert memory.most_megabytes < MEMORY_MEGABYTES
    assert lines < 200 + LOG_LINES_EACH_CONNECTION * connections
    assert server.complaints() == []
    assert (await asyncio.to_thread(server.health))[0] == 200


async def _attack(server: Server, frames: int) -> dict[str, dict[str, int]]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "tests.faults.attack", server.url, str(frames), "6"),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, errors = await process.communicate()
    assert process.returncode == 0, errors.decode()[-4000:]
    found: dict[str, dict[str, int]] = json.loads(out)
    return found


def _surprises(outcomes: dict[str, dict[str, int]]) -> list[str]:
    return [
        f"{name}: {times} times {outcome}, allowed are {sorted(KINDS[name].allowed)}"
        for name, each in outcomes.items()
        for outcome, times in each.items()
        if outcome not in KINDS[name].allowed
    ]
