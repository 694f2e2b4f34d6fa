"""A program that floods: `python -m tests.faults.flood URL MODE CONNECTIONS SECONDS`.

Each connection writes as fast as the server takes it and reads nothing. Prints, as JSON, how
long each lasted (null: to the end) and how many bytes went out.
"""

from __future__ import annotations

import json
import socket
import sys
import threading
import time
from typing import Final
from urllib.parse import urlsplit

from .wire import BINARY, CONT, PING, PONG, TEXT, frame, handshake

CHUNK: Final = 2**18
MODES: Final = {
    "pings": frame(PING, b""),
    "large pings": frame(PING, b"x" * 125),
    "pongs": frame(PONG, b""),
    "junk": frame(TEXT, b"{"),
    "binary": frame(BINARY, b""),
    "health": frame(TEXT, b'{"type":"get_health"}'),
    "pieces": frame(TEXT, b"", fin=False) + frame(CONT, b"", fin=False) * 20 + frame(CONT, b"{}"),
}


def flood(url: str, mode: str, seconds: float) -> tuple[float | None, int]:
    """One connection: (seconds it lasted or None, bytes sent)."""
    parts = urlsplit(url)
    sent = 0
    started = time.monotonic()
    with socket.create_connection((parts.hostname or "", parts.port or 80), 30) as line:
        line.sendall(handshake())
        line.recv(4096)
        line.settimeout(1.0)
        data = MODES[mode] * (CHUNK // len(MODES[mode]))
        while time.monotonic() - started < seconds:
            try:
                sent += line.send(data)  # a part of a frame now and then: the next one is broken, too
            except TimeoutError:
                continue  # the server does not read: well done
            except OSError:
                return time.monotonic() - started, sent
    return None, sent


def main(url: str, mode: str, connections: int, seconds: float) -> list[tuple[float | None, int]]:
    """All at once, a thread each."""
    found: list[tuple[float | None, int]] = []
    threads = [threading.Thread(target=lambda: found.append(flood(url, mode, seconds))) for _ in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4]))))
