"""The first steps: looked at, and left by a few."""

from __future__ import annotations

from ws.bots.known import Known, Wish


def wish(known: Known) -> Wish | None:
    """What to try next; nothing once it is over."""
    if known.section("tutorial").get("over"):
        return None
    return ("skip_tutorial", {}) if known.happens(0.05) else ("get_tutorial", {})
