"""How well two fit: symmetric, stable, bounded, explained, and in two ways that differ."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.support.life import world
from ws.content.schemas.base import Interest
from ws.features.dating.rules import fitting
from ws.features.dating.rules.fitting import Algorithm, Subject
from ws.features.dating.rules.goals import DRIVES, Goals, goals_of

POINTS = st.integers(0, 100)
GOALS = st.builds(
    Goals,
    children=st.sampled_from(("wants", "open", "none")),
    marriage=st.sampled_from(("yes", "open", "no")),
    faith=st.sampled_from(("devout", "quiet", "none")),
    drive=st.sampled_from(DRIVES),
)
SUBJECTS = st.builds(
    Subject,
    age=st.integers(18, 99),
    big_five=st.tuples(POINTS, POINTS, POINTS, POINTS, POINTS),
    interests=st.frozensets(st.sampled_from(get_args(Interest)), max_size=5),
    goals=GOALS,
)
ALGORITHMS: tuple[Algorithm, ...] = ("likeness", "nature", "both")
PLAIN = Subject(
    30,
    (50, 50, 50, 50, 50),
    frozenset({"chess"}),
    Goals(children="open", marriage="open", faith="quiet", drive="home"),
)


@given(SUBJECTS, SUBJECTS, st.sampled_from(ALGORITHMS))
def test_it_is_the_same_whoever_asks(one: Subject, other: Subject, algorithm: Algorithm) -> None:
    fit = fitting.fit(one, other, algorithm)
    assert fit == fitting.fit(other, one, algorithm) == fitting.fit(one, other, algorithm)
    assert 0 <= fit.score <= 100


@given(SUBJECTS, SUBJECTS)
def test_the_strongest_reasons_are_told_and_there_are_words_for_them(one: Subject, other: Subject) -> None:
    content = world().content
    reasons = fitting.reasons(one, other)
    assert 1 <= len(reasons) <= fitting.REASONS
    weights = [abs(reason.weight) for reason in reasons]
    assert weights == sorted(weights, reverse=True)
    for reason in reasons:
        assert -1 <= reason.weight <= 1
        assert content.fit_reasons[reason.id].texts
        if reason.what:
            assert reason.what in one.interests & other.interests


@given(SUBJECTS)
def test_nobody_fits_a_stranger_better_by_likeness_than_themselves(one: Subject) -> None:
    """One's own twin shares everything. Two lively ones do not complement each other: the one loss."""
    twin = fitting.score(one, one, "likeness")
    other = replace(
        one, goals=Goals(children="wants", marriage="no", faith="devout", drive="travel"), age=one.age + 20
    )
    assert twin >= fitting.score(one, other, "likeness")


def test_what_two_share_and_want_counts() -> None:
    shared = replace(PLAIN, interests=frozenset({"chess", "tea"}))
    nothing = replace(PLAIN, interests=frozenset({"cars", "tea"}))
    wants = replace(PLAIN, goals=replace(PLAIN.goals, children="wants"))
    none = replace(PLAIN, goals=replace(PLAIN.goals, children="none"))
    for algorithm in ALGORITHMS:
        score = fitting.score
        assert score(PLAIN, shared, algorithm) > score(PLAIN, nothing, algorithm)
        assert score(wants, wants, algorithm) > score(wants, none, algorithm)
        assert score(PLAIN, PLAIN, algorithm) > score(PLAIN, replace(PLAIN, age=55), algorithm)
    assert "children_differs" in {reason.id for reason in fitting.reasons(wants, none)}


def test_nobody_talks_of_children_past_the_age_for_them() -> None:
    old = replace(PLAIN, age=60, goals=replace(PLAIN.goals, children="none"))
    assert not any(reason.id.startswith("children") for reason in fitting.reasons(old, old))


def test_the_two_ways_put_others_first() -> None:
    alike = replace(PLAIN, big_five=(50, 35, 50, 30, 80), interests=frozenset({"chess"}))
    steady = replace(PLAIN, big_five=(50, 70, 50, 80, 20), interests=frozenset({"cars"}))
    assert fitting.score(PLAIN, alike, "likeness") > fitting.score(PLAIN, steady, "likeness")
    assert fitting.score(PLAIN, steady, "nature") > fitting.score(PLAIN, alike, "nature")
    mean = (fitting.score(PLAIN, alike, "likeness") + fitting.score(PLAIN, alike, "nature")) / 2
    assert fitting.score(PLAIN, alike, "both") == pytest.approx(mean, abs=1)


@given(st.binary(min_size=1, max_size=16), st.text("abcdefp0123456789", min_size=1, max_size=8), st.integers(18, 90))
def test_goals_are_for_life(seed: bytes, person_id: str, age: int) -> None:
    traits = (60, 40, 50, 70, 30)
    early, late = goals_of(seed, person_id, traits, 20), goals_of(seed, person_id, traits, age)
    assert (early.marriage, early.faith, early.drive) == (late.marriage, late.faith, late.drive)
    assert late.children in (early.children, "none")


def test_goals_go_with_character() -> None:
    """The agreeable want children more often, the open pray less often and travel more."""
    seed, names = b"goals", [f"p{number}" for number in range(3000)]

    def share(traits: tuple[int, int, int, int, int], **wanted: str) -> float:
        found = [goals_of(seed, name, traits, 30) for name in names]
        return sum(all(getattr(g, k) == v for k, v in wanted.items()) for g in found) / len(names)

    assert share((50, 50, 50, 80, 50), children="wants") > share((50, 50, 50, 20, 50), children="wants") + 0.1
    assert share((20, 50, 50, 50, 50), faith="devout") > share((80, 50, 50, 50, 50), faith="devout") + 0.05
    assert share((80, 50, 50, 50, 50), drive="travel") > share((20, 50, 50, 50, 50), drive="travel") + 0.05
