"""The timing wheel against a dictionary that is searched."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from ws.engine.wheel import TimingWheel

STEP = 50
START = 1_000_020
ENTRIES = st.integers(0, 8)


class WheelAgainstModel(RuleBasedStateMachine):
    """Nothing is taken early, nothing is forgotten, nothing comes twice."""

    def __init__(self) -> None:
        super().__init__()
        self.now = START
        self.wheel: TimingWheel[int] = TimingWheel(STEP, START, slots=16)  # small, so that rounds matter
        self.model: dict[int, int] = {}

    @rule(entry=ENTRIES, later=st.integers(-500, 5000))
    def set(self, entry: int, later: int) -> None:
        self.wheel.set(entry, self.now + later)
        self.model[entry] = self.now + max(later, 0)  # what has passed falls due with the next take

    @rule(entry=ENTRIES)
    def cancel(self, entry: int) -> None:
        self.wheel.cancel(entry)
        self.model.pop(entry, None)

    @rule(passed=st.integers(0, 3000), most=st.integers(1, 100))
    def take(self, passed: int, most: int) -> None:
        self.now += passed
        taken = self.wheel.take(self.now, most)
        names = [entry for entry, _ in taken]
        assert len(names) == len(set(names))
        for entry, _ in taken:
            assert self.model.pop(entry) <= self.now, "not early"
        if self.wheel.behind_ms(self.now) == 0:
            late = [entry for entry, due in self.model.items() if due <= self.now - STEP]
            assert not late, "what is a step overdue was taken"

    @rule()
    def catch_up(self) -> None:
        """Bounded steps get there in the end."""
        for _ in range(1000):
            for entry, _ in self.wheel.take(self.now, 20):
                del self.model[entry]
            if not self.wheel.behind_ms(self.now):
                return
        raise AssertionError("the wheel never caught up")

    @invariant()
    def both_hold_the_same(self) -> None:
        assert len(self.wheel) == len(self.model)


TestWheel = WheelAgainstModel.TestCase
TestWheel.settings = settings(max_examples=60, stateful_step_count=40)


def test_an_entry_comes_at_most_one_step_late_wherever_in_a_step_it_is_due() -> None:
    for later in range(1, 3 * STEP):
        wheel: TimingWheel[str] = TimingWheel(STEP, START)
        wheel.set("life", START + later)
        taken_at = next(now for now in range(START, START + 1000) if wheel.take(now, 100))
        assert START + later <= taken_at <= START + later + STEP


def test_setting_again_moves() -> None:
    wheel: TimingWheel[str] = TimingWheel(STEP, START)
    wheel.set("life", START + 100)
    wheel.set("life", START + 10_000)
    assert wheel.take(START + 5000, 1000) == []
    assert [entry for entry, _ in wheel.take(START + 10_050, 1000)] == ["life"]


@given(st.integers(1, 10))
def test_catching_up_is_bounded(most: int) -> None:
    wheel: TimingWheel[int] = TimingWheel(STEP, START)
    for number in range(100):
        wheel.set(number, START + number * STEP)
    taken = wheel.take(START + 10_000, most)
    assert len(taken) <= most + 1
    assert wheel.behind_ms(START + 10_000) > 0
