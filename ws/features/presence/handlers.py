"""Staying in step."""

from msgspec.structs import replace

from ws.engine.turn import Turn
from ws.features.presence.messages import Acknowledge, GetState, PushesAcknowledged, StateShown
from ws.kernel.errors import Refused
from ws.kernel.player import Player


def get_state(turn: Turn, request: GetState) -> StateShown:
    """Show the whole state after the reply."""
    turn.shows_state = True
    return StateShown(seq=turn.get(Player).push_seq)


def acknowledge(turn: Turn, request: Acknowledge) -> PushesAcknowledged:
    """Let go of the pushes up to a number. Acknowledging again, or less, changes nothing."""
    player = turn.get(Player)
    if request.seq > player.push_seq:
        raise Refused("not_found", "No push of this number was sent.", seq=player.push_seq)
    if request.seq > player.acknowledged_seq:
        player = replace(player, acknowledged_seq=request.seq)
        turn.put(player)
    return PushesAcknowledged(seq=player.acknowledged_seq)
