"""A value is worked out once for each instance, when it is first asked for."""

from __future__ import annotations

from ws.kernel.once import once


class Counted:
    def __init__(self, start: int) -> None:
        self.start = start
        self.asked = 0

    @once
    def value(self) -> int:
        """The start and one."""
        self.asked += 1
        return self.start + 1


def test_it_is_worked_out_once_and_for_each_alone() -> None:
    one, other = Counted(1), Counted(5)
    assert one.asked == 0
    assert (one.value, one.value, other.value) == (2, 2, 6)
    assert (one.asked, other.asked) == (1, 1)
