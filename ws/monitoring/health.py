"""How the server is: what operators and probes ask."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

import msgspec
import psutil

WARNING_PERCENT: Final = 80.0
CRITICAL_PERCENT: Final = 90.0
LATE_SECONDS: Final = 0.5
"""Tick lateness from which the server counts as degraded."""
PROBE_SECONDS: Final = 2.0
EVERY_SECONDS: Final = 5.0


class Vital(msgspec.Struct, frozen=True):
    """What the process reports of itself when asked."""

    sockets: int
    players: int
    tick_lateness_seconds: float
    commit_backlog: int
    commit_backlog_limit: int
    commits_available: bool
    draining: bool


class Health:
    """Measures now and then what takes time; answers at once."""

    def __init__(self, probe: Callable[[], Awaitable[float]], vital: Callable[[], Vital], disk: Path) -> None:
        self._probe = probe
        self._vital = vital
        self._disk = disk
        self._latency_seconds: float | None = None
        self._memory_percent = 0.0
        self._disk_percent = 0.0
        self._process = psutil.Process()

    async def run(self) -> None:
        """Measure for ever."""
        while True:
            await self.measure()
            await asyncio.sleep(EVERY_SECONDS)

    async def measure(self) -> None:
        """Measure the database, memory and disk once."""
        try:
            async with asyncio.timeout(PROBE_SECONDS):
                self._latency_seconds = await self._probe()
        except Exception:
            self._latency_seconds = None
        self._memory_percent = psutil.virtual_memory().percent
        self._disk_percent = psutil.disk_usage(str(self._disk)).percent

    def report(self) -> tuple[str, dict[str, object]]:
        """("ok", "degraded" or "unhealthy", the checks)."""
        vital = self._vital()
        latency = self._latency_seconds
        backlog = 100.0 * vital.commit_backlog / vital.commit_backlog_limit
        checks: dict[str, dict[str, object]] = {
            "database": {
                "status": "ok" if latency is not None and vital.commits_available else "unhealthy",
                "latency_ms": None if latency is None else round(latency * 1000, 2),
            },
            "memory": {
                "status": _by_percent(self._memory_percent),
                "percent": self._memory_percent,
                "process_megabytes": round(self._process.memory_info().rss / 2**20, 1),
            },
            "disk": {"status": _by_percent(self._disk_percent), "percent": self._disk_percent},
            "tick": {
                "status": "ok" if vital.tick_lateness_seconds < LATE_SECONDS else "degraded",
                "lateness_ms": round(vital.tick_lateness_seconds * 1000, 1),
            },
            "commits": {"status": _by_percent(backlog), "backlog": vital.commit_backlog},
            "sockets": {"status": "ok", "open": vital.sockets, "players": vital.players},
        }
        states = {str(check["status"]) for check in checks.values()}
        status = "unhealthy" if "unhealthy" in states else "degraded" if "degraded" in states else "ok"
        if vital.draining:
            status = "draining"
        return status, dict(checks)

    def is_ready(self) -> bool:
        """Whether requests should be sent here."""
        status, _ = self.report()
        return status in ("ok", "degraded")


def _by_percent(percent: float) -> str:
    if percent >= CRITICAL_PERCENT:
        return "unhealthy"
    return "degraded" if percent >= WARNING_PERCENT else "ok"
