"""Named randomness: uniform, independent, and unmoved by new content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ws.kernel.rolls import Rolls, draw

SEEDS = st.binary(min_size=1, max_size=64)
NAMES = st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=8), unique=True, min_size=1, max_size=12)
DRAWS = 20_000


def chi_square(counts: Mapping[str, int], shares: Mapping[str, float]) -> float:
    """How far the counts are from the shares."""
    total = sum(counts.values())
    return sum((counts.get(n, 0) - total * share) ** 2 / (total * share) for n, share in shares.items())


@given(SEEDS, st.integers(-(2**40), 2**40), st.text(max_size=30), st.integers(0, 10**6))
def test_a_draw_has_its_name_and_nothing_else(seed: bytes, minute: int, purpose: str, occurrence: int) -> None:
    first = draw(seed, minute, purpose, occurrence)
    assert 0 <= first < 1
    for other in range(5):
        draw(seed, minute, f"{purpose}{other}", occurrence)
    assert draw(seed, minute, purpose, occurrence) == first


@given(
    SEEDS, st.integers(-(2**40), 2**40), st.text(max_size=30), st.one_of(st.integers(0, 10**6), st.text(max_size=9))
)
def test_the_rolls_of_a_life_are_its_draws(seed: bytes, minute: int, purpose: str, occurrence: int | str) -> None:
    rolls = Rolls(seed, minute)
    assert rolls.chance("another") == draw(seed, minute, "another")
    assert rolls.chance(purpose, occurrence) == draw(seed, minute, purpose, occurrence)


def test_many_draws_at_once_are_the_same_draws() -> None:
    rolls = Rolls(b"seed", 77)
    names = ["a", "b", "", 3, "a"]
    assert rolls.chances("p", names) == [rolls.chance("p", name) for name in names]
    assert rolls.chances("p", []) == []


def test_a_draw_stays_what_it_was_when_the_game_began() -> None:
    """Recorded lives depend on this number for ever."""
    assert draw(b"seed", 104_100, "event.today", 0) == 0.4540213982168487


def test_every_part_of_the_name_counts() -> None:
    names = [(b"a", 1, "x", 0), (b"b", 1, "x", 0), (b"a", 2, "x", 0), (b"a", 1, "y", 0), (b"a", 1, "x", 1)]
    assert len({draw(*name) for name in names}) == len(names)
    assert draw(b"a", 1, "x", 12) != draw(b"a", 11, "x", 2), "parts do not run together"


def test_draws_are_uniform() -> None:
    tenths = Counter(str(int(draw(b"uniform", n, "t") * 10)) for n in range(DRAWS))
    # chi-square with 9 degrees of freedom: 27.9 is its 99.9th percentile
    assert chi_square(tenths, {str(n): 0.1 for n in range(10)}) < 27.9


def test_neighbouring_draws_know_nothing_of_each_other() -> None:
    pairs = [(draw(b"pairs", n, "t"), draw(b"pairs", n + 1, "t")) for n in range(DRAWS)]
    covariance = sum((a - 0.5) * (b - 0.5) for a, b in pairs) / DRAWS
    assert abs(covariance * 12) < 4 / DRAWS**0.5, "the correlation is that of chance (4 sigma)"


@given(SEEDS, st.integers(-50, 50), st.integers(0, 60))
def test_between_gives_whole_numbers_of_its_range(seed: bytes, low: int, width: int) -> None:
    rolls = Rolls(seed, 5)
    found = {rolls.between(low, low + width, "b", n) for n in range(40)}
    assert min(found) >= low
    assert max(found) <= low + width


def test_between_reaches_both_ends() -> None:
    assert {Rolls(b"ends", n).between(3, 5, "b") for n in range(200)} == {3, 4, 5}


@pytest.mark.parametrize("probability", [0.0, 0.03, 0.5, 1.0])
def test_happens_as_often_as_it_says(probability: float) -> None:
    times = sum(Rolls(b"often", n).happens(probability, "h") for n in range(DRAWS))
    spread = 4 * (DRAWS * probability * (1 - probability)) ** 0.5
    assert abs(times - DRAWS * probability) <= spread


@given(SEEDS, NAMES, st.text(st.characters(codec="utf-8"), min_size=9, max_size=12), st.floats(0.01, 50))
def test_a_new_candidate_wins_or_changes_nothing(seed: bytes, names: Sequence[str], new: str, weight: float) -> None:
    rolls = Rolls(seed, 77)
    weights = {name: 1.0 + place for place, name in enumerate(names)} | {new: weight}
    before = rolls.choose("race", names, str, weights.__getitem__)
    after = rolls.choose("race", [*names, new], str, weights.__getitem__)
    assert after in (before, new)


@given(SEEDS, NAMES)
def test_the_order_of_candidates_does_not_matter(seed: bytes, names: Sequence[str]) -> None:
    rolls = Rolls(seed, 77)
    assert rolls.choose("race", names, str) == rolls.choose("race", list(reversed(names)), str)


@given(SEEDS, NAMES)
def test_a_candidate_that_leaves_takes_only_its_own_wins(seed: bytes, names: Sequence[str]) -> None:
    rolls = Rolls(seed, 77)
    winner = rolls.choose("race", names, str)
    for leaver in names:
        if leaver != winner:
            assert rolls.choose("race", [n for n in names if n != leaver], str) == winner


def test_a_race_is_won_by_weight() -> None:
    weights = {"a": 1.0, "b": 2.0, "c": 5.0, "d": 0.5}
    wins = Counter(Rolls(b"w", n).choose("race", weights, str, weights.__getitem__) or "" for n in range(DRAWS))
    total = sum(weights.values())
    # chi-square with 3 degrees of freedom: 16.3 is its 99.9th percentile
    assert chi_square(wins, {name: weight / total for name, weight in weights.items()}) < 16.3


@given(SEEDS, NAMES)
def test_without_weights_all_run_as_with_the_same_weight(seed: bytes, names: Sequence[str]) -> None:
    rolls = Rolls(seed, 77)
    assert rolls.choose("race", names, str) == rolls.choose("race", names, str, lambda _: 1.0)


def test_whoever_runs_alone_wins() -> None:
    rolls = Rolls(b"alone", 1)
    assert rolls.choose("race", ["a"], str) == rolls.choose("race", ["a"], str, lambda _: 0.1) == "a"


def test_nobody_runs_without_weight() -> None:
    rolls = Rolls(b"none", 1)
    assert rolls.choose("race", ["a", "b"], str, lambda name: 0.0) is None
    assert rolls.choose("race", [], str) is None
    assert rolls.choose("race", ["a", "b"], str, lambda name: 1.0 if name == "b" else -1.0) == "b"


@given(st.lists(st.floats(0.01, 100), min_size=1, max_size=8), st.integers(0, 10_000))
def test_to_pick_is_to_choose_among_numbers(weights: list[float], minute: int) -> None:
    rolls = Rolls(b"seed", minute)
    assert rolls.pick("race", weights) == rolls.choose("race", range(len(weights)), str, lambda n: weights[n])
