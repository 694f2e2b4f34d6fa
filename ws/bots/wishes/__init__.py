"""What a bot may want besides free time, room by room. Each room has one function

    def wish(known: Known) -> Wish | None

which returns a request that a player who knows as much might make now, or None.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ws.bots.known import Known, Wish
from ws.bots.wishes import (
    album,
    belongings,
    careers,
    children,
    conversation,
    dates,
    dating,
    day,
    education,
    experience,
    health,
    home,
    law,
    legacy,
    money,
    parting,
    people,
    purchases,
    romance,
    story,
    tutorial,
    weddings,
)

ROOMS: Final[tuple[tuple[Callable[[Known], Wish | None], int], ...]] = (
    (day.wish, 3),
    (education.wish, 5),
    (careers.wish, 6),
    (children.wish, 2),
    (money.wish, 4),
    (home.wish, 3),
    (belongings.wish, 4),
    (health.wish, 4),
    (law.wish, 1),
    (legacy.wish, 1),
    (conversation.wish, 4),
    (dating.wish, 3),
    (people.wish, 5),
    (dates.wish, 3),
    (parting.wish, 1),
    (experience.wish, 1),
    (album.wish, 2),
    (purchases.wish, 1),
    (romance.wish, 4),
    (story.wish, 2),
    (tutorial.wish, 1),
    (weddings.wish, 2),
)
"""Rooms, and how often they come to mind."""


def wish(known: Known) -> Wish | None:
    """Something of a room by chance; None when it is not wanted now."""
    room, _ = known.chance.choices(ROOMS, [weight for _, weight in ROOMS])[0]
    return room(known)


__all__ = ["wish"]
