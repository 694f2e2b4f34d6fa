"""Where a server's time goes: samples of py-spy, summed by function.

py-spy is not a requirement of this project; give its path with `--profile`. It stops the process
for each sample, so the figures of a profiled stretch count for nothing else.
"""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

RATE: Final = 300
SHOWN: Final = 25
LOOP: Final = "Runner.run"
"""Of the event loop's thread; other threads wait most of the time."""

Stacks = list[tuple[list[str], int]]
"""Functions from the outermost to the innermost, and how many samples found them so."""


@contextmanager
def profiled(py_spy: str, pid: int, seconds: float, file: Path) -> Iterator[Callable[[], Stacks]]:
    """Sample a process for so long; call what is given after the body for the stacks."""
    options = {"-p": pid, "-d": max(1, round(seconds)), "-r": RATE, "-f": "raw", "-o": file}
    arguments = ["record", *(str(part) for option in options.items() for part in option)]
    process = subprocess.Popen([py_spy, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def stacks() -> Stacks:
        process.wait(seconds + 30)
        return _read(file)

    try:
        yield stacks
    finally:
        process.wait(seconds + 30)


def told(stacks: Stacks) -> str:
    """The functions with the largest shares, with (under) and without (self) what they call."""
    under: Counter[str] = Counter()
    own: Counter[str] = Counter()
    total = 0
    for functions, count in stacks:
        total += count
        own[functions[-1]] += count
        for function in set(functions):
            under[function] += count
    always = [name for name, count in under.items() if count == total]
    for name in always:
        del under[name]
    lines = [f"{'under':>7} {'self':>7}"]
    for name, count in under.most_common(SHOWN * 2):
        lines.append(f"{count / total:7.1%} {own[name] / total:7.1%}  {name}")
    lines.append("by self:")
    lines.extend(f"{count / total:15.1%}  {name}" for name, count in own.most_common(SHOWN))
    return "\n".join(lines)


def _read(file: Path) -> Stacks:
    stacks: Stacks = []
    for line in file.read_text().splitlines():
        stack, _, count = line.rpartition(" ")
        if LOOP in stack:
            stacks.append(([function.rpartition(":")[0] or function for function in stack.split(";")], int(count)))
    return stacks
