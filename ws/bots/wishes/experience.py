"""What has been reached: looked at now and then."""

from __future__ import annotations

from ws.bots.known import Known, Wish


def wish(known: Known) -> Wish | None:
    """The list of milestones, once something has been reached."""
    return ("get_milestones", {}) if known.section("experience") else None
