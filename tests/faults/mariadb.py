"""A MariaDB server of our own, to be frozen, stopped and started again."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Final

import pymysql
from sqlalchemy.engine import URL

from .databases import Problem
from .server import free_port, wait_until

START_SECONDS: Final = 60.0
STOP_SECONDS: Final = 60.0
SMALL: Final = (
    "--skip-log-bin",
    "--innodb-buffer-pool-size=64M",
    "--innodb-log-file-size=32M",
    "--skip-name-resolve",
    "--loose-innodb-buffer-pool-load-at-startup=OFF",
    "--loose-innodb-buffer-pool-dump-at-shutdown=OFF",
)


def mariadb_problem() -> Problem | None:
    """Why no server can be started; None when it can."""
    for name in ("mariadbd", "mariadb-install-db"):
        if _program(name) is None:
            return Problem(f"{name} is not installed")
    return None


def _program(name: str) -> str | None:
    """Servers stand where only root's PATH leads."""
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


class PrivateMariadb:
    """One mariadbd with its data in a folder. A row that is committed survives `stop`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self._user = ["--user=root"] if os.geteuid() == 0 else []
        self.address = URL.create("mysql", username="root", host="127.0.0.1", port=self._port)

    def install(self) -> None:
        """Make the data folder."""
        command = [str(_program("mariadb-install-db")), "--no-defaults", "--auth-root-authentication-method=normal"]
        command += ["--skip-test-db", *self._user, f"--datadir={self._folder / 'data'}"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)

    def start(self) -> None:
        """Start, and wait until it answers."""
        command = [
            str(_program("mariadbd")),
            "--no-defaults",
            *self._user,
            f"--datadir={self._folder / 'data'}",
            *SMALL,
        ]
        command += [f"--socket={self._folder / 's'}", f"--port={self._port}", "--bind-address=127.0.0.1"]
        command += [f"--pid-file={self._folder / 'pid'}"]
        with (self._folder / "mariadb.log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log)
        wait_until(self._answers, START_SECONDS, "MariaDB answers")

    def freeze(self) -> None:
        """SIGSTOP: connections stay, nothing answers. Returns when every thread stands still."""
        self._signal(signal.SIGSTOP)
        wait_until(self._stands_still, STOP_SECONDS, "MariaDB stands still")

    def thaw(self) -> None:
        """Go on where it stood."""
        self._signal(signal.SIGCONT)

    def stop(self) -> None:
        """SIGTERM: an orderly end. Does nothing when it is not running."""
        if self._process is not None and self._process.poll() is None:
            self._signal(signal.SIGCONT)
            self._process.terminate()
            self._process.wait(STOP_SECONDS)

    def kill(self) -> None:
        """SIGKILL: its own crash recovery is what saves the data."""
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait()

    def _signal(self, number: signal.Signals) -> None:
        if self._process is None:
            raise RuntimeError("MariaDB was not started")
        os.kill(self._process.pid, number)

    def _stands_still(self) -> bool:
        if self._process is None:
            raise RuntimeError("MariaDB was not started")
        threads = Path(f"/proc/{self._process.pid}/task").glob("*/stat")
        return all(thread.read_text().rpartition(") ")[2][0] == "T" for thread in threads)

    def _answers(self) -> bool:
        if self._process is not None and self._process.poll() is not None:
            raise AssertionError((self._folder / "mariadb.log").read_text()[-4000:])
        try:
            pymysql.connect(host="127.0.0.1", port=self._port, user="root", connect_timeout=2).close()
        except (pymysql.err.MySQLError, OSError):
            return False
        return True
