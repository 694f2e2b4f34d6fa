"""Durations: exact quantiles over a window, and slowness told but not shouted."""

from __future__ import annotations

from random import Random
from statistics import fmean, median_low

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from ws.monitoring import timings
from ws.monitoring.timings import WINDOW, Timings


def observed(values: list[float]) -> timings.Summary:
    measured = Timings()
    for value in values:
        measured.observe("what", value)
    return measured.summaries()["what"]


def nearest_rank(values: list[float], percent: int) -> float:
    """The smallest value with at least `percent` of all values at or below it, by counting."""
    return min(v for v in values if 100 * sum(other <= v for other in values) >= percent * len(values))


@given(values=st.lists(st.floats(0, 0.9), min_size=1, max_size=150))
def test_quantiles_are_exact(values: list[float]) -> None:
    summary = observed(values)
    assert summary.median == median_low(values) == nearest_rank(values, 50)
    assert summary.p95 == nearest_rank(values, 95)
    assert summary.p99 == nearest_rank(values, 99)
    assert (summary.min, summary.max, summary.count) == (min(values), max(values), len(values))
    assert summary.mean == pytest.approx(fmean(values))
    assert summary.sum == pytest.approx(sum(values))


def test_the_window_holds_the_last_and_count_holds_all() -> None:
    chance = Random(1)
    values = [chance.random() * 0.9 for _ in range(3 * WINDOW)]
    summary = observed(values)
    recent = sorted(values[-WINDOW:])
    assert summary.p95 == recent[-(-95 * WINDOW // 100) - 1]
    assert summary.mean == pytest.approx(fmean(recent))
    assert summary.count == len(values)
    assert (summary.min, summary.max) == (min(values), max(values))


def test_names_are_kept_apart_and_in_order() -> None:
    measured = Timings()
    measured.observe("b", 0.2)
    measured.observe("a", 0.1)
    assert {name: s.max for name, s in measured.summaries().items()} == {"a": 0.1, "b": 0.2}
    assert list(measured.summaries()) == ["a", "b"]


def test_a_second_or_more_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with structlog.testing.capture_logs() as told:
        monkeypatch.setattr(timings, "log", structlog.get_logger("test"))
        measured = Timings()
        measured.observe("quick", 0.999)
        measured.observe("slow", 1.0)
        measured.observe("other", 2.5)
    assert [(line["what"], line["seconds"], line["log_level"]) for line in told] == [
        ("slow", 1.0, "warning"), ("other", 2.5, "warning"),
    ]  # fmt: skip


def test_a_stall_is_told_once_in_a_while_with_how_often(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(timings, "perf_counter", lambda: now[0])
    with structlog.testing.capture_logs() as told:
        monkeypatch.setattr(timings, "log", structlog.get_logger("test"))
        measured = Timings()
        for _ in range(1000):
            measured.observe("slow", 1.5)
        now[0] += timings.TOLD_EVERY_SECONDS
        measured.observe("slow", 1.5)
    assert [line["times"] for line in told] == [1, 1000]
    assert measured.summaries()["slow"].count == 1001
