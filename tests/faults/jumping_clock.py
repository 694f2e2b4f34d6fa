"""A wall clock that jumps, for a server under test.

`time.time` is BAOLIFE_TEST_JUMP_AT_START seconds off; on SIGUSR1, as many as stand in
BAOLIFE_TEST_JUMP_FILE.
"""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import Final

FILE: Final = "BAOLIFE_TEST_JUMP_FILE"
AT_START: Final = "BAOLIFE_TEST_JUMP_AT_START"


def install() -> None:
    """Let this process have such a clock, if its environment asks for it."""
    if FILE not in os.environ:
        return
    real = time.time
    jump = [float(os.environ.get(AT_START, "0"))]

    def jumped() -> float:
        return real() + jump[0]

    def read(*_: object) -> None:
        jump[0] = float(Path(os.environ[FILE]).read_text())

    time.time = jumped
    signal.signal(signal.SIGUSR1, read)
