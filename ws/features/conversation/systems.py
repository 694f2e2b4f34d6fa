"""When a conversation ends by itself."""

from __future__ import annotations

from ws.engine.turn import Turn
from ws.features.conversation import talking
from ws.features.conversation.records import Conversation


def conversation_ends(turn: Turn, argument: str) -> None:
    """Nobody has said anything for a while, or it has been very long."""
    held = turn.find(Conversation)
    if held is None:
        return
    if turn.minute >= held.began_minute + talking.MOST_MINUTES:
        talking.ends_by_itself(turn, "time", "tired")
    else:
        talking.ends_by_itself(turn, "silence", "silence")
