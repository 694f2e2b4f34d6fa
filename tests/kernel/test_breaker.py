"""A service that fails is left alone, tried by one, and asked by all again when it is well."""

from __future__ import annotations

from ws.kernel.breaker import FAILURES_TO_OPEN, OPEN_SECONDS, Breaker


class Clock:
    seconds = 100.0


def opened() -> tuple[Breaker, Clock]:
    clock = Clock()
    breaker = Breaker(lambda: clock.seconds, 10.0)
    told = [breaker.failed() for _ in range(FAILURES_TO_OPEN)]
    assert told == [False] * (FAILURES_TO_OPEN - 1) + [True]
    return breaker, clock


def test_failures_that_are_not_in_a_row_do_not_count() -> None:
    breaker = Breaker(lambda: 0.0, 10.0)
    for _ in range(3 * FAILURES_TO_OPEN):
        assert not breaker.failed()
        breaker.succeeded()
    assert breaker.wait() <= 0


def test_one_tries_and_the_others_wait_for_it() -> None:
    breaker, clock = opened()
    assert breaker.wait() == OPEN_SECONDS
    clock.seconds += OPEN_SECONDS
    assert breaker.wait() <= 0
    assert breaker.wait() == 10.0
    breaker.succeeded()
    assert breaker.wait() <= 0
    assert breaker.wait() <= 0


def test_a_try_that_fails_closes_it_again_and_one_that_hangs_only_for_its_time() -> None:
    breaker, clock = opened()
    clock.seconds += OPEN_SECONDS
    assert breaker.wait() <= 0
    assert breaker.failed()
    assert breaker.wait() == OPEN_SECONDS
    clock.seconds += OPEN_SECONDS
    assert breaker.wait() <= 0
    clock.seconds += 10.0
    assert breaker.wait() <= 0


def test_it_may_be_told_to_rest() -> None:
    breaker = Breaker(lambda: 0.0, 10.0)
    breaker.rest(7.0)
    assert breaker.wait() == 7.0
