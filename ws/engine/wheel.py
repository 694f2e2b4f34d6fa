"""A timing wheel: who is due when, at constant cost for setting, moving and taking."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class TimingWheel(Generic[T]):
    """Entries by due time in milliseconds, in slots of `step_ms`.

    One entry has one due time; setting it again moves it. An entry farther away than a turn of
    the wheel stays in its slot and is passed over until its round comes.
    """

    def __init__(self, step_ms: int, now_ms: int, slots: int = 4096) -> None:
        self.step_ms = step_ms
        self._slots: list[dict[T, int]] = [{} for _ in range(slots)]
        self._slot_of: dict[T, int] = {}
        self._tick = now_ms // step_ms

    def __len__(self) -> int:
        return len(self._slot_of)

    def set(self, entry: T, due_ms: int) -> None:
        """Have `entry` fall due at `due_ms`; a time that has passed falls due with the next take."""
        tick = max(-(-due_ms // self.step_ms), self._tick + 1)
        slot = tick % len(self._slots)
        before = self._slot_of.get(entry)
        if before is not None and before != slot:
            del self._slots[before][entry]
        self._slot_of[entry] = slot
        self._slots[slot][entry] = due_ms if due_ms > self._tick * self.step_ms else self._tick * self.step_ms

    def cancel(self, entry: T) -> None:
        """Take an entry out. Does nothing when it is not there."""
        slot = self._slot_of.pop(entry, None)
        if slot is not None:
            del self._slots[slot][entry]

    def take(self, now_ms: int, most_steps: int) -> list[tuple[T, int]]:
        """Every entry due by `now_ms` with its due time, of at most `most_steps` slots."""
        due: list[tuple[T, int]] = []
        last = min(now_ms // self.step_ms, self._tick + most_steps)
        while self._tick < last:
            self._tick += 1
            edge = self._tick * self.step_ms
            slot = self._slots[self._tick % len(self._slots)]
            if not slot:
                continue
            ready = [(entry, at) for entry, at in slot.items() if at <= edge]
            for entry, _ in ready:
                del slot[entry]
                del self._slot_of[entry]
            due.extend(ready)
        return due

    def behind_ms(self, now_ms: int) -> int:
        """How far the wheel lags behind the clock."""
        return max(0, now_ms - (self._tick + 1) * self.step_ms)
