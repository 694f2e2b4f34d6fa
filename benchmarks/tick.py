"""Row `tick`: 100,000 loaded lives whose clocks run, on one core.

In a process of its own, with the server's real actors, pacer and committer on SQLite, and
sessions that throw away what they are given. The lives are of all ages, spread over the hours
of a day, with energy between 20 and 90, so that both moments and `u` fall due. After a warm-up:
lateness (a wake's delay after it fell due) p50 and p99 in ms, reach 100 for p99; CPU-seconds a
second, the writing thread included; moments and commits a second.

"Idle lives cost nothing" is measured with 10 times as many idle lives added to a tenth of the
lives: the CPU share must stay the same. That share without the idle ones is the floor.
"""

from __future__ import annotations

import asyncio
import os
import sys
from typing import Final

import msgspec

from benchmarks import population, tick_process
from benchmarks.bench import SECRET, Bench
from benchmarks.processes import ROOT
from benchmarks.report import Figure, say

ROW: Final = "tick"
PATIENCE_SECONDS: Final = 400.0


async def measure(bench: Bench) -> list[Figure]:
    """See the module."""
    lives = bench.count(100_000, 10_000)
    few = lives // 10
    many = await _ticked(bench, lives, 0)
    alone = await _ticked(bench, few, 0)
    crowded = await _ticked(bench, few, few * 10)
    moments = many.units / many.seconds
    return [
        Figure(
            row=ROW, what=f"{lives} lives: lateness p99, ms", measured=many.lateness_p99 * 1000, reach=100,
            note=f"p50 {many.lateness_p50 * 1000:.0f} ms, most {many.lateness_max * 1000:.0f} ms; longest garbage "
            f"collection {many.longest_collection * 1000:.0f} ms; machine {many.slowness:.2f} times slower than best",
        ),
        Figure(
            row=ROW, what="CPU share of a core, SQLite's thread included", measured=many.cpu_seconds / many.seconds,
            reach=1,
            note=f"{many.wakes / many.seconds:,.0f} wakes, {moments:,.0f} written turns in "
            f"{many.batches / many.seconds:,.0f} batches, {many.pushes / many.seconds:,.0f} pushes a second; "
            f"{many.cpu_seconds / max(many.wakes, 1) * 1e6:.0f} µs a wake; {many.rss_bytes / 2**20:,.0f} MiB",
        ),
        Figure(
            row=ROW, what=f"CPU share of {few} lives with {few * 10} idle ones beside them",
            measured=crowded.cpu_seconds / crowded.seconds, floor=alone.cpu_seconds / alone.seconds, reach=1.15,
            judged="ratio", note=f"machine {crowded.slowness:.2f} and {alone.slowness:.2f} times slower than best",
        ),
    ]  # fmt: skip


async def _ticked(bench: Bench, lives: int, idle: int) -> tick_process.Ticked:
    with bench.database("sqlite") as url:
        await population.settle(bench, url, population.clones(tick_process.models(bench), lives))
        numbers = (lives, idle, bench.seconds(15.0), bench.seconds(45.0))
        settings = {"DATABASE_URL": url, "VAR": str(bench.folder / "var"), "SECRET": SECRET}
        log = bench.folder / "tick.log"
        with log.open("wb") as trouble:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "benchmarks.tick_process", *map(str, numbers),
                cwd=ROOT, env={**os.environ, **{f"BAOLIFE_{name}": value for name, value in settings.items()}},
                stdout=asyncio.subprocess.PIPE, stderr=trouble,
            )  # fmt: skip
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                output, _ = await process.communicate()
        finally:
            if process.returncode is None:
                process.kill()
    if process.returncode:
        raise RuntimeError(log.read_text(errors="replace")[-2000:])
    done = msgspec.json.decode(output, type=tick_process.Ticked)
    say(f"tick: {done}")
    return done
