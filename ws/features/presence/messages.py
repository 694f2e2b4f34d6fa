"""Messages to stay in step."""

from typing import Annotated

import msgspec

from ws.kernel.messages import Reply, Request


class GetState(Request, frozen=True, tag="get_state"):
    """Ask for the whole state as a playerObject."""


class StateShown(Reply, frozen=True, tag="get_state"):
    seq: int


class Acknowledge(Request, frozen=True, tag="acknowledge"):
    """Say that every push up to `seq` was processed; the server forgets them."""

    seq: Annotated[int, msgspec.Meta(ge=0, le=2**53)]


class PushesAcknowledged(Reply, frozen=True, tag="acknowledge"):
    seq: int
    """The highest number acknowledged so far."""
