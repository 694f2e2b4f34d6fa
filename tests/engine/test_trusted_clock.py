"""Real time that does not jump."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ws.engine.trusted_clock import BELIEVED_MS, TrustedClock


class Clocks:
    """A wall clock and a monotonic one, moved apart by hand."""

    def __init__(self) -> None:
        self.wall, self.monotonic = 1_000_000.0, 50.0
        self.trusted = TrustedClock(lambda: self.wall, lambda: self.monotonic)

    def pass_(self, seconds: float, jump: float = 0.0) -> None:
        self.monotonic += seconds
        self.wall += seconds + jump


def test_it_tells_the_wall_clocks_time() -> None:
    clocks = Clocks()
    assert clocks.trusted.now_ms() == 1_000_000_000
    clocks.pass_(2.5)
    assert clocks.trusted.now_ms() == 1_000_002_500


def test_a_jump_of_the_wall_clock_is_not_believed() -> None:
    for jump in (3600.0, -3600.0):
        clocks = Clocks()
        clocks.pass_(10, jump=jump)
        assert abs(clocks.trusted.compare() - jump * 1000) < 1
        assert clocks.trusted.now_ms() == 1_000_010_000
        clocks.pass_(10)
        clocks.trusted.compare()
        assert clocks.trusted.now_ms() == 1_000_020_000


def test_small_drift_is_followed() -> None:
    clocks = Clocks()
    clocks.pass_(100, jump=0.3)
    clocks.trusted.compare()
    assert abs(clocks.trusted.now_ms() - 1_000_100_300) <= 1


def test_a_wall_clock_that_is_set_back_a_little_makes_time_wait() -> None:
    clocks = Clocks()
    before = clocks.trusted.now_ms()
    clocks.pass_(0.1, jump=-0.4)
    clocks.trusted.compare()
    assert clocks.trusted.now_ms() == before
    clocks.pass_(0.5)
    assert abs(clocks.trusted.now_ms() - (before + 200)) <= 1


JUMPS = st.one_of(st.floats(-0.6, 0.6), st.floats(-10_000, 10_000))


@given(st.lists(st.tuples(st.floats(0, 100), JUMPS), max_size=30))
def test_time_never_falls(steps: list[tuple[float, float]]) -> None:
    clocks = Clocks()
    last = clocks.trusted.now_ms()
    for seconds, jump in steps:
        clocks.pass_(seconds, jump)
        clocks.trusted.compare()
        now = clocks.trusted.now_ms()
        assert now >= last
        assert now - last <= seconds * 1000 + BELIEVED_MS + 1, "it runs no faster than the drift it follows"
        last = now
