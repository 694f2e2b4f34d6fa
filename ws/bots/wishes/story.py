"""The story, read from the present or from some year back."""

from __future__ import annotations

from ws.bots.known import Known, Wish


def wish(known: Known) -> Wish | None:
    """The newest pages, or some old ones."""
    if known.happens(0.7):
        return "get_story", {}
    return "get_story", {"year": known.chance.randrange(known.age() + 1)}
