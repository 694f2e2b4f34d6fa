"""Buckets and windows against what they promise."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ws.gateway.limits import Buckets, SlidingWindow, TokenBucket, Windows

GAPS = st.lists(st.floats(0, 30), min_size=1, max_size=80)


@given(st.integers(1, 20), st.floats(0.1, 20), GAPS)
def test_a_bucket_gives_no_more_than_burst_and_rate(burst: int, rate: float, gaps: list[float]) -> None:
    bucket, now, taken = TokenBucket(burst, rate, 0.0), 0.0, list[float]()
    for gap in gaps:
        now += gap
        wait = bucket.take(now)
        if wait == 0:
            taken.append(now)
        else:
            assert wait > 0
            assert wait <= 1 / rate + 1e-9
    for start, first in enumerate(taken):
        for end in range(start, len(taken)):
            assert end - start + 1 <= burst + (taken[end] - first) * rate + 1e-6


@given(st.integers(1, 20), st.floats(0.1, 20), GAPS)
def test_waiting_as_told_is_enough(burst: int, rate: float, gaps: list[float]) -> None:
    bucket, now = TokenBucket(burst, rate, 0.0), 0.0
    for gap in gaps:
        now += gap
        wait = bucket.take(now)
        if wait:
            now += wait + 1e-6
            assert bucket.take(now) == 0


@given(st.integers(1, 8), st.floats(1, 60), GAPS)
def test_a_window_is_exact(count: int, seconds: float, gaps: list[float]) -> None:
    window, now, taken = SlidingWindow(count, seconds), 0.0, list[float]()
    for gap in gaps:
        now += gap
        free = sum(1 for at in taken if at > now - seconds) < count
        wait = window.take(now)
        assert (wait == 0) is free
        if free:
            taken.append(now)
        else:
            assert abs(now + wait - (sorted(taken)[-count] + seconds)) < 1e-6


def test_a_clock_that_stands_still_gives_nothing() -> None:
    bucket = TokenBucket(2, 100, 5.0)
    assert [bucket.take(5.0) == 0 for _ in range(4)] == [True, True, False, False]
    assert bucket.take(4.0) > 0, "nor one that goes back"


def test_the_least_recently_used_is_forgotten() -> None:
    now = [0.0]
    buckets = Buckets(1, 0.001, lambda: now[0], most=2)
    assert [buckets.take(name) == 0 for name in ("a", "b", "a")] == [True, True, False]
    assert buckets.take("c") == 0
    assert buckets.take("a") > 0, "a was used after b"
    assert buckets.take("b") == 0, "b was forgotten"


def test_windows_are_by_account_and_type() -> None:
    now = [0.0]
    windows = Windows(lambda: now[0], most=3)
    assert windows.take(1, "skip", 1, 60) == 0
    assert windows.take(1, "skip", 1, 60) == 60
    assert windows.take(2, "skip", 1, 60) == 0
    assert windows.take(1, "refill", 1, 60) == 0
    now[0] = 59.0
    assert windows.take(1, "skip", 1, 60) == 1
    assert windows.take(3, "skip", 1, 60) == 0
    assert len(windows._windows) == 3
