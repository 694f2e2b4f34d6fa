"""Health: thresholds of GAME.md, and what a probe is told when something is away."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest
from msgspec.structs import replace

from ws.monitoring import health
from ws.monitoring.health import Health, Vital

GOOD = Vital(
    sockets=5,
    players=4,
    tick_lateness_seconds=0.01,
    commit_backlog=0,
    commit_backlog_limit=1000,
    commits_available=True,
    draining=False,
)

Machine = Callable[[float, float], None]


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A machine with so many per cent of memory and disk in use."""

    def be(memory: float, disk: float) -> None:
        monkeypatch.setattr(psutil, "virtual_memory", lambda: SimpleNamespace(percent=memory))
        monkeypatch.setattr(psutil, "disk_usage", lambda path: SimpleNamespace(percent=disk))

    be(10.0, 10.0)
    return be


async def answers() -> float:
    return 0.0042


async def fails() -> float:
    raise ConnectionError("gone")


async def looked(vital: Vital = GOOD, probe: Callable[..., object] = answers) -> Health:
    made = Health(probe, lambda: vital, Path())  # type: ignore[arg-type]  # a coroutine function
    await made.measure()
    return made


def status_of(made: Health, check: str) -> object:
    found = made.report()[1][check]
    assert isinstance(found, dict)
    return found["status"]


async def test_all_is_well(machine: Machine) -> None:
    made = await looked()
    status, checks = made.report()
    assert (status, made.is_ready()) == ("ok", True)
    assert set(checks) == {"database", "memory", "disk", "tick", "commits", "sockets"}
    assert checks["database"] == {"status": "ok", "latency_ms": 4.2}
    assert checks["sockets"] == {"status": "ok", "open": 5, "players": 4}


@pytest.mark.parametrize(
    ("percent", "status"), [(79.9, "ok"), (80.0, "degraded"), (89.9, "degraded"), (90.0, "unhealthy")]
)
@pytest.mark.parametrize("check", ["memory", "disk", "commits"])
async def test_eighty_warns_and_ninety_is_critical(machine: Machine, check: str, percent: float, status: str) -> None:
    machine(percent if check == "memory" else 1.0, percent if check == "disk" else 1.0)
    made = await looked(replace(GOOD, commit_backlog=round(percent * 10) if check == "commits" else 0))
    assert status_of(made, check) == status
    assert made.report()[0] == status
    assert made.is_ready() == (status != "unhealthy")


@pytest.mark.parametrize(("seconds", "status"), [(0.49, "ok"), (0.5, "degraded"), (60.0, "degraded")])
async def test_a_late_tick_warns(machine: Machine, seconds: float, status: str) -> None:
    made = await looked(replace(GOOD, tick_lateness_seconds=seconds))
    assert (status_of(made, "tick"), made.report()[0]) == (status, status)


async def test_a_database_that_is_away_is_unhealthy(machine: Machine) -> None:
    made = await looked(probe=fails)
    assert (made.report()[0], made.is_ready()) == ("unhealthy", False)
    assert made.report()[1]["database"] == {"status": "unhealthy", "latency_ms": None}


async def test_a_database_that_does_not_answer_is_unhealthy(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "PROBE_SECONDS", 0.01)

    async def hangs() -> float:
        await asyncio.Event().wait()
        return 0.0

    assert (await looked(probe=hangs)).report()[0] == "unhealthy"


async def test_a_database_that_can_not_be_written_is_not_well(machine: Machine) -> None:
    assert (await looked(replace(GOOD, commits_available=False))).report()[0] != "ok"


async def test_before_the_first_look_nobody_is_sent_here(machine: Machine) -> None:
    assert not Health(answers, lambda: GOOD, Path()).is_ready()


async def test_it_recovers(machine: Machine) -> None:
    broken = [True]

    async def probe() -> float:
        return await (fails if broken[0] else answers)()

    made = await looked(probe=probe)
    assert not made.is_ready()
    broken[0] = False
    await made.measure()
    assert made.is_ready()


async def test_draining_is_told_whatever_else_is_wrong(machine: Machine) -> None:
    for probe in (answers, fails):
        made = await looked(replace(GOOD, draining=True), probe)
        assert (made.report()[0], made.is_ready()) == ("draining", False)
