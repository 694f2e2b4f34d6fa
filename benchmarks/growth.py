"""Table `growth`: what grows with what. For information; a cost that rises with the years, the
lives or the players is a promise that will be broken later.

- by years of a life: records and bytes in the database, CPU-ms to load it (cold, one player alone,
  SQLite), CPU-ms of a week's skip, bytes of the whole state as the client gets it;
- by lives of an account: CPU-ms to load, bytes loaded (ended lives should cost nothing);
- by players in the database: CPU-ms to load one of them.
Medians of several lives each.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from statistics import median
from typing import Final

from msgspec.structs import replace

from benchmarks import population, skip
from benchmarks.bench import SECRET, Bench
from benchmarks.population import Clone, Model
from benchmarks.report import Figure, say
from ws import settings
from ws.app import App
from ws.engine.closing import snapshot
from ws.engine.records import Life
from ws.engine.turn import Turn
from ws.kernel.messages import encode_message
from ws.kernel.records import encode_body
from ws.kernel.state import OwnerState

ROW: Final = "growth"
AGES: Final = (6, 30, 60, 90)
LIVES: Final = (1, 10, 50)
SAMPLES: Final = 9
LOADS: Final = 45


async def measure(bench: Bench) -> list[Figure]:
    """See the module."""
    figures = [await _years(bench, age) for age in AGES]
    figures += [await _lives(bench, lives) for lives in LIVES]
    for players in (100, 1000, bench.count(20_000, 5000)):
        people = population.clones(population.models(bench), players)
        loads, _ = await _loads(bench, people)
        figures.append(Figure(row=ROW, what=f"{players} players in the database: CPU-ms to load one", measured=loads))
    return figures


async def _years(bench: Bench, age: int) -> Figure:
    the_world = population.world(bench)
    states: list[OwnerState] = []
    models: list[Model] = []
    number = 0
    while len(states) < SAMPLES and number < 1000:
        number += 1
        state, history = population.live(the_world, number, age)
        if state.get(Life).ended_minute is None:
            states.append(state)
            models.append(population.model_of(the_world, state, history))
    say(f"growth: {len(states)} of {number} lives reached {age}")
    weeks = median(skip.week(the_world, state)[0] for state in states) * 1000
    whole = median(len(encode_message(snapshot(Turn(the_world, state, state.account_id, 0)))) for state in states)
    records = median(len(model.bodies) for model in models)
    size = median(sum(len(body[3]) for body in model.bodies) for model in models)
    agenda = median(len(encode_body(model.life["agenda", ""])) for model in models)
    loads, _ = await _loads(bench, population.clones(models, SAMPLES * 5))
    return Figure(
        row=ROW, what=f"age {age}: CPU-ms to load the player", measured=loads,
        note=f"{records:.0f} records of {size / 1024:.1f} KB (agenda {agenda / 1024:.2f} KB); "
        f"week's skip {weeks:.2f} ms; playerObject {whole / 1024:.1f} KB",
    )  # fmt: skip


async def _lives(bench: Bench, lives: int) -> Figure:
    people = [replace(clone, earlier=lives - 1) for clone in population.clones(population.models(bench), SAMPLES * 5)]
    loads, size = await _loads(bench, people)
    return Figure(
        row=ROW,
        what=f"{lives} lives of an account: CPU-ms to load",
        measured=loads,
        note=f"{size / 1024:.1f} KB loaded",
    )


async def _loads(bench: Bench, people: Sequence[Clone]) -> tuple[float, float]:
    """(CPU-ms, bytes) to load one player from a database of these; medians."""
    with bench.database("sqlite") as url:
        await population.settle(bench, url, people)
        os.environ.update(BAOLIFE_SECRET=SECRET, BAOLIFE_VAR=str(bench.folder / "var"))
        app = App(settings.load(database_url=url))
        took: list[float] = []
        sizes: list[int] = []
        for clone in people[:: max(1, len(people) // LOADS)]:
            started = time.process_time()
            actor = await app.cache.get(clone.account_id)
            took.append(time.process_time() - started)
            sizes.append(actor.state.size_bytes)
        app.committer.start()
        await app.committer.close()
        await app.database.close()
        app.passwords.close()
    return median(took) * 1000, median(sizes)
