"""The collector rests while a server comes up, and looks seldom afterwards."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from ws import garbage


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """The collector of the tests is theirs."""
    thresholds = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)
    gc.enable()


def test_it_rests_until_the_process_has_settled() -> None:
    garbage.hold()
    assert not gc.isenabled()
    garbage.settle()
    assert gc.isenabled()
    assert gc.get_threshold() == garbage.GC_THRESHOLDS
    assert gc.get_freeze_count() > 10_000
