"""Experiments: stable, independent of each other, split as the weights say."""

from __future__ import annotations

import hashlib
from collections import Counter
from itertools import combinations

import msgspec
import pytest
from msgspec.structs import replace

from tests.support.life import world
from ws.content.schemas import Experiment
from ws.features.experiments.api import assignments
from ws.features.experiments.rules import variant_of

CONTENT = world().content
FLAGS = {
    "tutorial_flow", "premium_pricing", "dating_match_algorithm", "daily_reward_amount", "notification_frequency",
    "conversation_ui", "energy_regeneration",
}  # fmt: skip
ACCOUNTS = range(1, 20_001)
CRITICAL = {1: 15.14, 2: 18.42, 4: 23.51}
"""Chi-square at one in ten thousand, by degrees of freedom."""


@pytest.fixture(scope="module")
def assigned() -> dict[str, list[str]]:
    return {name: [variant_of(account, e) for account in ACCOUNTS] for name, e in CONTENT.experiments.items()}


def experiment(name: str, *weights: int) -> Experiment:
    variants = [{"id": f"v{n}", "weight": weight} for n, weight in enumerate(weights)]
    return msgspec.convert({"id": name, "text": "T", "variants": variants}, Experiment)


def test_there_are_the_seven_flags() -> None:
    assert set(CONTENT.experiments) == FLAGS
    assert set(assignments(CONTENT, 1)) == FLAGS


@pytest.mark.parametrize("account", [1, 2, 77, 2**53 + 1, 7_318_349_394_477_056_001])
def test_a_variant_is_the_md5_of_account_and_experiment(account: int) -> None:
    """Computed here once more, so that nobody changes variants without noticing."""
    for name, found in CONTENT.experiments.items():
        number = int(hashlib.md5(f"{account}:{name}".encode()).hexdigest()[:16], 16)
        ladder = [variant.id for variant in found.variants for _ in range(variant.weight)]
        assert variant_of(account, found) == ladder[number % len(ladder)]


def test_neither_order_nor_company_changes_a_variant() -> None:
    names = list(CONTENT.experiments)
    turned = replace(CONTENT, experiments={n: CONTENT.experiments[n] for n in reversed(names)})
    alone = replace(CONTENT, experiments={names[3]: CONTENT.experiments[names[3]]})
    for account in range(1, 200):
        everything = assignments(CONTENT, account)
        assert assignments(turned, account) == everything
        assert assignments(alone, account) == {names[3]: everything[names[3]]}


@pytest.mark.parametrize("name", sorted(FLAGS))
def test_the_split_is_close_to_the_weights(name: str, assigned: dict[str, list[str]]) -> None:
    counts = Counter(assigned[name])
    variants = CONTENT.experiments[name].variants
    total = sum(variant.weight for variant in variants)
    expected = {variant.id: len(ACCOUNTS) * variant.weight / total for variant in variants}
    assert set(counts) == set(expected)
    square = sum((counts[v] - wanted) ** 2 / wanted for v, wanted in expected.items())
    assert square < CRITICAL[len(variants) - 1]


def test_experiments_are_independent_of_each_other(assigned: dict[str, list[str]]) -> None:
    for one, other in combinations(sorted(FLAGS), 2):
        both = Counter(zip(assigned[one], assigned[other], strict=True))
        rows, columns = Counter(assigned[one]), Counter(assigned[other])
        square = 0.0
        for a, in_row in rows.items():
            for b, in_column in columns.items():
                wanted = in_row * in_column / len(ACCOUNTS)
                square += (both[a, b] - wanted) ** 2 / wanted
        assert square < CRITICAL[(len(rows) - 1) * (len(columns) - 1)], (one, other)


def test_uneven_weights_are_kept_too() -> None:
    uneven = experiment("uneven", 1, 9, 90)
    counts = Counter(variant_of(account, uneven) for account in range(5000))
    expected = {"v0": 50, "v1": 450, "v2": 4500}
    assert sum((counts[v] - n) ** 2 / n for v, n in expected.items()) < CRITICAL[2]
