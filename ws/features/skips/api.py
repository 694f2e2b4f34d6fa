"""The door of the skips."""

from ws.kernel.facts import Fact


class TimeSkipped(Fact, frozen=True):
    """Time was skipped."""

    skip_type: str
    minutes: int
