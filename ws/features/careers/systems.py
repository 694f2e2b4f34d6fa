"""What happens in a working life at planned moments."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.features.careers import changing
from ws.features.careers.records import Application


def application_closes(turn: Turn, argument: str) -> None:
    """A post is vacant no more: an interview that waited for the player took place without them."""
    held = turn.find(Application, argument)
    if held is None:
        return
    turn.remove(Application, argument)
    if not held.is_over:
        job = turn.content.jobs[argument.partition("-")[2]]
        changing.told(turn, "interview_missed", title=job.name, employer=held.employer)
