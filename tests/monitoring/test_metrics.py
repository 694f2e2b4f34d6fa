"""The page /metrics: readable by Prometheus, with everything that was promised."""

from __future__ import annotations

import asyncio
import urllib.request

from prometheus_client.core import Metric
from prometheus_client.parser import text_string_to_metric_families

from tests.support.client import living, refused
from tests.support.server import Running
from ws.monitoring.metrics import Metrics, Numbers
from ws.monitoring.timings import Timings

GAUGES = {
    "baolife_sockets", "baolife_players_loaded", "baolife_players_unpinned", "baolife_commit_backlog",
    "baolife_tick_waiting", "baolife_tick_lateness_seconds", "baolife_database_available",
    "baolife_seconds_recent", "baolife_diamonds_minted", "baolife_diamonds_burned", "baolife_diamonds_held",
    "baolife_diamonds_owed", "baolife_diamonds_sandbox", "baolife_diamonds_unaccounted",
}  # fmt: skip
COUNTERS = {
    "baolife_cache_hits", "baolife_cache_misses", "baolife_cache_evictions", "baolife_cpu_seconds",
    "baolife_refusals", "baolife_closes", "baolife_store_notifications", "baolife_store_notifications_repeated",
    "baolife_store_errand_failures",
}  # fmt: skip


def families(page: bytes) -> dict[str, Metric]:
    return {family.name: family for family in text_string_to_metric_families(page.decode())}


def samples(family: Metric) -> dict[tuple[str, ...], float]:
    """Name of the sample and its labels' values, in the order of the labels, to the value."""
    return {(s.name, *(s.labels[label] for label in sorted(s.labels))): s.value for s in family.samples}


def test_numbers_and_durations_are_told() -> None:
    measured = Timings()
    for seconds in (0.25, 0.5, 0.75):
        measured.observe('odd "name"\n', seconds)
    numbers = Numbers(gauges={"sockets": 3}, counters={"hits": 7}, refusals={"no_life": 2}, closes={1008: 1})
    found = families(Metrics(measured, lambda: numbers).page())
    assert samples(found["baolife_sockets"]) == {("baolife_sockets",): 3}
    assert samples(found["baolife_hits"])["baolife_hits_total",] == 7
    assert samples(found["baolife_refusals"])["baolife_refusals_total", "no_life"] == 2
    assert samples(found["baolife_closes"])["baolife_closes_total", "1008"] == 1
    seconds_by_name = samples(found["baolife_seconds"])
    assert seconds_by_name["baolife_seconds_count", 'odd "name"\n'] == 3
    assert seconds_by_name["baolife_seconds_sum", 'odd "name"\n'] == 1.5
    recent = samples(found["baolife_seconds_recent"])
    assert recent["baolife_seconds_recent", "0.5", 'odd "name"\n'] == 0.5
    assert recent["baolife_seconds_recent", "0.99", 'odd "name"\n'] == 0.75


def test_every_look_is_of_its_moment() -> None:
    count = iter(range(1, 10))
    page = Metrics(Timings(), lambda: Numbers({"sockets": next(count)}, {}, {}, {}))
    seen = [samples(families(page.page())["baolife_sockets"])["baolife_sockets",] for _ in range(3)]
    assert seen == sorted(set(seen))


async def test_a_server_that_is_played_on_tells_all_of_it(server: Running) -> None:
    async with living(server.url) as player:
        async with refused("not_allowed"):
            await player.request("purchase_energy_refill", refill_type="full")
        answer = await asyncio.to_thread(lambda: urllib.request.urlopen(f"{server.url}/metrics", timeout=5).read())
    found = families(answer)
    assert set(found) == GAUGES | COUNTERS | {"baolife_seconds"}
    assert {name for name, family in found.items() if family.type == "gauge"} == GAUGES
    assert {name for name, family in found.items() if family.type == "counter"} == COUNTERS
    assert samples(found["baolife_sockets"]) == {("baolife_sockets",): 1}
    assert samples(found["baolife_database_available"]) == {("baolife_database_available",): 1}
    assert samples(found["baolife_refusals"])["baolife_refusals_total", "not_allowed"] == 1
    timed = {sample.labels["what"] for sample in found["baolife_seconds"].samples}
    assert {"start_life", "purchase_energy_refill"} <= timed
    assert any("commit" in name for name in timed), "every commit is timed"
