"""Row `start`: seconds from the start of the process to `200` from `/health/ready`, SQLite.

On a migrated database with a hundred players. "With cache": the content is compiled already
(kept by hash under `var/cache`); reach 2.5 s, median of several starts. "First": without that
cache. Floor: a process that imports the libraries the server stands on, and nothing else.
"""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
import time
from statistics import median
from typing import Final

from benchmarks import population
from benchmarks.bench import Bench
from benchmarks.processes import ROOT, game_server
from benchmarks.report import Figure, say

ROW: Final = "start"
LIBRARIES: Final = (
    "fastapi, uvicorn, uvloop, httptools, websockets.server, sqlalchemy.ext.asyncio, aiosqlite, aiomysql, jwt, typer"
)


async def measure(bench: Bench) -> list[Figure]:
    """See the module."""
    repeats = bench.count(5, 3)
    with bench.database("sqlite") as url:
        await population.settle(bench, url, population.clones(population.models(bench), 100))
        shutil.rmtree(bench.folder / "var" / "cache", ignore_errors=True)
        first = await asyncio.to_thread(_start, bench, url)
        cached = [await asyncio.to_thread(_start, bench, url) for _ in range(repeats)]
    floors = [await asyncio.to_thread(_import) for _ in range(repeats)]
    say(f"start: first {first:.2f} s, then {', '.join(f'{seconds:.2f}' for seconds in cached)} s")
    return [
        Figure(
            row=ROW, what="start to ready, content compiled, s", measured=median(cached),
            floor=median(floors), reach=2.5,
        ),
        Figure(row=ROW, what="first start to ready, nothing compiled, s", measured=first, floor=median(floors)),
    ]  # fmt: skip


def _start(bench: Bench, url: str) -> float:
    started = time.monotonic()
    with game_server(bench, url):
        return time.monotonic() - started


def _import() -> float:
    started = time.monotonic()
    subprocess.run([sys.executable, "-c", f"import {LIBRARIES}"], cwd=ROOT, check=True)
    return time.monotonic() - started
