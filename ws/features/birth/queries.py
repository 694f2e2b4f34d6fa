"""Reading a life that rests."""

from __future__ import annotations

from typing import cast

from ws.engine.feature import ReadPort
from ws.features.birth.messages import SwitchLife
from ws.kernel.messages import Request
from ws.kernel.state import OwnerState


async def find_life(reads: ReadPort, account_id: int, request: Request) -> OwnerState | None:
    """The records of the life asked for."""
    return await reads.life(account_id, int(cast(SwitchLife, request).life_id))
