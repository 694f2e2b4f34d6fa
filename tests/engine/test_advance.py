"""Moving a life through time: order, stops, slices, anchors."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.life import SandboxLife
from ws.engine import advance as advancing
from ws.engine.advance import MOMENTS_PER_SLICE, PLAYING, TO_NEXT_EVENT, UNATTENDED
from ws.engine.clock import minute_at
from ws.engine.records import Agenda, LifeClock
from ws.engine.turn import Turn
from ws.kernel.state import OwnerState

WEEK = 7 * 1440


@pytest.fixture(scope="module")
def grown() -> SandboxLife:
    """A life of thirty, to copy."""
    life = SandboxLife(11)
    life.live_to_age(30)
    return life


def test_every_moment_up_to_the_target_is_lived_in_order(grown: SandboxLife) -> None:
    life = grown.copy()
    due = [m[0] for m in life.state.get(Agenda).moments if m[0] <= life.minute + 600]
    reached = life.advance(life.minute + 600)
    assert (reached.minute, reached.stopped_by) == (life.minute, "")
    assert reached.moments >= len(due)
    left = life.state.get(Agenda).moments
    assert all(moment[0] > life.minute for moment in left)
    assert list(left) == sorted(left)


def test_long_advances_give_the_loop_back(grown: SandboxLife) -> None:
    turn = grown.copy().turn()
    steps = advancing.advance(turn, turn.minute + 60 * 1440, PLAYING)
    yields = 0
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            lived = stop.value.moments
            break
        yields += 1
    assert yields == lived // MOMENTS_PER_SLICE > 3


def test_nothing_due_is_nothing_done(grown: SandboxLife) -> None:
    turn = grown.copy().turn()
    following = grown.next_moment()
    assert following is not None
    with pytest.raises(StopIteration) as stop:
        next(advancing.advance(turn, following - 1, PLAYING))
    assert (stop.value.value.moments, stop.value.value.minute) == (0, following - 1)
    assert turn.puts == {}


@pytest.mark.parametrize("stops", [UNATTENDED, TO_NEXT_EVENT])
def test_a_stop_comes_right_after_its_moment(grown: SandboxLife, stops: frozenset[str]) -> None:
    life = grown.copy()
    met: set[str] = set()
    for number in range(60):
        before = life.minute
        reach = WEEK if number % 2 else WEEK // 7
        reached = life.advance(life.minute + reach, stops)
        met.add(reached.stopped_by)
        assert before <= reached.minute <= before + reach
        assert (reached.minute == before + reach) is (reached.stopped_by == "") or reached.stopped_by
        if reached.stopped_by == "question":
            question = life.question
            assert question is not None
            assert question.asked_minute == reached.minute == life.minute
            life.advance(question.deadline_minute)
    assert met - {"death"} == ({"", "question"} if stops is UNATTENDED else {"", "question", "event"})


def test_an_open_question_stops_before_it_begins(grown: SandboxLife) -> None:
    life = grown.copy()
    while life.question is None:
        life.advance(life.minute + WEEK, UNATTENDED)
    before = life.hash
    reached = life.advance(life.minute + WEEK, UNATTENDED)
    assert (reached.stopped_by, reached.moments) == ("question", 0)
    assert life.hash == before


def test_after_the_end_nothing_happens(grown: SandboxLife) -> None:
    life = grown.copy()
    life.live_to_age(130)
    before = life.hash
    reached = life.advance(life.minute + WEEK)
    assert (reached.stopped_by, reached.moments, life.hash) == ("death", 0, before)
    assert life.life.ended_minute == life.minute


def test_without_a_life_there_is_no_time() -> None:
    turn = Turn(SandboxLife(1).world, OwnerState(1, 1), 1, at=0)
    with pytest.raises(StopIteration) as stop:
        next(advancing.advance(turn, 1000, PLAYING))
    assert stop.value.value.moments == 0


@given(st.integers(0, 50_000), st.floats(0.01, 100), st.integers(0, 10_000_000))
def test_resting_anchors_here_and_now(minute: int, rate: float, at: int) -> None:
    life = SandboxLife(1)
    turn = Turn(life.world, life.state, life.state.account_id, at)
    turn.put(LifeClock(0, 10_000, rate, present=True))
    advancing.rest_at(turn, minute, present=False)
    held = turn.get(LifeClock)
    assert held.anchor_minute == max(minute, 10_000), "a minute never falls"
    assert (held.anchor_at, held.present) == (at, False)
    assert held.minutes_per_second == life.world.settings.minutes_per_second


@given(st.integers(1, 50_000), st.sampled_from([1.0, 0.3, 7.7, 1000.0]))
def test_anchoring_in_phase_keeps_the_clock(later: int, rate: float) -> None:
    life = SandboxLife(1)
    turn = Turn(life.world, life.state, life.state.account_id, at=10**9)
    turn.put(LifeClock(5_000, 100, rate, present=True))
    advancing.anchor_in_phase(turn, 100 + later)
    held = turn.get(LifeClock)
    assert (held.anchor_minute, held.present, held.minutes_per_second) == (100 + later, True, rate)
    assert minute_at(5_000, 100, rate, held.anchor_at) >= 100 + later
    advancing.anchor_in_phase(turn, 100)
    assert turn.get(LifeClock) == held, "and never backwards"
