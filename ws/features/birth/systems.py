"""The first years, moment by moment."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.features.birth import api
from ws.kernel.prose import fill


def milestone(turn: Turn, argument: str) -> None:
    """A first time of something."""
    told = turn.content.milestones[argument]
    text = turn.rolls().choose(f"milestone.text.{argument}", told.texts, str) or told.texts[0]
    life = turn.life
    raising = api.parent(turn)
    words = fill(
        text,
        name=life.first_name,
        parent=f"your {raising.relation}" if raising is not None else "somebody",
        they="she" if life.sex == "female" else "he",
    )
    turn.tell("milestone", words)
    turn.announce(api.FirstTimeCame(argument, words))
