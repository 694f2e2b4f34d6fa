"""`python -m benchmarks [rows] [--quick] [--json] [--check]`: measure, and show the table."""

from __future__ import annotations

import argparse
import asyncio
import importlib
import resource
import shutil
import signal
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Final

import msgspec
import uvloop

from benchmarks.bench import Bench, find_mysql
from benchmarks.report import Figure, say, table

ROWS: Final = (
    "start",
    "life",
    "skip",
    "read",
    "durable",
    "memory",
    "many",
    "tick",
    "growth",
    "purchases",
    "webhooks",
)
SECONDS_A_ROW: Final = 900.0


def main() -> int:
    """Measure the rows asked for; the exit code is 1 only with --check and a promise not kept."""
    asked = _arguments()
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))  # so that everything is put away
    folder = Path(tempfile.mkdtemp(prefix="baolife-bench-"))
    figures: list[Figure] = []
    failed = False
    try:
        bench = Bench(folder, None if asked.mysql == "none" else find_mysql(asked.mysql), asked.quick, asked.profile)
        for name in asked.rows or ROWS:
            say(f"== {name}")
            try:
                figures.extend(_run(name, bench))
            except Exception:
                failed = True
                traceback.print_exc()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(msgspec.json.encode(figures).decode() if asked.json else table(figures))
    missed = [figure for figure in figures if figure.holds is False]
    return 1 if asked.check and (missed or failed) else 0


def _run(name: str, bench: Bench) -> list[Figure]:
    measure = importlib.import_module(f"benchmarks.{name}").measure

    async def bounded() -> list[Figure]:
        async with asyncio.timeout(SECONDS_A_ROW):
            figures: list[Figure] = await measure(bench)
            return figures

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(bounded())


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("rows", nargs="*", metavar="row", help=f"any of: {', '.join(ROWS)}; all when left out")
    parser.add_argument("--quick", action="store_true", help="shorter and smaller; for seeing that it works")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--check", action="store_true", help="exit with 1 when a promise is not kept")
    parser.add_argument("--profile", metavar="PY_SPY", help="path of py-spy: profile the server at full load, too")
    parser.add_argument(
        "--mysql", default="mysql://root@127.0.0.1:3306", help="where databases bench_* may be made, or 'none'"
    )
    asked = parser.parse_args()
    unknown = set(asked.rows) - set(ROWS)
    if unknown:
        parser.error(f"no such row: {', '.join(sorted(unknown))}")
    return asked


if __name__ == "__main__":
    sys.exit(main())
