"""What is kept of a year."""

from __future__ import annotations

from typing import Final

from ws.features.story.records import Moment

MOST_MOMENTS: Final = 5
OFTEN: Final = 5
"""From so many times in a year on, something is what somebody likes to do."""


def with_moment(held: tuple[Moment, ...], moment: Moment, most: int) -> tuple[Moment, ...]:
    """The moments with one more, or as they were: at most MOST_MOMENTS of a year and `most` of a kind.

    Of two that weigh the same, the earlier one stays.
    """
    if sum(one.kind == moment.kind for one in held) >= most:
        return held
    if len(held) < MOST_MOMENTS:
        return (*held, moment)
    lightest = min(range(len(held)), key=lambda place: (held[place].weight, -place))
    if held[lightest].weight >= moment.weight:
        return held
    return (*held[:lightest], *held[lightest + 1 :], moment)


def pastime(times: dict[str, int]) -> str | None:
    """The activity that was done most often, if often enough; of equals the first in the alphabet."""
    if not times:
        return None
    best = min(times, key=lambda activity: (-times[activity], activity))
    return best if times[best] >= OFTEN else None
