"""What a skip costs."""

from ws.content.schemas import Skip


def charge(skip: Skip, minutes_skipped: int, stopped_by: str) -> int:
    """Diamonds for what was really skipped, rounded in the player's favour.

    `next_event` costs its price when it reached something, and nothing when there was nothing.
    """
    if skip.to_next_event:
        return skip.diamonds if stopped_by in ("event", "question") else 0
    return skip.diamonds * minutes_skipped // skip.minutes
