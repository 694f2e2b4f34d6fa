"""A server that tests start, watch, and end in unkind ways."""

from __future__ import annotations

import atexit
import json
import os
import random
import resource
import secrets
import shutil
import signal
import socket
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final

import psutil

from .process import Forked, Process, Spawned

READY_SECONDS: Final = 60.0
SECRET: Final = secrets.token_hex(32)
PORTS: Final = (20_000, 32_000)
"""Below the range from which the kernel gives ports to clients: a restart finds its port free."""


class Server:
    """One `ws serve`, on a port of its own that it keeps over restarts.

    It is forked from a process that has imported the server already, because hundreds of starts
    are most of what these tests cost; with `program` it is a process of its own from the start:
    "-m ws", or a file that prepares something first.
    """

    def __init__(
        self, database_url: str, folder: Path, program: tuple[str, ...] = (), **settings: str | float
    ) -> None:
        self.database_url = database_url
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log_file = folder / "log"
        self._program = program
        self._settings = {"BAOLIFE_RATE_LIMITS": "off", **{name: str(value) for name, value in settings.items()}}
        self._process: Process | None = None
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def pid(self) -> int:
        """Of the running process."""
        if self._process is None:
            raise RuntimeError("the server was not started")
        return self._process.pid

    def set(self, name: str, value: str) -> None:
        """A setting for the next start."""
        self._settings[name] = value

    def start(self) -> None:
        """Start and wait until it takes connections."""
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("BAOLIFE_")},
            "BAOLIFE_VAR": str(shared_var()),
            "BAOLIFE_SECRET": SECRET,
            **self._settings,
        }
        arguments = ["serve", "--database-url", self.database_url, "--port", str(self.port)]
        make = Spawned if self._program else Forked
        self._process = make([*self._program, *arguments], environment, self.log_file)
        wait_until(self._takes_connections, READY_SECONDS, f"the server is ready; its log:\n{self.log()}")

    def kill(self) -> None:
        """SIGKILL: nothing is said, nothing is finished. Does nothing when it is not running."""
        if self.is_running():
            os.kill(self.pid, signal.SIGKILL)
            self.wait(10)

    def terminate(self, seconds: float) -> int:
        """SIGTERM; returns the exit code. Raises AssertionError when it takes longer."""
        os.kill(self.pid, signal.SIGTERM)
        return self.wait(seconds)

    def wait(self, seconds: float) -> int:
        """The exit code, once it has left. Raises AssertionError when it takes longer."""
        code = self._process.wait(seconds) if self._process is not None else None
        assert code is not None, f"the server did not leave within {seconds} s; its log:\n{self.log()[-3000:]}"
        return code

    def is_running(self) -> bool:
        return self._process is not None and self._process.wait(0) is None

    def limit_file_size(self, most_bytes: int) -> None:
        """No file may grow beyond this many bytes: a full disk. -1 gives the space back."""
        hard = resource.prlimit(self.pid, resource.RLIMIT_FSIZE)[1]
        resource.prlimit(self.pid, resource.RLIMIT_FSIZE, (most_bytes, hard))

    def memory_megabytes(self) -> float:
        return float(psutil.Process(self.pid).memory_info().rss) / 2**20

    def log(self) -> str:
        return self.log_file.read_text(errors="replace") if self.log_file.exists() else ""

    def complaints(self) -> list[str]:
        """What the log says of defects: errors that no fault from outside explains."""
        expected = ("the database is away", "loading failed", "the wall clock jumped")
        return [
            line[:2000]
            for line in self.log().splitlines()
            if '"level": "error"' in line and not any(text in line for text in expected)
        ] + [line for line in self.log().splitlines() if line.startswith("Traceback")]

    def health(self, timeout_seconds: float = 5.0) -> tuple[int, dict[str, Any]]:
        """(HTTP status, body) of /health."""
        try:
            with urllib.request.urlopen(f"{self.url}/health", timeout=timeout_seconds) as answer:
                return answer.status, json.loads(answer.read())
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read())

    def _takes_connections(self) -> bool:
        if not self.is_running():
            raise AssertionError(f"the server ended at once; its log:\n{self.log()[-4000:]}")
        try:
            with urllib.request.urlopen(f"{self.url}/health/live", timeout=2.0) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False


def wait_until(condition: Callable[[], bool], seconds: float, what: str) -> None:
    """Wait for a condition, with a bound that fails the test."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() >= deadline:
            raise AssertionError(f"not within {seconds} s: {what}")
        time.sleep(0.02)


def free_port() -> int:
    """A port nobody listens on."""
    chance = random.SystemRandom()
    for _ in range(200):
        port = chance.randint(*PORTS)
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise RuntimeError("no free port")


@cache
def shared_var() -> Path:
    """`var/` of all servers of this test process: the compiled content is made once."""
    folder = Path(tempfile.mkdtemp(prefix="faults-var-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
