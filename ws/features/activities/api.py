"""The door of the activities."""

from ws.kernel.facts import Fact


class ActivityDone(Fact, frozen=True):
    """An activity was done."""

    activity_id: str
    category: str
    person_id: str
