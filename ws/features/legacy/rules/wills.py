"""What a will may say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ws.features.legacy.rules.estates import WHOLE
from ws.kernel.errors import Refused

FROM_AGE: Final = 18


def check(age: int, shares: Sequence[tuple[str, int]], has_will: bool) -> None:
    """Whether somebody may lay down these (heir, per cent). Raises Refused."""
    if age < FROM_AGE:
        raise Refused("not_allowed", f"A will can be made from {FROM_AGE} on.", from_age=FROM_AGE)
    if not shares:
        if not has_will:
            raise Refused("not_found", "There is no will to tear up.")
        return
    heirs = [heir for heir, _ in shares]
    if len(set(heirs)) < len(heirs):
        raise Refused("not_allowed", "Everybody is named once in a will.")
    total = sum(percent for _, percent in shares)
    if total != WHOLE:
        raise Refused("not_allowed", "The shares of a will come to 100 per cent.", percent=total)
