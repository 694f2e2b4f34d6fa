"""Processes that are measured: the game's server and the floor's, started, watched and stopped."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import psutil

from benchmarks.bench import SECRET, Bench

HOST: Final = "127.0.0.1"
ROOT: Final = Path(__file__).parent.parent
START_SECONDS: Final = 60.0
STOP_SECONDS: Final = 40.0


class Watched:
    """A running process and what it has used."""

    def __init__(self, process: subprocess.Popen[bytes], port: int, log: Path) -> None:
        self._process = process
        self._watch = psutil.Process(process.pid)
        self.port = port
        self.log = log

    @property
    def pid(self) -> int:
        return self._process.pid

    def cpu_seconds(self) -> float:
        """User and system time of all its threads so far."""
        times = self._watch.cpu_times()
        return times.user + times.system

    def rss_bytes(self) -> int:
        """Resident memory now."""
        return int(self._watch.memory_info().rss)

    def troubles(self) -> str:
        """What it logged as error or warning, shortened; "" when all was well."""
        lines = self.log.read_text(errors="replace").splitlines()
        bad = [line for line in lines if '"error"' in line or '"warning"' in line or "Traceback" in line]
        bad = [line for line in bad if "RATE LIMITS ARE OFF" not in line]
        return f"{len(bad)} log lines of trouble, the first: {bad[0][:300]}" if bad else ""

    def stop(self) -> None:
        """SIGTERM, and SIGKILL when that does not help."""
        self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def free_port() -> int:
    """A TCP port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextmanager
def game_server(
    bench: Bench, database_url: str, migrate: bool = False, var: Path | None = None, **settings: object
) -> Iterator[Watched]:
    """The real server, ready, without rate limits; `settings` become BAOLIFE_<NAME>."""
    port = free_port()
    arguments = ["-m", "ws", "serve", "--database-url", database_url]
    if migrate:
        arguments.append("--migrate")
    given = {
        "BAOLIFE_PORT": port,
        "BAOLIFE_RATE_LIMITS": "off",
        "BAOLIFE_SECRET": SECRET,
        "BAOLIFE_VAR": var or bench.folder / "var",
        "BAOLIFE_LOG_LEVEL": "warning",
        **{f"BAOLIFE_{name.upper()}": value for name, value in settings.items()},
    }
    with _running(bench, arguments, given, port) as server:
        wait_ready(server, f"http://{HOST}:{port}/health/ready")
        yield server


@contextmanager
def floor_server(bench: Bench) -> Iterator[Watched]:
    """The bare sans-I/O echo (see floor_server.py)."""
    port = free_port()
    with _running(bench, ["-m", "benchmarks.floor_server", str(port)], {}, port) as server:
        wait_ready(server, None)
        yield server


@contextmanager
def _running(bench: Bench, arguments: Sequence[str], settings: Mapping[str, object], port: int) -> Iterator[Watched]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BAOLIFE_")}
    environment = {**kept, **{name: str(value) for name, value in settings.items()}}
    log = bench.folder / f"process-{port}.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, *arguments], cwd=ROOT, env=environment, stdout=output, stderr=output
        )
    server = Watched(process, port, log)
    try:
        yield server
    finally:
        server.stop()


def wait_ready(server: Watched, url: str | None) -> float:
    """Wait until `url` answers 200, or the port is open when there is none; returns when it did."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if server._process.poll() is not None:
            raise RuntimeError(f"the process ended: {server.log.read_text(errors='replace')[-2000:]}")
        try:
            if url is None:
                socket.create_connection((HOST, server.port), 1.0).close()
                return time.monotonic()
            with urllib.request.urlopen(url, timeout=2.0) as answer:
                if answer.status == 200:
                    return time.monotonic()
        except (urllib.error.URLError, OSError):
            pass
        time.sleep(0.01)
    raise RuntimeError(f"not ready after {START_SECONDS} s: {server.log.read_text(errors='replace')[-2000:]}")
