"""Which of several wordings comes next."""

from __future__ import annotations

from typing import Final

REMEMBERED: Final = 80


def untold(told: tuple[str, ...], prefix: str, count: int) -> list[int]:
    """Positions of the `count` wordings that were not told of late; all but the last when all were."""
    fresh = [number for number in range(count) if f"{prefix}.{number}" not in told]
    if fresh:
        return fresh
    last = next(name for name in reversed(told) if name in {f"{prefix}.{number}" for number in range(count)})
    return [number for number in range(count) if count == 1 or f"{prefix}.{number}" != last]


def after_telling(told: tuple[str, ...], name: str) -> tuple[str, ...]:
    """The memory with one more wording, which is now the newest."""
    return (*(held for held in told if held != name), name)[-REMEMBERED:]
