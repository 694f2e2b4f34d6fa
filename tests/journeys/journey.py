"""Which requests a journey makes; kept by what was really answered over a socket."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable
from typing import ParamSpec

from tests.support.client import ANSWERED

P = ParamSpec("P")

COVERED: set[str] = set()


def journey(*types: str) -> Callable[[Callable[P, Awaitable[None]]], Callable[P, Awaitable[None]]]:
    """A test that makes requests of these types and has each answered with `ok`."""
    COVERED.update(types)

    def mark(test: Callable[P, Awaitable[None]]) -> Callable[P, Awaitable[None]]:
        @functools.wraps(test)
        async def watched(*args: P.args, **kwargs: P.kwargs) -> None:
            ANSWERED.clear()
            await test(*args, **kwargs)
            assert set(types) <= ANSWERED, "a journey makes the requests it names"

        return watched

    return mark
