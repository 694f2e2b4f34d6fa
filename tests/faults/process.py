"""Two ways to run the server's command line in a process of its own."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Final, Protocol

from . import jumping_clock

ROOT: Final = Path(__file__).parent.parent.parent
PRELOAD: Final = ["ws.__main__", "ws.serving", "ws.migrate", "ws.monitoring.logs", __name__]

PRELUDE: Final = "FAULTS_PRELUDE"
"""Names a module whose `install` changes the server before it starts."""

Environment = dict[str, str]


class Process(Protocol):
    """A process that was started."""

    @property
    def pid(self) -> int:
        """Its id."""

    def wait(self, seconds: float) -> int | None:
        """Its exit code; None when it still runs after so long."""


class Spawned:
    """A Python of its own, as an operator starts it."""

    def __init__(self, arguments: list[str], environment: Environment, log_file: Path) -> None:
        with log_file.open("ab") as log:
            command = [sys.executable, *arguments]
            self._process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        self.pid = self._process.pid

    def wait(self, seconds: float) -> int | None:
        try:
            return self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None


class Forked:
    """A fork of a process that has the server's modules loaded, and nothing running."""

    def __init__(self, arguments: list[str], environment: Environment, log_file: Path) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(PRELOAD)
        self._process = context.Process(target=_serve, args=(arguments, environment, str(log_file)), daemon=True)
        self._process.start()
        self.pid = int(self._process.pid or 0)

    def wait(self, seconds: float) -> int | None:
        self._process.join(seconds)
        return self._process.exitcode


def _serve(arguments: list[str], environment: Environment, log_file: str) -> None:
    """In the fork: become the command line."""
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(ROOT)
    log = os.open(log_file, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 1)
    os.dup2(log, 2)
    jumping_clock.install()
    if prelude := os.environ.get(PRELUDE):
        import_module(prelude).install()
    from ws.__main__ import main

    sys.argv = ["ws", *arguments]
    main()
