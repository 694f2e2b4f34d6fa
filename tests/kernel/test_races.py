"""Races of many: fair, fixed by names, and the same whether lanes run together or alone."""

from __future__ import annotations

import math
from collections import Counter
from hashlib import blake2b
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ws.kernel.races import Race, key
from ws.kernel.rolls import Rolls

ALL = (1 << 64) - 1
SEEDS = st.binary(min_size=1, max_size=16)
FIELDS = st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=12), st.floats(0.01, 50), max_size=30)


def race(weights: dict[str, float]) -> Race[str]:
    return Race(list(weights), [key(name) for name in weights], list(weights.values()))


def alone(seed: bytes, minute: int, purpose: str, name: str, weight: float) -> float:
    """The time of one candidate, written down a second time, a lane at a time."""
    state = blake2b(f"{minute}\x1f{purpose}\x1f".encode(), digest_size=8, key=seed).digest()
    x = int.from_bytes(state, "big") ^ int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little")
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9 & ALL
    x = (x ^ x >> 27) * 0x94D049BB133111EB & ALL
    x ^= x >> 31
    return -math.log(1.0 - (x >> 11) / (1 << 53)) / weight


@given(SEEDS, st.integers(0, 2**40), FIELDS)
def test_everybody_finishes_in_the_order_of_their_own_times(
    seed: bytes, minute: int, weights: dict[str, float]
) -> None:
    order = list(race(weights).order(Rolls(seed, minute), "race"))
    times = {name: alone(seed, minute, "race", name, weight) for name, weight in weights.items()}
    assert order == sorted(order, key=times.__getitem__)
    assert Counter(order) == Counter(weights.keys())


@given(SEEDS, FIELDS, st.data())
def test_who_leaves_takes_only_their_own_place(seed: bytes, weights: dict[str, float], data: st.DataObject) -> None:
    leavers = data.draw(st.sets(st.sampled_from(sorted(weights))) if weights else st.just(set()))
    rolls = Rolls(seed, 77)
    stay = {name: weight for name, weight in weights.items() if name not in leavers}
    whole = [name for name in race(weights).order(rolls, "race") if name in stay]
    assert list(race(stay).order(rolls, "race")) == whole


def test_every_part_of_the_name_counts() -> None:
    held = race({str(number): 1.0 for number in range(20)})
    orders = [
        list(held.order(Rolls(seed, minute), purpose))
        for seed, minute, purpose in ((b"a", 1, "x"), (b"b", 1, "x"), (b"a", 2, "x"), (b"a", 1, "y"))
    ]
    assert len({tuple(order) for order in orders}) == 4


def test_a_race_is_won_by_weight_also_among_those_who_may() -> None:
    weights = {"a": 1.0, "b": 2.0, "c": 5.0, "d": 0.5, **{f"many{n}": 0.2 for n in range(100)}}
    held = race(weights)
    for may_win in (tuple(weights), ("a", "b", "c", "d"), ("a", "many7", "many8", "many70")):
        runs = 4_000
        wins = Counter(
            next(name for name in held.order(Rolls(b"fair", minute), "race") if name in may_win)
            for minute in range(runs)
        )
        total = sum(weights[name] for name in may_win)
        spread = sum(
            (wins[name] - runs * weights[name] / total) ** 2 / (runs * weights[name] / total) for name in may_win
        )
        freedom = len(may_win) - 1
        # the 99.9th percentile of chi-square, by Wilson and Hilferty
        limit = freedom * (1 - 2 / (9 * freedom) + 3.09 * math.sqrt(2 / (9 * freedom))) ** 3
        assert spread < limit, may_win


def test_neighbouring_minutes_and_lanes_know_nothing_of_each_other() -> None:
    """Who of two is ahead is a fair coin, whatever was the case a minute before or in the pair beside."""
    names = [f"event_{number}" for number in range(8)]
    held = race(dict.fromkeys(names, 1.0))
    ahead: list[tuple[bool, ...]] = []
    for minute in range(3_000):
        order = list(held.order(Rolls(b"pairs", minute), "race"))
        ahead.append(tuple(order.index(a) < order.index(b) for a, b in zip(names[::2], names[1::2], strict=True)))
    four_sigma = 4 * math.sqrt(0.25 / len(ahead))
    for pair in range(4):
        after_each_other = sum(x[pair] == y[pair] for x, y in pairwise(ahead)) / len(ahead)
        beside = sum(x[pair] == x[(pair + 1) % 4] for x in ahead) / len(ahead)
        assert abs(after_each_other - 0.5) < four_sigma
        assert abs(beside - 0.5) < four_sigma


def test_nobody_runs_in_an_empty_race() -> None:
    assert list(race({}).order(Rolls(b"none", 1), "race")) == []
