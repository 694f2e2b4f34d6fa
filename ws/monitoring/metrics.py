"""Prometheus metrics, gathered when they are asked for: counting costs nothing in between."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import msgspec
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric, SummaryMetricFamily
from prometheus_client.registry import Collector

from ws.monitoring.timings import Timings


class Numbers(msgspec.Struct, frozen=True):
    """What the parts of the server report of themselves at a moment."""

    gauges: Mapping[str, float]
    counters: Mapping[str, float]
    refusals: Mapping[str, int]
    closes: Mapping[int, int]


class _Gatherer(Collector):
    def __init__(self, timings: Timings, numbers: Callable[[], Numbers]) -> None:
        self._timings = timings
        self._numbers = numbers

    def collect(self) -> Iterable[Metric]:
        numbers = self._numbers()
        for name, value in numbers.gauges.items():
            yield GaugeMetricFamily(f"baolife_{name}", name.replace("_", " "), value=value)
        for name, value in numbers.counters.items():
            yield CounterMetricFamily(f"baolife_{name}", name.replace("_", " "), value=value)
        refusals = CounterMetricFamily("baolife_refusals", "error replies by code", labels=["code"])
        for code, count in numbers.refusals.items():
            refusals.add_metric([code], count)
        yield refusals
        closes = CounterMetricFamily("baolife_closes", "connections closed by the server", labels=["code"])
        for number, count in numbers.closes.items():
            closes.add_metric([str(number)], count)
        yield closes
        yield from self._durations()

    def _durations(self) -> Iterable[Metric]:
        seconds = SummaryMetricFamily("baolife_seconds", "duration by what was done", labels=["what"])
        quantile = GaugeMetricFamily("baolife_seconds_recent", "recent durations", labels=["what", "quantile"])
        for name, summary in self._timings.summaries().items():
            seconds.add_metric([name], count_value=summary.count, sum_value=summary.sum)
            for label, value in (("0.5", summary.median), ("0.95", summary.p95), ("0.99", summary.p99)):
                quantile.add_metric([name, label], value)
        yield seconds
        yield quantile


class Metrics:
    """The page /metrics."""

    def __init__(self, timings: Timings, numbers: Callable[[], Numbers]) -> None:
        self._registry = CollectorRegistry()
        self._registry.register(_Gatherer(timings, numbers))

    def page(self) -> bytes:
        """The text exposition."""
        return generate_latest(self._registry)
