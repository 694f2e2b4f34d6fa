"""Ids rise, never repeat, and carry their time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ws.kernel.ids import _EPOCH_MS, IdSource


@given(st.lists(st.integers(-5000, 5000), min_size=1, max_size=300))
def test_ids_rise_whatever_the_clock_does(steps: list[int]) -> None:
    times = iter([_EPOCH_MS + 10**9 + sum(steps[:n]) for n in range(len(steps))])
    source = IdSource(lambda: next(times))
    ids = [source.next() for _ in steps]
    assert ids == sorted(set(ids))
    assert all(0 < made < 2**63 for made in ids)


def test_more_than_a_millisecond_holds_flow_over_into_the_next() -> None:
    source = IdSource(lambda: _EPOCH_MS + 1, node=5)
    ids = [source.next() for _ in range(5000)]
    assert len(set(ids)) == 5000
    assert ids == sorted(ids)


def test_two_processes_do_not_make_the_same_id() -> None:
    first, second = (IdSource(lambda: _EPOCH_MS + 1, node=node) for node in (1, 2))
    assert not {first.next() for _ in range(1000)} & {second.next() for _ in range(1000)}


def test_an_id_sorts_by_its_time() -> None:
    early = IdSource(lambda: _EPOCH_MS + 1, node=4095).next()
    late = IdSource(lambda: _EPOCH_MS + 2, node=0).next()
    assert early < late
